import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { region } from '../../infra/local/physical.ts';

const TableName = 'bare-transactions';
const AttributeName = 'pk';
/** What the three items of a transaction weigh, in bytes. */
const weights = [2000, 1000, 300];

/** The fewest things that can be called a commit, on the engine of a run. */
export interface BareTransactions {
  /** How many transactions of three conditional puts are done in a second, that many at once. */
  perSecond(seconds: number, atOnce: number): Promise<number>;
}

/** Makes a table of its own beside the system's, and a client as the functions have. */
export async function bareTransactionsOn(endpoint: string): Promise<BareTransactions> {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName, AttributeType: 'S' }],
      KeySchema: [{ AttributeName, KeyType: 'HASH' }],
    }),
  );
  return {
    async perSecond(seconds, atOnce) {
      const started = performance.now();
      const ends = started + seconds * 1000;
      let done = 0;
      const lane = async () => {
        while (performance.now() < ends) {
          await client.send(transaction());
          done += 1;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      return (done / (performance.now() - started)) * 1000;
    },
  };
}

function transaction(): TransactWriteItemsCommand {
  return new TransactWriteItemsCommand({
    TransactItems: weights.map((weight) => ({
      Put: {
        TableName,
        Item: { pk: { S: randomUUID() }, text: { S: 'x'.repeat(weight) } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })),
  });
}
