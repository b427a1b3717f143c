import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { SideItem } from '../workflow/ports.ts';
import type { Table } from './table.ts';

/** Keeps what is noted of a refusal at the door: all of it or nothing, and never over what is there. */
export type NoteRefusal = (notes: readonly SideItem[]) => Promise<void>;

/** The desk that keeps refusals; the rights of its function end at refusals and the acts of persons. */
export const refusalDesk =
  ({ client, name }: Table): NoteRefusal =>
  async (notes) => {
    const TransactItems = notes.map(({ key, body }) => ({
      Put: {
        TableName: name,
        Item: { ...body, ...key },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }));
    await client.send(new TransactWriteCommand({ TransactItems }));
  };
