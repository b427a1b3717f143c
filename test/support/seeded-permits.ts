import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { queueClientOn, sender, taskMessage } from '../../shared/aws/queues.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import type { Level } from '../../shared/domain/level.ts';
import type { PermitStatus } from '../../shared/domain/moves.ts';
import { dossierItems } from '../../shared/workflow/dossier-items.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { sha256 } from '../../shared/workflow/hash.ts';
import { aCase } from './domain/a-case.ts';
import { people } from './domain/people.ts';
import { dossierIn } from './domain/road.ts';
import { aContext } from './domain/surroundings.ts';
import type { EmbeddedRun } from './embedded.ts';

/** A release whose case has come to a permit in this state; one platform each. */
export interface Seed {
  readonly owner: string;
  readonly level: Level;
  /** Null: still under assessment. */
  readonly status: PermitStatus | null;
  readonly validUntil: string;
  /** The end of a grace for what expired; null where nobody ruled so. */
  readonly graceUntil: string | null;
}

export interface Seeded extends Seed {
  readonly platformId: string;
  readonly digest: string;
}

const issuedAt = '2026-11-02T02:00:00.000Z';

const dossierOf = ({ owner, level, status, validUntil, graceUntil }: Seed, name: string): Dossier => {
  const facts = aCase({
    id: `ds-${name}`,
    platformId: `pf-${name}`,
    purl: null,
    digests: [sha256(name)],
    owner,
    synthetic: true,
  });
  const concluded = dossierIn('eligible', aCase());
  const approval = concluded.approval && { ...concluded.approval, level };
  const given = status && { status, issuedAt, validUntil, supersededFrom: null, since: issuedAt };
  const permit = given && (graceUntil === null ? given : { ...given, graceUntil });
  return { ...concluded, facts, approval, permit };
};

/** What the commit that led to this state would have written for the gate, the signer and the list. */
const itemsOf = (after: Dossier) =>
  dossierItems(
    {
      before: after.permit === null ? null : { ...after, permit: null },
      after,
      version: 9,
      at: issuedAt,
      file: null,
      events:
        after.permit === null
          ? []
          : [{ type: 'PermitIssued', level: 3, validUntil: after.permit.validUntil }],
      command: {
        id: 'c-seed',
        type: 'expire',
        aggregate: { kind: 'dossier', id: after.facts.id },
        actor: people.system,
        body: {},
        correlationId: 'c-seed',
      },
    },
    aContext(),
  );

/** Puts permits of every kind where the gate of a run reads them, and has its signer sign each, and the list. */
export const seedPermits = async (run: EmbeddedRun, seeds: readonly Seed[]): Promise<Seeded[]> => {
  const running = run.running();
  if (running === undefined) throw new Error('the run is not there');
  const { endpoints, tableName, queues } = running;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const raw = new DynamoDBClient({ endpoint: endpoints.dynamodb, region: 'local', credentials });
  const table = DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } });
  const put = (Item: Record<string, unknown>) => table.send(new PutCommand({ TableName: tableName, Item }));
  const dossiers = seeds.map((seed, n) => dossierOf(seed, `seed-${String(n)}`));
  for (const { key, body } of dossiers.flatMap(itemsOf)) if (body !== null) await put({ ...key, ...body });
  for (const dossier of dossiers)
    await put({ ...keys.state('dossier', dossier.facts.id), version: 9, state: dossier });
  const signQueue = Object.entries(queues).find(([name]) => /Sign(?!.*DeadLetters)/u.test(name))?.[1];
  const tasks = dossiers.flatMap(({ permit, facts: { digests, platformId, id } }) =>
    permit === null
      ? []
      : digests.map((digest) => ({ kind: 'sign-permit', digest, platformId, dossierId: id }) as const),
  );
  const list = { kind: 'sign-status-list', causedBy: `seed-${new Date().toISOString()}` } as const;
  await sender(queueClientOn(endpoints.sqs))(signQueue ?? '', [...tasks, list].map(taskMessage));
  raw.destroy();
  return seeds.map((seed, n) => {
    const facts = dossiers[n]?.facts;
    return { ...seed, platformId: facts?.platformId ?? '', digest: facts?.digests[0] ?? '' };
  });
};
