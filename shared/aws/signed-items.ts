import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { dsseEnvelope, listedPermit, listedRelaxation } from '../contracts/permits.ts';
import type { ListedPermit, ListedRelaxation } from '../contracts/permits.ts';
import type { DsseEnvelope } from '../workflow/dsse.ts';
import { keys } from '../workflow/keys.ts';
import { permitKeys } from './permit-keys.ts';
import { ifConditionHolds, putOnce } from './put-once.ts';
import { tableReads } from './reads.ts';
import type { Table } from './table.ts';

const statement = z.object({ payloadType: z.string(), statement: z.string() });
const listed = z.object(listedPermit.shape);
const relaxed = z.object(listedRelaxation.shape);
const storedEnvelope = z.object({ envelope: dsseEnvelope });
/** Which permit of which case. */
export interface PermitRef {
  readonly digest: string;
  readonly platformId: string;
  readonly dossierId: string;
}

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
  ...permitKeys(table),
  /** Every permit that is not simply valid. */
  listedPermits: async (): Promise<ListedPermit[]> =>
    (await tableReads(table).all(keys.statusList().pk, 'ENTRY#')).map((item) => listed.parse(item)),
  /** Every relaxation, past ones with them. */
  relaxations: async (): Promise<ListedRelaxation[]> =>
    (await tableReads(table).all(keys.relaxation('', '').pk, '')).map((item) => relaxed.parse(item)),
  /** Keeps the newest list only. */
  storeStatusList: (issuedAt: string, envelope: DsseEnvelope): Promise<void> =>
    storeStatusList(table, issuedAt, envelope),
});

export type SignedItems = ReturnType<typeof signedItems>;
