import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rebuild } from '../../functions/exports/rebuild.ts';
import { cacheable } from '../../functions/register/cacheable.ts';
import { openDataRoutes } from '../../functions/register/routes/open-data.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { rebuildMessage } from '../../shared/aws/queues.ts';
import { parseRebuildTask } from '../../shared/contracts/export-files.ts';
import { registerForms } from '../../shared/contracts/register-forms.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { requestOf } from '../../shared/lambda/http-request.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { sha256 } from '../../shared/workflow/hash.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import { aStanding, aStandingPermit, someDetails } from '../support/domain/a-platform.ts';
import { inMemoryExports } from '../support/in-memory-exports.ts';
import { inMemoryBucket } from '../support/in-memory-files.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const start = '2026-11-23T02:00:00.000Z';
const lapse = '2026-11-23T03:00:00.000Z';
const packed = { 'accept-encoding': 'gzip' };
const paths = registerForms.map(({ path }) => path);

const cardOf = (id: string, permit: Parameters<typeof aStandingPermit>[0] = {}, purpose = 'Một việc') => ({
  ...someDetails({ nameVi: `Nền tảng ${id}`, purpose, sources: ['https://example.vn/1'], fictional: false }),
  ...{ id, standings: [aStanding({ permit: aStandingPermit(permit) })], updatedAt: start },
  ...{ kindPk: shelf.register, kindSk: id },
});

/** A register with a table and a bucket, at an instant that the test moves. */
const register = () => {
  const items = inMemoryItems();
  const stored = new Map<string, Uint8Array>();
  const bucket = inMemoryBucket(stored);
  let time = start;
  const now = () => time;
  const reads = inMemoryReads(items);
  const deps = {
    reads,
    now,
    bucket,
    link: ({ key, isPacked }: { key: string; isPacked: boolean }, at: Date) =>
      Promise.resolve(`https://bucket.test/${key}?at=${at.toISOString()}&packed=${String(isPacked)}`),
  };
  const handler = httpEndpoint(openDataRoutes(deps, snapshots(deps)), problemText);
  return {
    stored,
    put: (card: ReturnType<typeof cardOf>) => items.put(keys.card('platform', card.id), card),
    rebuild: () => rebuild({ reads, bucket, keep: inMemoryExports(items).keep, now }),
    isAt: (at: string) => (time = at),
    ask: async (path: string, headers: Record<string, string> = {}) =>
      answerOf(await handler(httpEvent(`GET ${path}`, { headers }), lambdaContext)),
  };
};
const permitsIn = (body: unknown) =>
  z
    .object({ items: z.array(z.object({ conclusion: z.object({ permit: z.string() }) })) })
    .parse(body)
    .items.map(({ conclusion }) => conclusion.permit);

describe('the files of the register', () => {
  it.each(paths)(
    '%s are answered as they were made, compressed or not, and as they would be made',
    async (path) => {
      const { put, rebuild: make, ask } = register();
      put(cardOf('pf-1'));
      const made = await ask(path);
      expect(await make()).toBe(1);
      put(cardOf('pf-2'));
      for (const headers of [{}, packed]) {
        const answer = await ask(path, headers);
        expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
          200,
          made.text,
          made.headers['content-type'],
        ]);
      }
      await make();
      expect((await ask(path)).text).toContain('pf-2');
    },
  );

  it('are not sent again to who has them, whoever made them', async () => {
    const { put, rebuild: make, ask } = register();
    put(cardOf('pf-1'));
    const before = (await ask('/register.json', packed)).headers['etag'] ?? '';
    await make();
    expect(await ask('/register.json', { 'if-none-match': before })).toMatchObject({ status: 304, text: '' });
  });

  it('may be read by a page of any other site, whoever made them', async () => {
    const { put, rebuild: make, ask } = register();
    put(cardOf('pf-1'));
    const open = {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    };
    expect((await ask('/register.json')).headers).toMatchObject(open);
    await make();
    expect((await ask('/register.json')).headers).toMatchObject(open);
  });

  it('count until a permit lapses; from that instant on they are made for who asks', async () => {
    const { put, rebuild: make, ask, isAt } = register();
    put(cardOf('pf-1', { validUntil: lapse }));
    await make();
    put(cardOf('pf-2'));
    isAt(new Date(Date.parse(lapse) - 1).toISOString());
    expect(permitsIn((await ask('/register.json')).body)).toEqual(['valid']);
    isAt(lapse);
    expect(permitsIn((await ask('/register.json')).body)).toEqual(['expired', 'valid']);
  });

  it('are made for who asks where the bucket has lost them', async () => {
    const { put, rebuild: make, ask, stored } = register();
    put(cardOf('pf-1'));
    await make();
    stored.clear();
    expect(await ask('/register.json')).toMatchObject({ status: 200, body: { total: 1 } });
  });
});

