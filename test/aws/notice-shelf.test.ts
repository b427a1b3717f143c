import { afterAll, beforeAll, describe } from 'vitest';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { noticeShelf } from '../../shared/aws/notice-shelf.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';
import { noticesSuite } from '../workflow/notices-suite.ts';

const where = hasTableEngine
  ? 'on DynamoDB'
  : 'on DynamoDB: skipped, @dynoxide has no engine for this machine';

describe.skipIf(!hasTableEngine)(where, () => {
  let engine: EngineTables | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  afterAll(() => engine?.stop());
  noticesSuite(async () => {
    const table = await engine?.newTable();
    if (table === undefined) throw new Error('the engine has not started');
    return {
      shelf: noticeShelf(table),
      all: (pk) => tableReads(table).all(pk, ''),
      put: async (Item) => {
        await table.client.send(new PutCommand({ TableName: table.name, Item }));
      },
    };
  });
});
