import { describe } from 'vitest';
import { commandDesk } from '../../shared/aws/command-desk.ts';
import { tableReads } from '../../shared/aws/reads.ts';
import { workflowStore } from '../../shared/aws/workflow-store.ts';
import { describeOnEngine } from '../support/store/on-engine.ts';
import { readsSuite } from '../workflow/reads-suite.ts';
import type { StoreUnderTest } from '../workflow/store-suite.ts';
import { storeSuite } from '../workflow/store-suite.ts';

describeOnEngine((newTable) => {
  const open = async (): Promise<StoreUnderTest> => {
    const table = await newTable();
    return { store: workflowStore(table), reads: tableReads(table), desk: commandDesk(table) };
  };
  describe('the store', () => storeSuite(open));
  describe('the reads', () => readsSuite(open));
});
