import { afterAll, beforeAll, describe } from 'vitest';
import type { Table } from '../../../shared/aws/table.ts';
import type { EngineTables } from './engine-tables.ts';
import { hasTableEngine, startEngineTables } from './engine-tables.ts';

const where = hasTableEngine
  ? 'on DynamoDB'
  : 'on DynamoDB: skipped, @dynoxide has no engine for this machine';

/** Tests against an engine of their own, each on tables that are new; skipped by name where there is no engine. */
export const describeOnEngine = (tests: (newTable: () => Promise<Table>) => void): void => {
  describe.skipIf(!hasTableEngine)(where, () => {
    let engine: EngineTables | undefined;
    beforeAll(async () => {
      engine = await startEngineTables();
    });
    afterAll(() => engine?.stop());
    tests(() => {
      if (engine === undefined) throw new Error('the engine has not started');
      return engine.newTable();
    });
  });
};
