import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe } from 'vitest';
import { exportShelf } from '../../shared/aws/export-shelf.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { describeOnEngine } from '../support/store/on-engine.ts';
import { exportsSuite } from '../workflow/exports-suite.ts';

describeOnEngine((newTable) => {
  exportsSuite(async () => {
    const table = await newTable();
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
