import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

const keyOf = (id: string) => ({ pk: `SESSION#${id}`, sk: 'SESSION' });

/** Items that live for a while under an id that is a digest of a secret; `expiresAt` is in seconds of the Unix time. */
export interface SessionItems {
  readonly get: (id: string) => Promise<Readonly<Record<string, unknown>> | null>;
  readonly put: (id: string, item: Readonly<Record<string, unknown>>, expiresAt: number) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
}

/** Who is signed in to the pages, in the one table; reads are consistent, for the next request follows at once. */
export const sessionItems = ({ client, name }: Table): SessionItems => ({
  get: async (id) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: name, Key: keyOf(id), ConsistentRead: true }),
    );
    return Item ?? null;
  },
  put: async (id, item, expiresAt) => {
    await client.send(new PutCommand({ TableName: name, Item: { ...item, ...keyOf(id), expiresAt } }));
  },
  remove: async (id) => {
    await client.send(new DeleteCommand({ TableName: name, Key: keyOf(id) }));
  },
});
