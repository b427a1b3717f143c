import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable } from '../../../shared/aws/table.ts';
import type { Table } from '../../../shared/aws/table.ts';
import { tableIndexes } from '../../../infra/aws/state-stack.ts';
import { startTableEngine } from '../../../infra/local/table-engine.ts';

const binary = join(import.meta.dirname, '../../../node_modules/@dynoxide/linux-x64/dynoxide');

/** False only where the package with the DynamoDB engine has no build for this machine. */
export const hasTableEngine = existsSync(binary);

const attributes = ['pk', 'sk', ...Object.values(tableIndexes).flat()];
const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

const creation = (name: string): CreateTableCommand =>
  new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema('pk', 'sk'),
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: Object.entries(tableIndexes).map(([IndexName, [partition, sort]]) => ({
      IndexName,
      KeySchema: keySchema(partition, sort),
      Projection: { ProjectionType: 'ALL' },
    })),
  });

/** A DynamoDB engine of its own on a free port; every table that is asked for is new and empty. */
export const startEngineTables = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chot-tables-'));
  const engine = await startTableEngine(join(folder, 'tables.db'));
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let made = 0;
  return {
    endpoint: engine.endpoint,
    newTable: async (): Promise<Table> => {
      made += 1;
      const name = `table-${process.pid}-${made}`;
      await client.send(creation(name));
      return openTable(name, client);
    },
    stop: async (): Promise<void> => {
      client.destroy();
      await engine.stop();
      await rm(folder, { recursive: true });
    },
  };
};

export type EngineTables = Awaited<ReturnType<typeof startEngineTables>>;
