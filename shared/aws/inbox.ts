import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from './table.ts';

const read = z.object({ readAt: z.string() });

/** Notes that a person has read a notice (`place`: instant and command): since when it is read, null where there is none. */
export type MarkRead = (subject: string, place: string, at: string) => Promise<string | null>;

/** Where a notice stands while it is unread, and once it is read. */
export const inboxPlaces = (subject: string, place: string) => ({
  unread: { pk: `INBOX#${subject}`, sk: `UNREAD#${place}` },
  read: { pk: `INBOX#${subject}`, sk: `READ#${place}` },
});

const found = async ({ client, name }: Table, Key: Readonly<Record<string, string>>) =>
  (await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }))).Item;

/** Moves a notice from the unread ones to the read ones, in one transaction; of two at once one does it. */
export const markReadIn =
  (table: Table): MarkRead =>
  async (subject, place, at) => {
    const places = inboxPlaces(subject, place);
    const TableName = table.name;
    const unread = await found(table, places.unread);
    if (unread !== undefined) {
      const Item = { ...unread, ...places.read, readAt: at };
      const gone = { TableName, Key: places.unread, ConditionExpression: 'attribute_exists(pk)' };
      try {
        await table.client.send(
          new TransactWriteCommand({ TransactItems: [{ Delete: gone }, { Put: { TableName, Item } }] }),
        );
        return at;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
      }
    }
    const item = await found(table, places.read);
    return item === undefined ? null : read.parse(item).readAt;
  };
