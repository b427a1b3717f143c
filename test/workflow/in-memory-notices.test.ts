import { describe } from 'vitest';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryNotices } from '../support/in-memory-notices.ts';
import { noticesSuite } from './notices-suite.ts';

describe('in memory', () => {
  noticesSuite(() => {
    const items = inMemoryItems();
    return {
      shelf: inMemoryNotices(items),
      all: (pk) => Promise.resolve(items.under(pk, '')),
      put: ({ pk, sk, ...body }) => {
        items.put({ pk, sk }, body);
        return Promise.resolve();
      },
    };
  });
});
