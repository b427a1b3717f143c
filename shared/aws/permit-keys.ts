import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { permitJwk } from '../contracts/permits.ts';
import type { PermitJwk } from '../contracts/permits.ts';
import { keys } from '../workflow/keys.ts';
import type { PublicPermitKey } from './permit-key.ts';
import { putOnce } from './put-once.ts';
import { tableReads } from './reads.ts';
import type { Table } from './table.ts';

const storedKey = z.object({ key: permitJwk });

/** The set of keys that permits are signed with: a key joins it when it first signs, and never leaves it. */
export const permitKeys = (table: Table) => ({
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
    (await tableReads(table).all(keys.signingKey('').pk, 'KEY#')).map((item) => storedKey.parse(item).key),
});
