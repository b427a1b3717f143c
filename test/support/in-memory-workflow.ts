import type { AskedQuestion } from '../../shared/contracts/gate.ts';
import type { DecisionRecord } from '../../shared/contracts/gate-log.ts';
import { parseRegistryWish, parseSignTask, parseWishWithFiles } from '../../shared/contracts/messages.ts';
import { parseNoticeTask } from '../../shared/contracts/notices.ts';
import { parseRebuildTask } from '../../shared/contracts/export-files.ts';
import { parseDossier, parseEvidence } from '../../shared/contracts/records.ts';
import { attachedTo } from '../../shared/aws/confirmed-files.ts';
import type { Confirmed } from '../../shared/aws/confirmed-files.ts';
import { evidenceVault } from '../../shared/aws/evidence-vault.ts';
import { reportersIn } from '../../shared/aws/reporters.ts';
import { tiesIn } from '../../shared/aws/ties.ts';
import { deliverMessage, publisher } from '../../shared/aws/queues.ts';
import type { Send } from '../../shared/aws/queues.ts';
import { parseDeliverTask } from '../../shared/contracts/webhooks.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { bodiesAt } from '../../shared/register/bodies.ts';
import { carriedFor } from '../../shared/register/carried-organisations.ts';
import { mailFrom } from '../../shared/messages/notice-messages.ts';
import { rulesOfCase } from '../../shared/rulesets/rulesets.ts';
import { dossierAggregate } from '../../shared/workflow/dossier-aggregate.ts';
import type { Ports } from '../../shared/workflow/handle-command.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Bucket } from '../../shared/workflow/files/evidence.ts';
import type { Post } from '../../shared/workflow/notice-ports.ts';
import type { Clock } from '../../shared/workflow/ports.ts';
import { answer } from '../../functions/gate/answer.ts';
import { eraseFiles } from '../../functions/assessment/erase-files.ts';
import { handleWithFiles } from '../../functions/assessment/handle-with-files.ts';
import { rebuild } from '../../functions/exports/rebuild.ts';
import { tell } from '../../functions/notice/tell.ts';
import { handleRegistry } from '../../functions/registry/handle-registry.ts';
import { deliverOnce } from '../../functions/webhook/deliver-once.ts';
import { sign } from '../../functions/signer/sign.ts';
import type { SignerDeps } from '../../functions/signer/sign.ts';
import { inMemoryExports } from './in-memory-exports.ts';
import { inMemoryBucket, inMemoryFileKeys } from './in-memory-files.ts';
import { inMemoryItems } from './in-memory-items.ts';
import type { InMemoryItems, Key } from './in-memory-items.ts';
import { inMemoryQueues, queueNames } from './in-memory-queues.ts';
import type { Waiting } from './in-memory-queues.ts';
import { inMemoryGate } from './in-memory-gate.ts';
import { inMemoryNotices, inMemoryPost } from './in-memory-notices.ts';
import { inMemoryLookUp, inMemoryReads } from './in-memory-reads.ts';
import { inMemorySignedItems } from './in-memory-signed-items.ts';
import { inMemoryReceivers, inMemoryWebhooks } from './in-memory-webhooks.ts';
import type { InMemoryReceivers } from './in-memory-webhooks.ts';
import { inMemoryStore } from './in-memory-store.ts';

/** What befalls a delivery: it ends well, is delivered again, or a worker is struck before, in or after its commit. */
export const fates = ['done', 'delivered-again', 'throttled', 'answer-lost', 'publish-fails'] as const;
export type Fate = (typeof fates)[number];

/** A fault that the test itself has put there. */
class Struck extends Error {}

const struck = (ports: Ports, fate: Fate): Ports => ({
  ...ports,
  store: {
    ...ports.store,
    commit: async (commit) => {
      if (fate === 'throttled') throw new Struck();
      const outcome = await ports.store.commit(commit);
      if (fate === 'answer-lost') throw new Struck();
      return outcome;
    },
  },
  publish: async (followUps) => {
    if (fate === 'publish-fails' && followUps.length > 0) throw new Struck();
    await ports.publish(followUps);
  },
});

const carried = carriedFor('demonstration');

/** Buckets in memory, and what the table in memory keeps of confirmed files. */
const filesIn = (items: InMemoryItems) => {
  const quarantine = inMemoryBucket();
  const fileKeys = inMemoryFileKeys();
  const vault = evidenceVault({
    quarantine,
    evidence: inMemoryBucket(),
    outbox: inMemoryBucket(),
    keys: fileKeys,
  });
  const forgetNames = (dossierId: string) => {
    for (const item of items.under(keys.state('dossier', dossierId).pk, 'EVIDENCE#'))
      items.put(keys.evidence(dossierId, String(item['evidence'])), { ...item, name: undefined });
    return Promise.resolve();
  };
  const confirmed: Confirmed = ({ dossierId, evidenceId }) => {
    const item = items.get(keys.evidence(dossierId, evidenceId));
    return Promise.resolve(item === null ? { problem: 'file-missing' } : parseEvidence(item));
  };
  const read = (key: Key) => Promise.resolve(items.get(key));
  const all = (pk: string, prefix: string) => Promise.resolve(items.under(pk, prefix));
  return { quarantine, vault, confirmed, read, all, erase: eraseFiles({ keys: fileKeys, forgetNames }) };
};

