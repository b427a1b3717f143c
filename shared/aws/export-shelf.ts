import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ExportFiles } from '../contracts/export-files.ts';
import { keys, shelf } from '../workflow/keys.ts';
import { isConditionFailed } from './conditions.ts';
import type { Table } from './table.ts';

/** Also what nobody changed is made again after so long, so that no fault of a day stays in the files. */
const longest = 3_600_000;

/** By what they fall due: when time makes them wrong, or are an hour old. */
export const dueOf = ({ madeAt, rightUntil }: ExportFiles): string => {
  const latest = new Date(Date.parse(madeAt) + longest).toISOString();
  const due = rightUntil !== null && rightUntil < latest ? rightUntil : latest;
  return `${due}#exports`;
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
    try {
      await client.send(
        new PutCommand({
          TableName: name,
          Item: { ...files, ...keys.exports(), ...due },
          ConditionExpression: 'attribute_not_exists(madeAt) OR madeAt <= :madeAt OR madeAt > :ahead',
          ExpressionAttributeValues: { ':madeAt': files.madeAt, ':ahead': aheadOf(files) },
        }),
      );
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
  },
});
