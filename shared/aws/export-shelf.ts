import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ExportFiles } from '../contracts/export-files.ts';
import { keys, shelf } from '../workflow/keys.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

const unlessFailed = (error: unknown): void => {
  if (!isConditionFailed(error)) throw error;
};

/** Also what nobody changed is made again after so long, so that no fault of a day stays in the files. */
const longest = 3_600_000;

const dueAt = (instant: string): string => `${instant}#exports`;

/** By what they fall due: when time makes them wrong, or are an hour old. */
export const dueOf = ({ madeAt, rightUntil }: ExportFiles): string => {
  const latest = new Date(Date.parse(madeAt) + longest).toISOString();
  const due = rightUntil !== null && rightUntil < latest ? rightUntil : latest;
  return dueAt(due);
};

/** Nobody makes files for so long; what seems that much newer was made on a clock that was put back since (in the embedded run). */
const ahead = 20_000;

/** The instant from which on what is kept was made on another clock than these files. */
export const aheadOf = ({ madeAt }: ExportFiles): string =>
  new Date(Date.parse(madeAt) + ahead).toISOString();

/** Which files of the register count, as one item that falls due when time makes them wrong (decision 0055). */
export const exportShelf = ({ client, name }: Table) => ({
  /** Has these files count; does nothing where newer ones do, made meanwhile by another. */
  keep: async (files: ExportFiles): Promise<void> => {
    const due = { duePk: shelf.due, dueSk: dueOf(files) };
    const command = new PutCommand({
      TableName: name,
      Item: { ...files, ...keys.exports(), ...due },
      ConditionExpression: 'attribute_not_exists(madeAt) OR madeAt <= :madeAt OR madeAt > :ahead',
      ExpressionAttributeValues: { ':madeAt': files.madeAt, ':ahead': aheadOf(files) },
    });
    await client.send(command).catch(unlessFailed);
  },
  /** Has the files that count now count no longer than until then, and be made anew: unless others are kept before. */
  limit: async (until: string): Promise<void> => {
    const command = new UpdateCommand({
      TableName: name,
      Key: keys.exports(),
      UpdateExpression: 'SET rightUntil = :until, dueSk = :due',
      ConditionExpression:
        'attribute_exists(madeAt) AND (rightUntil > :until OR attribute_type(rightUntil, :never))',
      ExpressionAttributeValues: { ':until': until, ':due': dueAt(until), ':never': 'NULL' },
    });
    await client.send(command).catch(unlessFailed);
  },
});
