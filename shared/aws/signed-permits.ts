import { paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { PermitRef } from './signed-items.ts';
import type { Table } from './table.ts';

const stored = z.object({ digest: z.string(), platformId: z.string(), dossierId: z.string() });

/** Every permit that one key has signed. Reads the whole table: for the day on which a key is revoked, and for no other. */
export const signedBy = async ({ client, name }: Table, kid: string): Promise<PermitRef[]> => {
  const found: PermitRef[] = [];
  const input = {
    TableName: name,
    FilterExpression: 'begins_with(sk, :envelope) AND envelope.signatures[0].keyid = :kid',
    ExpressionAttributeValues: { ':envelope': 'ENVELOPE#', ':kid': kid },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateScan({ client }, input))
    found.push(...Items.map((item) => stored.parse(item)));
  return found;
};
