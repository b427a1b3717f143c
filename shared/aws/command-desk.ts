import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../workflow/keys.ts';
import type { Receipt } from '../workflow/ports.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

/** Writes a pending command before it is queued; false where an item with this id is there already. */
export type Register = (receipt: Receipt) => Promise<boolean>;

/** The desk that takes commands in: no other item can be written through it. */
export const commandDesk =
  (table: Table): Register =>
  async (receipt) => {
    const Item = { ...keys.command(receipt.commandId), ...receipt };
    try {
      await table.client.send(
        new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
      );
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };
