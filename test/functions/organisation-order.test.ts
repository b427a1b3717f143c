import { expect, test } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';

const page = z.object({
  items: z.array(z.object({ id: z.string(), validUntil: z.string().nullable() })),
  next: z.string().nullable(),
  total: z.number(),
});

/** The whole list, page by page. */
const walk = async (more = '') => {
  const { call } = openDesk();
  const seen: z.infer<typeof page>['items'] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const at: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await call(`GET /organisations?limit=20${more}${at}`, { actor: people.auditor });
    const { items, next, total } = page.parse(body);
    seen.push(...items);
    expect(seen.length).toBeLessThanOrEqual(total);
    cursor = next;
    if (next === null) expect(seen.length).toBe(total);
  }
  return seen;
};

test('bodies that have ended stand after all that act, page by page, each once', async () => {
  const seen = await walk();
  const today = '2026-11-23';
  const hasEnded = seen.map(({ validUntil }) => validUntil !== null && validUntil <= today);
  expect(hasEnded.indexOf(true)).toBeGreaterThan(30);
  expect(hasEnded.lastIndexOf(false)).toBeLessThan(hasEnded.indexOf(true));
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
});

test('so do the provinces of the scheme that ended', async () => {
  const seen = await walk('&kind=province');
  expect(seen[0]?.id).toMatch(/^2025:/u);
  expect(seen.at(-1)?.id).toMatch(/^2024:/u);
  expect(seen).toHaveLength(97);
});