describe('a register that no function may answer whole', () => {
  /** Nothing of these texts repeats, so that they stay as large as they are. */
  const strange = (n: number) => Array.from({ length: 28 }, (_, part) => sha256(`${n}.${part}`)).join('');
  const manyPlatforms = Array.from({ length: 5000 }, (_, n) =>
    cardOf(`pf-${n}`, { validUntil: lapse }, strange(n)),
  );
  const large = async () => {
    const opened = register();
    for (const card of manyPlatforms) opened.put(card);
    await opened.rebuild();
    return opened;
  };

  it('is fetched from the bucket, for a few minutes, by who takes it compressed and who does not', async () => {
    const { ask, stored } = await large();
    for (const [headers, isPacked] of [
      [{}, 'false'],
      [packed, 'true'],
    ] as const) {
      const answer = await ask('/register.json', headers);
      expect([answer.status, answer.text]).toEqual([307, '']);
      expect(answer.headers).toMatchObject({
        'cache-control': 'public, max-age=30',
        vary: 'accept-encoding',
      });
      const location = new URL(answer.headers['location'] ?? '');
      expect(location.searchParams.get('packed')).toBe(isPacked);
      expect(stored.has(decodeURIComponent(location.pathname.slice(1)))).toBe(true);
    }
  });

  it('is said to be in the making from the lapse of a permit until the files are made again', async () => {
    const { rebuild: make, ask, isAt } = await large();
    isAt(lapse);
    expect(await ask('/register.json', packed)).toMatchObject({
      status: 503,
      body: { code: 'export-being-made' },
    });
    await make();
    expect((await ask('/register.json', packed)).status).toBe(307);
  });

  it('is refused by name where there are no files of it', () => {
    const asking = (headers: Record<string, string>) =>
      cacheable(
        requestOf(httpEvent('GET /register/lists', { headers })),
        manyPlatforms.map(({ purpose }) => purpose).join(''),
        'application/json',
      );
    expect(asking({})).toMatchObject({ problem: { status: 406, code: 'encoding-needed' } });
    expect(asking(packed)).toMatchObject({ problem: { status: 406, code: 'export-too-large' } });
  });
});

describe('the message that has them made', () => {
  const messageAt = (at: string) => rebuildMessage({ kind: 'rebuild-exports', at, causedBy: 'c-1' });

  it('is one for all changes of ten seconds, and another for the next ten', () => {
    const ids = ['02:00:00.000', '02:00:09.999', '02:00:10.000'].map(
      (time) => messageAt(`2026-11-23T${time}Z`).deduplicationId,
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });

  it('is read as it was written, and nothing else is', () => {
    const { body } = messageAt(start);
    expect(parseRebuildTask(JSON.parse(JSON.stringify(body)))).toEqual(body);
    for (const other of [
      {},
      { kind: 'rebuild-exports' },
      { kind: 'sign-status-list', causedBy: 'x', at: start },
    ])
      expect(() => parseRebuildTask(other)).toThrow();
  });
});
