import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

/** Writes, and takes it as done where the condition does not hold. */
export const ifConditionHolds = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
  }
};

/** Stores an item where none stands under its key; one that stands is left. */
export const putOnce = (table: Table, Item: Record<string, unknown>): Promise<void> =>
  ifConditionHolds(() =>
    table.client.send(
      new PutCommand({ TableName: table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
    ),
  );
