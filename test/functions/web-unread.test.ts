import { expect, test } from 'vitest';
import type { CallApi } from '../../functions/web/api.ts';
import { unreadNotices } from '../../functions/web/unread.ts';

const answering = (status: number, body: unknown): { api: CallApi } => ({
  api: () => Promise.resolve({ status, body, version: null, language: 'vi' as const }),
});
const session = { token: 'a-token' };

test.each([
  [200, { unread: 3 }, '3'],
  [200, { unread: 100 }, '100+'],
  [200, { unread: 0 }, null],
  [503, {}, null],
])('where the API answers %i with %j, the menu says %j', async (status, body, said) => {
  expect(await unreadNotices(answering(status, body), 'vi', session)).toBe(said);
});

test('nobody who is not signed in is asked for', async () => {
  expect(await unreadNotices(answering(200, { unread: 3 }), 'vi', null)).toBeNull();
});
