import { afterAll, beforeAll, describe } from 'vitest';
import { commandDesk } from '../../shared/aws/command-desk.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import type { EngineTables } from '../support/store/engine-tables.ts';
import { hasTableEngine, startEngineTables } from '../support/store/engine-tables.ts';
import { readsSuite } from '../workflow/reads-suite.ts';
import type { StoreUnderTest } from '../workflow/store-suite.ts';
import { storeSuite } from '../workflow/store-suite.ts';

const where = hasTableEngine
  ? 'on DynamoDB'
  : 'on DynamoDB: skipped, @dynoxide has no engine for this machine';

describe.skipIf(!hasTableEngine)(where, () => {
  let engine: EngineTables | undefined;
  beforeAll(async () => {
    engine = await startEngineTables();
  });
  afterAll(() => engine?.stop());

  const open = async (): Promise<StoreUnderTest> => {
    if (engine === undefined) throw new Error('the engine is not running');
    const table = await engine.newTable();
    return { store: workflowStore(table), reads: tableReads(table), desk: commandDesk(table) };
  };
  describe('the store', () => storeSuite(open));
  describe('the reads', () => readsSuite(open));
});
