/** The least that a Lambda function with a table can be: what the functions are measured against. */
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';

const client = new DynamoDBClient({});
const TableName = process.env['TABLE_NAME'];

interface Key {
  readonly id: string;
  readonly part: string;
}

/** Answers with the item whose key is `id` and `part` of the body. */
export const handler = async (event: { body: string }) => {
  const { id, part }: Key = JSON.parse(event.body);
  const { Item } = await client.send(
    new GetItemCommand({ TableName, Key: { pk: { S: id }, sk: { S: part } }, ConsistentRead: true }),
  );
  return {
    statusCode: Item === undefined ? 404 : 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Item ?? null),
  };
};
