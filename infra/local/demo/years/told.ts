import { readFileSync } from 'node:fs';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { ApiClient } from '../client.ts';
import { everyPage } from '../outcome.ts';
import { region } from '../../physical.ts';

const runningShape = z.object({ endpoints: z.object({ dynamodb: z.string() }), tableName: z.string() });
const noticeShape = z.object({ platformId: z.string().nullable(), events: z.array(z.string()) });

/** A notice as its reader sees it. */
export type Told = z.infer<typeof noticeShape>;

/** What an account was told. */
export const toldTo = (client: ApiClient, account: string): Promise<readonly Told[]> =>
  everyPage('/notices?', noticeShape, (path, shape) => client.read(path, shape, account));

const partShape = z.object({ told: z.object({ L: z.array(z.unknown()) }) });

/** How many notices all organisations have had: counted in the table, for nobody may read those of all. */
export async function noticesOf(runningFile: string): Promise<number> {
  const content: unknown = JSON.parse(readFileSync(runningFile, 'utf8'));
  const { endpoints, tableName } = runningShape.parse(content);
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const client = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      ProjectionExpression: 'told',
      FilterExpression: 'begins_with(sk, :part) AND attribute_exists(told)',
      ExpressionAttributeValues: { ':part': { S: 'PART#' } },
    },
  );
  let count = 0;
  for await (const { Items = [] } of pages)
    for (const item of Items) count += partShape.parse(item).told.L.length;
  client.destroy();
  return count;
}
