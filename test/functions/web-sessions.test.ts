import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { idOf, keepSession, readSession, rotated } from '../../functions/web/signing-in/session.ts';
import type { Session } from '../../functions/web/signing-in/session.ts';

/** A table of sessions in memory, and a clock that is set by hand. */
const desk = () => {
  const items = new Map<string, Record<string, unknown>>();
  let now = '2026-11-22T01:00:00.000Z';
  return {
    items,
    setClock: (at: string) => (now = at),
    deps: {
      random: randomBytes,
      now: () => now,
      sessions: {
        get: (id: string) => Promise.resolve(items.get(id) ?? null),
        put: (id: string, item: Readonly<Record<string, unknown>>, expiresAt: number) => {
          items.set(id, { ...item, expiresAt });
          return Promise.resolve();
        },
        remove: (id: string) => Promise.resolve(void items.delete(id)),
      },
    },
  };
};

const since = Date.parse('2026-11-22T01:00:00.000Z') / 1000;
const aSession: Session = {
  subject: 'owner.BTC',
  organisation: 'BTC',
  roles: ['owner'],
  csrf: 'csrf',
  secret: 'a-secret-of-the-browser',
  token: 'header.payload.signature',
  goodUntil: since + 3600,
  since,
  kept: null,
};

test('a session comes back to whoever holds its secret, and the table holds neither secret nor token', async () => {
  const { deps, items } = desk();
  await keepSession(deps, aSession);
  expect(await readSession(deps, aSession.secret)).toEqual(aSession);
  expect(await readSession(deps, 'another-secret')).toBeNull();
  const stored = JSON.stringify([...items]);
  expect(stored).not.toContain(aSession.secret);
  expect(stored).not.toContain('payload');
});

test('a session that is over is gone although its item still stands', async () => {
  const { deps, items, setClock } = desk();
  await keepSession(deps, aSession);
  setClock('2026-11-22T02:00:00.000Z');
  expect(items.size).toBe(1);
  expect(await readSession(deps, aSession.secret)).toBeNull();
});

test('a token that was sealed for another secret is not opened', async () => {
  const { deps, items } = desk();
  await keepSession(deps, aSession);
  const [item = {}] = items.values();
  items.set(idOf('thief'), item);
  await expect(readSession(deps, 'thief')).rejects.toThrow();
});

test('after a quarter of an hour the secret changes, and the former one counts for a minute more', async () => {
  const { deps, setClock } = desk();
  await keepSession(deps, aSession);
  setClock('2026-11-22T01:14:59.000Z');
  expect(await rotated(deps, aSession)).toBeNull();
  setClock('2026-11-22T01:15:00.000Z');
  const next = await rotated(deps, aSession);
  expect(next?.secret).not.toBe(aSession.secret);
  expect(next).toMatchObject({ token: aSession.token, goodUntil: aSession.goodUntil, csrf: 'csrf' });
  expect(await readSession(deps, next?.secret ?? '')).toEqual(next);
  expect(await readSession(deps, aSession.secret)).not.toBeNull();
  setClock('2026-11-22T01:16:00.000Z');
  expect(await readSession(deps, aSession.secret)).toBeNull();
  expect(await readSession(deps, next?.secret ?? '')).not.toBeNull();
});
