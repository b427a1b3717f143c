import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table and the client that reaches it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** The table of an engine on this machine, which takes any credentials. */
export const tableOn = (endpoint: string, name: string): Table => {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  return openTable(name, new DynamoDBClient({ endpoint, region: 'ap-southeast-1', credentials }));
};

/** Opens the table of that name; endpoint, region and credentials come from where the function runs. */
export const openTable = (name: string, client = new DynamoDBClient({})): Table => ({
  client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  name,
});
