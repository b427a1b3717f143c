import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type {
  AggregateRef,
  Clock,
  Command,
  DeliverTask,
  EraseTask,
  FollowUp,
  Publish,
  RebuildTask,
  SignTask,
  TellTask,
} from '../workflow/ports.ts';
import { digestOf } from '../workflow/hash.ts';

/** What one FIFO message is: its group keeps order, its deduplication id keeps it single for five minutes. */
interface Outgoing {
  readonly group: string;
  readonly deduplicationId: string;
  readonly body: unknown;
}

/** Sends messages to a queue; throws when any was not taken, or when `until` aborts first. */
export type Send = (queueUrl: string, messages: readonly Outgoing[], until?: AbortSignal) => Promise<void>;

const message = ({ group, deduplicationId, body }: Outgoing) => ({
  MessageBody: JSON.stringify(body),
  MessageGroupId: group,
  MessageDeduplicationId: deduplicationId,
});

const sendBatch = async (
  client: SQSClient,
  queueUrl: string,
  messages: readonly Outgoing[],
): Promise<void> => {
  const { Failed = [] } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl,
      Entries: messages.map((one, n) => ({ Id: String(n), ...message(one) })),
    }),
  );
  const [failed] = Failed;
  if (failed !== undefined)
    throw new Error(`${String(Failed.length)} messages were not taken: ${String(failed.Code)}`);
};

/** Sends messages in batches of ten; throws when any was not taken, so that the whole is sent again. */
export const sender =
  (client = new SQSClient({})): Send =>
  async (queueUrl, messages, until) => {
    if (messages.length === 0) return;
    const [only] = messages;
    if (messages.length === 1 && only !== undefined) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, ...message(only) }), {
        ...(until && { abortSignal: until }),
      });
      return;
    }
    for (let n = 0; n < messages.length; n += 10)
      await sendBatch(client, queueUrl, messages.slice(n, n + 10));
  };

const groupOf = ({ kind, id }: AggregateRef): string =>
  `${kind}-${id}`.replaceAll(/[^A-Za-z0-9!-/:-@[-`{-~]/gu, '-');

/** A command as a FIFO message: grouped by aggregate, deduplicated by its own id. */
export const commandMessage = (command: Command): Outgoing => ({
  group: groupOf(command.aggregate),
  deduplicationId: command.id,
  body: command,
});

/** A task for the signer as a FIFO message: permits by case, the status list in one line. */
export const taskMessage = (task: SignTask): Outgoing =>
  task.kind === 'sign-permit'
    ? {
        group: `permit-${task.dossierId}`,
        deduplicationId: [task.dossierId, task.digest.slice(7), task.insteadOf?.slice(0, 20)]
          .filter((part) => part !== undefined)
          .join('-'),
        body: task,
      }
    : { group: 'status-list', deduplicationId: `${task.kind}-${task.causedBy}`.slice(0, 128), body: task };

type Queued = Exclude<FollowUp, { to: 'files' }>;

/** What is to be told as a FIFO message: in the order in which it happened to a platform and its cases, or to one other thing. */
const tellMessage = (task: TellTask): Outgoing => ({
  group: groupOf(task.platformId === null ? task.about : { kind: 'platform', id: task.platformId }),
  deduplicationId: task.id,
  body: task,
});

/** A delivery as a FIFO message: each endpoint has its own line, so that a slow one holds up no other. */
export const deliverMessage = (task: DeliverTask): Outgoing => ({
  group: `webhook-${task.endpoint}`,
  deduplicationId: digestOf({ ...task }).slice('sha256:'.length),
  body: task,
});

/** So long do changes of the register share one message; its queue waits longer than that, so that none is made too early. */
const rebuildWindow = 10_000;

/**
 * A task for the exports as a FIFO message: one for all that is sent in the same ten seconds. Not for all that changed in them: a
 * commit that took long would else share the message of others whose files were made before it was done.
 */
export const rebuildMessage = (task: RebuildTask, sentAt: string): Outgoing => ({
  group: 'exports',
  deduplicationId: `exports-${String(Math.floor(Date.parse(sentAt) / rebuildWindow))}`,
  body: task,
});

const outgoing = (followUp: Queued, sentAt: string): Outgoing => {
  switch (followUp.to) {
    case 'sign':
      return taskMessage(followUp.task);
    case 'webhook':
      return deliverMessage(followUp.task);
    case 'exports':
      return rebuildMessage(followUp.task, sentAt);
    case 'notice':
      return tellMessage(followUp.task);
    default:
      return commandMessage(followUp.command);
  }
};

/** Publishes follow-ups to the queues that this function may send to, and erases files where it holds the keys; any other destination is a fault. */
export const publisher =
  (
    send: Send,
    queueUrls: Readonly<Partial<Record<Queued['to'], string>>>,
    { now, erase }: { readonly now: Clock; readonly erase?: (task: EraseTask) => Promise<void> },
  ): Publish =>
  async (followUps) => {
    for (const followUp of followUps) {
      if (followUp.to !== 'files') continue;
      if (erase === undefined) throw new Error('this function has no way to the keys of files');
      await erase(followUp.task);
    }
    const queued = followUps.filter((followUp) => followUp.to !== 'files');
    // What is told of a commit goes first, so that it stands in line before what is told of its follow-ups.
    for (const to of ['notice', 'registry', 'publication', 'sign', 'webhook', 'exports'] as const) {
      const messages = queued
        .filter((followUp) => followUp.to === to)
        .map((followUp) => outgoing(followUp, now()));
      if (messages.length === 0) continue;
      const url = queueUrls[to];
      if (url === undefined) throw new Error(`this function has no way to the ${to} queue`);
      await send(url, messages);
    }
  };

/** A client of the queue engine of the embedded run, which takes any credentials. */
export const queueClientOn = (endpoint: string): SQSClient =>
  new SQSClient({
    endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
