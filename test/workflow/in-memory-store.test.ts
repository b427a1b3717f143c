import { describe } from 'vitest';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryDesk, inMemoryReads } from '../support/in-memory-reads.ts';
import { inMemoryStore } from '../support/in-memory-store.ts';
import { readsSuite } from './reads-suite.ts';
import type { StoreUnderTest } from './store-suite.ts';
import { storeSuite } from './store-suite.ts';

const open = (): Promise<StoreUnderTest> => {
  const items = inMemoryItems();
  return Promise.resolve({
    store: inMemoryStore(items),
    reads: inMemoryReads(items),
    desk: inMemoryDesk(items),
  });
};

describe('the store in memory', () => storeSuite(open));
describe('the reads in memory', () => readsSuite(open));
