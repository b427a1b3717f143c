import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../workflow/keys.ts';
import type { Table } from './table.ts';

const listed = z.object({ pk: z.string(), sk: z.string() });

/** The keys of all files of a case, a page at a time. */
async function* filesOf(table: Table, dossierId: string): AsyncGenerator<z.infer<typeof listed>> {
  const { pk } = keys.state('dossier', dossierId);
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :files)',
        ExpressionAttributeValues: { ':pk': pk, ':files': 'EVIDENCE#' },
        ConsistentRead: true,
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    for (const item of page.Items ?? []) yield listed.parse(item);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
}

/** Removes the names that people gave the files of a case, for they may tell of a person; a repeat is harmless. */
export const forgetFileNames =
  (table: Table) =>
  async (dossierId: string): Promise<void> => {
    for await (const { pk, sk } of filesOf(table, dossierId)) {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { pk, sk },
          UpdateExpression: 'REMOVE #name',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#name': 'name' },
        }),
      );
    }
  };
