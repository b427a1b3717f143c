import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import * as z from 'zod';
import type { InMemoryItems } from '../support/in-memory-items.ts';

const key = z.object({ pk: z.string(), sk: z.string() });
const item = z.intersection(key, z.record(z.string(), z.unknown()));
const batch = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(key) })) });
const transaction = z.object({
  TransactItems: z.array(
    z.object({ Put: z.object({ Item: item }).optional(), Delete: z.object({ Key: key }).optional() }),
  ),
});

const getAll =
  (items: InMemoryItems) =>
  (input: unknown): unknown => {
    const asked = Object.entries(batch.parse(input).RequestItems);
    const answers = asked.map(([table, { Keys }]) => [table, Keys.flatMap((one) => items.get(one) ?? [])]);
    return { Responses: Object.fromEntries(answers) };
  };

const writeAll =
  (items: InMemoryItems) =>
  (input: unknown): unknown => {
    for (const { Put, Delete } of transaction.parse(input).TransactItems) {
      if (Put !== undefined) items.put(Put.Item, Put.Item);
      if (Delete !== undefined) items.remove(Delete.Key);
    }
    return {};
  };

const revocation = z.object({
  Key: key,
  ExpressionAttributeValues: z.object({ ':at': z.string() }),
});
const keyItem = z.object({ key: z.object({ revokedAt: z.string().optional() }).loose() });

/** The one update that handlers make through this client: a key of the permits is revoked. */
const revoke =
  (items: InMemoryItems) =>
  (input: unknown): unknown => {
    const { Key, ExpressionAttributeValues } = revocation.parse(input);
    const stored = keyItem.parse(items.get(Key));
    items.put(Key, {
      key: { ...stored.key, revokedAt: stored.key.revokedAt ?? ExpressionAttributeValues[':at'] },
    });
    return {};
  };

const query = z.object({ ExpressionAttributeValues: z.record(z.string(), z.string()) });

/**
 * The document client of every handler, answering from items in memory; conditions are not looked at. A test puts its own
 * answers before these, which is how it makes the faults that no emulator makes.
 */
export const tableDouble = (items: InMemoryItems) => {
  const double = mockClient(DynamoDBDocumentClient);
  double.on(BatchGetCommand).callsFake(getAll(items));
  double.on(TransactWriteCommand).callsFake(writeAll(items));
  double
    .on(GetCommand)
    .callsFake((input) => ({ Item: items.get(z.object({ Key: key }).parse(input).Key) ?? undefined }));
  double.on(PutCommand).callsFake((input) => {
    const { Item } = z.object({ Item: item }).parse(input);
    items.put(Item, Item);
    return {};
  });
  double.on(UpdateCommand).callsFake(revoke(items));
  double.on(QueryCommand).callsFake((input) => {
    const [pk = '', prefix = ''] = Object.values(query.parse(input).ExpressionAttributeValues);
    return { Items: items.under(pk, prefix) };
  });
  return double;
};
