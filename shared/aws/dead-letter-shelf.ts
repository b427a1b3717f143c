import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { keys } from '../workflow/keys.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

/** A message that could not be worked off, as it is kept until somebody sends it again. */
export interface DeadLetter {
  readonly queue: string;
  readonly messageId: string;
  readonly group: string;
  readonly body: string;
  /** Why it was set aside; null where it was given up after its last delivery. */
  readonly reason: string | null;
  readonly sentAt: string;
}

/** Keeps dead letters as items, for longer than any queue would. */
export const deadLetterShelf = (table: Table) => ({
  keep: async (letter: DeadLetter): Promise<void> => {
    const { queue, sentAt, messageId } = letter;
    const Item = { ...keys.deadLetter(queue, sentAt, messageId), ...letter };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
  /** Marks a pending command as failed, so that its author hears of it; any other outcome stands. */
  markFailed: async (commandId: string, at: string): Promise<void> => {
    try {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.command(commandId),
          UpdateExpression: 'SET #status = :failed, #at = :at',
          ConditionExpression: '#status = :pending',
          ExpressionAttributeNames: { '#status': 'status', '#at': 'at' },
          ExpressionAttributeValues: { ':failed': 'failed', ':pending': 'pending', ':at': at },
        }),
      );
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
  },
});

export type DeadLetterShelf = ReturnType<typeof deadLetterShelf>;
