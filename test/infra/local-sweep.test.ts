import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../infra/local/engine.ts';
import { createWorld } from '../../infra/local/physical.ts';
import { ExpirySweep } from '../../infra/local/sweep.ts';
import { startTableEngine } from '../../infra/local/table-engine.ts';
import { makeTables } from '../../infra/local/tables.ts';
import { readTemplates } from '../../infra/local/template.ts';

const folder = mkdtempSync(join(tmpdir(), 'chot-'));
const surroundings = {
  sqsEndpoint: 'http://127.0.0.1:1',
  baseUrl: 'http://127.0.0.1:2',
  issuerUrl: 'http://127.0.0.1:2/oidc',
  s3Endpoint: () => 'http://127.0.0.1:3',
  keyId: () => 'key-1',
};
const stacks = readTemplates(new URL('./fixtures/assembly', import.meta.url).pathname);
let engine: Engine;
let client: DynamoDBClient;

beforeAll(async () => {
  engine = await startTableEngine(join(folder, 'tables.db'));
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'ap-southeast-1', credentials });
});
afterAll(async () => {
  await engine.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the expiry sweep deletes, page by page, what has expired by the shifted clock and nothing else', async () => {
  const [table] = await makeTables(createWorld(stacks, surroundings), client);
  if (table === undefined) throw new Error('the sample has no table');
  const put = (pk: string, expiresAt?: number) =>
    client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: {
          pk: { S: pk },
          sk: { S: 'x' },
          ...(expiresAt === undefined ? {} : { expiresAt: { N: String(expiresAt) } }),
        },
      }),
    );
  await Promise.all(Array.from({ length: 250 }, (_, index) => put(`old-${index}`, 100)));
  await Promise.all([put('later', 2000), put('never')]);

  const sweep = new ExpirySweep(
    client,
    () => new Date(1_000_000),
    () => undefined,
  );
  await sweep.step(table);
  await sweep.step(table);

  const { Items = [] } = await client.send(new ScanCommand({ TableName: table.name }));
  expect(Items.map(({ pk }) => pk?.S).sort()).toEqual(['later', 'never']);
});
