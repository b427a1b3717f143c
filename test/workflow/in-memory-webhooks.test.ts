import { describe } from 'vitest';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { inMemoryWebhookShelf } from '../support/in-memory-webhooks.ts';
import { webhooksSuite } from './webhooks-suite.ts';

describe('the shelf of webhooks in memory', () => {
  webhooksSuite(() => {
    const items = inMemoryItems();
    const reads = inMemoryReads(items);
    return {
      shelf: inMemoryWebhookShelf(items),
      put: ({ pk, sk, ...item }) => {
        items.put({ pk, sk }, item);
        return Promise.resolve();
      },
      all: (pk) => reads.all(pk, ''),
      due: (now) => reads.due(now),
    };
  });
});
