import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { exportShelf } from '../../shared/aws/export-shelf.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';
import { exportsSuite } from '../workflow/exports-suite.ts';

const where = hasTableEngine
  ? 'on DynamoDB'
  : 'on DynamoDB: skipped, @dynoxide has no engine for this machine';

describe.skipIf(!hasTableEngine)(where, () => {
  let engine: EngineTables | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  afterAll(() => engine?.stop());
  exportsSuite(async () => {
    const table = await engine?.newTable();
    if (table === undefined) throw new Error('the engine has not started');
    const reads = tableReads(table);
    return {
      ...exportShelf(table),
      put: async (Item) => {
        await table.client.send(new PutCommand({ TableName: table.name, Item }));
      },
      kept: () => reads.item(keys.exports()),
      isDue: async (at) => (await reads.due(at)).length > 0,
    };
  });
});

describe('in memory', () => {
  exportsSuite(() => {
    const items = inMemoryItems();
    const reads = inMemoryReads(items);
    return {
      ...inMemoryExports(items),
      put: (item) => {
        items.put(keys.exports(), item);
        return Promise.resolve();
      },
      kept: () => reads.item(keys.exports()),
      isDue: async (at) => (await reads.due(at)).length > 0,
    };
  });
});