interface Telling {
  readonly post: Post;
  readonly send: Send;
}

/** The worker that tells people, with the post of the test. */
const telling = (items: InMemoryItems, { lookUp, now }: Ports, { post, send }: Telling) =>
  tell(
    {
      shelf: inMemoryNotices(items),
      lookUp,
      reportersOf: reportersIn(inMemoryReads(items)),
      post,
      enqueue: (tasks) => send('webhook', tasks.map(deliverMessage)),
      now,
    },
    mailFrom('https://chot.example'),
  );

/** The worker that makes the files of the register. */
const exporting =
  (items: InMemoryItems, bucket: Bucket, { now }: Ports) =>
  async (raw: unknown): Promise<void> => {
    parseRebuildTask(raw);
    await rebuild({ reads: inMemoryReads(items), bucket, ...inMemoryExports(items), now });
  };

interface Workplace extends Telling {
  readonly receivers: InMemoryReceivers;
  readonly rulesOf: typeof rulesOfCase;
  readonly items: InMemoryItems;
  readonly key: SignerDeps['key'];
  readonly files: ReturnType<typeof filesIn>;
  readonly exportFiles: Bucket;
}

const work =
  ({ items, key, files, exportFiles, rulesOf, post, send, receivers }: Workplace) =>
  async ({ queue, body }: Waiting, ports: Ports): Promise<void> => {
    const raw: unknown = JSON.parse(body);
    if (queue === 'sign')
      await sign({ items: inMemorySignedItems(items), key, now: ports.now })(parseSignTask(raw));
    else if (queue === 'notice') await telling(items, ports, { post, send })(parseNoticeTask(raw));
    else if (queue === 'webhook')
      await deliverOnce(inMemoryWebhooks(items, { now: ports.now, send: receivers.send }))(
        parseDeliverTask(raw),
      );
    else if (queue === 'exports') await exporting(items, exportFiles, ports)(raw);
    else if (queue === 'registry') {
      const wish = parseRegistryWish(raw);
      await handleRegistry(carried, { ...ports, outside: attachedTo(files.confirmed)(wish) })(wish);
    } else {
      const dossiers = dossierAggregate({ parse: parseDossier, rulesOf, bodiesAt });
      await handleWithFiles({ dossiers, carried, files }, ports)(parseWishWithFiles(raw));
    }
  };

/** The whole workflow in one process: the real handlers, queues that play tricks, and a table that one can look into. */
export const inMemoryWorkflow = ({
  now,
  key,
  rulesOf = rulesOfCase,
}: {
  now: Clock;
  key: SignerDeps['key'];
  /** The law of a case; that of the register unless a test brings another. */
  rulesOf?: typeof rulesOfCase;
}) => {
  const items = inMemoryItems();
  const queues = inMemoryQueues();
  const files = filesIn(items);
  const exportFiles = inMemoryBucket();
  const ports = {
    store: inMemoryStore(items),
    publish: publisher(queues.send, queueNames, { now, erase: files.erase }),
    now,
    lookUp: inMemoryLookUp(items),
    tiesOf: tiesIn(files.all),
  };
  const mails = inMemoryPost();
  const receivers = inMemoryReceivers();
  const { post } = mails;
  const handle = work({ items, key, files, exportFiles, rulesOf, post, send: queues.send, receivers });

  /** Hands one waiting message to its worker; a fault that was not put there on purpose is thrown. */
  const deliver = async (message: Waiting, fate: Fate): Promise<void> => {
    try {
      await handle(message, struck(ports, fate));
    } catch (error) {
      if (error instanceof Struck) return;
      throw error;
    }
    if (fate !== 'delivered-again') queues.acknowledge(message);
  };

  /** Works until nothing waits; `copies` says how often each message is delivered. */
  const drain = async (copies = 1): Promise<void> => {
    for (let [head] = queues.heads(); head !== undefined; [head] = queues.heads()) {
      for (let n = 1; n < copies; n += 1) await deliver(head, 'delivered-again');
      await deliver(head, 'done');
    }
  };

  const answers: DecisionRecord[] = [];
  const gate = inMemoryGate(items, (decision) => answers.push(decision));
  const ask = (question: AskedQuestion, actor: Actor, at: string = now()) =>
    answer({ ...gate, now: () => at, acceptSynthetic: true }, { question, actor, language: 'en' });
  return { items, queues, files, exportFiles, ports, mails, receivers, deliver, drain, ask, answers };
};

export type InMemoryWorkflow = ReturnType<typeof inMemoryWorkflow>;
