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

/** Which files of the register count, as one item that falls due when time makes them wrong (decision 0055). */
export const exportShelf = ({ client, name }: Table) => ({
  /** Has these files count; does nothing where newer ones do. */
  keep: async (files: ExportFiles): Promise<void> => {
    const due = { duePk: shelf.due, dueSk: dueOf(files) };
    try {
      await client.send(
        new PutCommand({
          TableName: name,
          Item: { ...files, ...keys.exports(), ...due },
          ConditionExpression: 'attribute_not_exists(pk) OR madeAt <= :madeAt',
          ExpressionAttributeValues: { ':madeAt': files.madeAt },
        }),
      );
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
  },
});
