import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { region } from '../../infra/local/physical.ts';

/** How many commands of a run were applied, which is how many commits it made: each has a receipt. */
export async function appliedCommands(endpoint: string, TableName: string): Promise<number> {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const pages = paginateScan(
    { client: new DynamoDBClient({ endpoint, region, credentials }) },
    {
      TableName,
      Select: 'COUNT',
      FilterExpression: 'sk = :command AND #status = :applied',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':command': { S: 'COMMAND' }, ':applied': { S: 'applied' } },
    },
  );
  let applied = 0;
  for await (const { Count = 0 } of pages) applied += Count;
  return applied;
}
