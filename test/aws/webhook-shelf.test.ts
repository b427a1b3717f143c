import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { tableReads } from '../../shared/aws/reads.ts';
import { webhookShelf } from '../../shared/aws/webhook-shelf.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';
import { webhooksSuite } from '../workflow/webhooks-suite.ts';

const where = hasTableEngine
  ? 'the shelf of webhooks on DynamoDB'
  : 'the shelf of webhooks on DynamoDB: skipped, @dynoxide has no engine for this machine';

describe.skipIf(!hasTableEngine)(where, () => {
  let engine: EngineTables | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  afterAll(() => engine?.stop());
  webhooksSuite(async () => {
    const table = await engine?.newTable();
    if (table === undefined) throw new Error('the engine has not started');
    const reads = tableReads(table);
    return {
      shelf: webhookShelf(table),
      put: async (Item) => {
        await table.client.send(new PutCommand({ TableName: table.name, Item }));
      },
      all: (pk) => reads.all(pk, ''),
      due: (now) => reads.due(now),
    };
  });
});
