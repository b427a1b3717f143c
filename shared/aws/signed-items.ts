import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../workflow/keys.ts';
import type { DsseEnvelope } from '../workflow/dsse.ts';
import { isConditionFailed } from './conditions.ts';
import type { PublicPermitKey } from './permit-key.ts';
import type { Table } from './table.ts';

const statement = z.object({ payloadType: z.string(), statement: z.string() });
const entry = z.object({
  digest: z.string(),
  platformId: z.string(),
  dossierId: z.string(),
  status: z.enum(['suspended', 'revoked', 'superseded', 'expired']),
  since: z.string(),
});
export type EndedPermit = z.infer<typeof entry>;

/** Which permit of which case. */
export interface PermitRef {
  readonly digest: string;
  readonly platformId: string;
  readonly dossierId: string;
}

const putOnce = async (table: Table, Item: Record<string, unknown>): Promise<void> => {
  try {
    await table.client.send(
      new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

const endedPermits = async (table: Table): Promise<EndedPermit[]> => {
  const ended: EndedPermit[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const answer: {
      Items?: unknown[] | undefined;
      LastEvaluatedKey?: Record<string, unknown> | undefined;
    } = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :entry)',
        ExpressionAttributeValues: { ':pk': keys.statusList().pk, ':entry': 'ENTRY#' },
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    ended.push(...(answer.Items ?? []).map((item) => entry.parse(item)));
    ExclusiveStartKey = answer.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return ended;
};

const storeStatusList = async (table: Table, issuedAt: string, envelope: DsseEnvelope): Promise<void> => {
  try {
    await table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...keys.statusList(), issuedAt, envelope },
        ConditionExpression: 'attribute_not_exists(pk) OR issuedAt < :issuedAt',
        ExpressionAttributeValues: { ':issuedAt': issuedAt },
      }),
    );
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

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
  hasEnvelope: async ({ digest, platformId, dossierId }: PermitRef): Promise<boolean> => {
    const Key = keys.envelope(digest, platformId, dossierId);
    const { Item } = await table.client.send(
      new GetCommand({ TableName: table.name, Key, ConsistentRead: true }),
    );
    return Item !== undefined;
  },
  /** Stored once; a second signature of the same permit is dropped. */
  storeEnvelope: (ref: PermitRef, envelope: DsseEnvelope): Promise<void> =>
    putOnce(table, { ...keys.envelope(ref.digest, ref.platformId, ref.dossierId), ...ref, envelope }),
  storeKey: (key: PublicPermitKey): Promise<void> => putOnce(table, { ...keys.signingKey(key.kid), key }),
  /** Every permit that is not valid now. */
  endedPermits: (): Promise<EndedPermit[]> => endedPermits(table),
  /** Keeps the newest list only. */
  storeStatusList: (issuedAt: string, envelope: DsseEnvelope): Promise<void> =>
    storeStatusList(table, issuedAt, envelope),
});

export type SignedItems = ReturnType<typeof signedItems>;
