import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dsseEnvelope, listedPermit, listedRelaxation, permitJwk } from '../contracts/permits.ts';
import type { ListedPermit, ListedRelaxation, PermitJwk } from '../contracts/permits.ts';
import { keys } from '../workflow/keys.ts';
import type { DsseEnvelope } from '../workflow/dsse.ts';
import { isConditionFailed } from './conditions.ts';
import type { PublicPermitKey } from './permit-key.ts';
import type { Table } from './table.ts';

const statement = z.object({ payloadType: z.string(), statement: z.string() });
const listed = z.object(listedPermit.shape);
const relaxed = z.object(listedRelaxation.shape);
const storedEnvelope = z.object({ envelope: dsseEnvelope });
const storedKey = z.object({ key: permitJwk });
/** Which permit of which case. */
export interface PermitRef {
  readonly digest: string;
  readonly platformId: string;
  readonly dossierId: string;
}

/** Writes, and takes it as done where the condition does not hold. */
const ifConditionHolds = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

const putOnce = (table: Table, Item: Record<string, unknown>): Promise<void> =>
  ifConditionHolds(() =>
    table.client.send(
      new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    ),
  );

/** Every item of a partition whose sort key begins so, consistently. */
const under = async (table: Table, pk: string, prefix: string): Promise<unknown[]> => {
  const found: unknown[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const answer: {
      Items?: unknown[] | undefined;
      LastEvaluatedKey?: Record<string, unknown> | undefined;
    } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    found.push(...(answer.Items ?? []));
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found;
};

const putEnvelope = async (
  table: Table,
  { ref, envelope, insteadOf }: { ref: PermitRef; envelope: DsseEnvelope; insteadOf: string | null },
): Promise<void> => {
  const Item = { ...keys.envelope(ref.digest, ref.platformId, ref.dossierId), ...ref, envelope };
  if (insteadOf === null) return putOnce(table, Item);
  await ifConditionHolds(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item,
        ConditionExpression: 'envelope.signatures[0].keyid = :keyid',
        ExpressionAttributeValues: { ':keyid': insteadOf },
      }),
    ),
  );
};

const storeStatusList = (table: Table, issuedAt: string, envelope: DsseEnvelope): Promise<void> =>
  ifConditionHolds(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.statusList(), issuedAt, envelope },
        ConditionExpression: 'attribute_not_exists(pk) OR issuedAt < :issuedAt',
        ExpressionAttributeValues: { ':issuedAt': issuedAt },
      }),
    ),
  );

/** What the signer reads and writes: statements in, envelopes and the status list out. */
export const signedItems = (table: Table) => ({
  /** The bytes to sign, as the conclusion committed them; throws where there are none. */
  statement: async ({
    digest,
    platformId,
    dossierId,
  }: PermitRef): Promise<{ payloadType: string; payload: string }> => {
    const Key = keys.statement(digest, platformId, dossierId);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    );
    const stored = statement.parse(Item);
    return { payloadType: stored.payloadType, payload: stored.statement };
  },
  /** The key that signed the stored envelope; null where none is stored. */
  signedBy: async ({ digest, platformId, dossierId }: PermitRef): Promise<string | null> => {
    const Key = keys.envelope(digest, platformId, dossierId);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    );
    return Item === undefined ? null : storedEnvelope.parse(Item).envelope.signatures[0].keyid;
  },
  /** Stores an envelope in place of none, or of the one that this key signed; another one that stands is left. */
  storeEnvelope: (ref: PermitRef, envelope: DsseEnvelope, insteadOf: string | null): Promise<void> =>
    putEnvelope(table, { ref, envelope, insteadOf }),
  storeKey: (key: PublicPermitKey): Promise<void> => putOnce(table, { ...keys.signingKey(key.kid), key }),
  /** Notes that signatures of this key no longer count; throws for a key that the set does not hold. Twice is once. */
  revokeKey: async (kid: string, at: string): Promise<void> => {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.signingKey(kid),
        UpdateExpression: 'SET #key.#revokedAt = if_not_exists(#key.#revokedAt, :at)',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#key': 'key', '#revokedAt': 'revokedAt' },
        ExpressionAttributeValues: { ':at': at },
      }),
    );
  },
  /** Every key that has ever signed, with when it was revoked. */
  keySet: async (): Promise<PermitJwk[]> =>
    (await under(table, keys.signingKey('').pk, 'KEY#')).map((item) => storedKey.parse(item).key),
  /** Every permit that is not simply valid. */
  listedPermits: async (): Promise<ListedPermit[]> =>
    (await under(table, keys.statusList().pk, 'ENTRY#')).map((item) => listed.parse(item)),
  /** Every relaxation, past ones with them. */
  relaxations: async (): Promise<ListedRelaxation[]> =>
    (await under(table, keys.relaxation('', '').pk, '')).map((item) => relaxed.parse(item)),
  /** Keeps the newest list only. */
  storeStatusList: (issuedAt: string, envelope: DsseEnvelope): Promise<void> =>
    storeStatusList(table, issuedAt, envelope),
});

export type SignedItems = ReturnType<typeof signedItems>;
