import { describe, expect, it } from 'vitest';
import { cacheable } from '../../functions/register/cacheable.ts';
import { rebuildMessage } from '../../shared/aws/queues.ts';
import { parseRebuildTask } from '../../shared/contracts/export-files.ts';
import { registerForms } from '../../shared/contracts/register-forms.ts';
import { requestOf } from '../../shared/lambda/http-request.ts';
import { sha256 } from '../../shared/workflow/hash.ts';
import { httpEvent } from './events.ts';
import { cardOf, lapse, packed, register, start } from './exports-desk.ts';

const paths = registerForms.map(({ path }) => path);

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

  it('say what owners are called, also of one that was registered later, and not of one that no record names', async () => {
    const { put, registers, rebuild: make, ask } = register();
    put({ ...cardOf('pf-1'), owner: 'CTY-MOI' });
    put({ ...cardOf('pf-2'), owner: 'BTC' });
    registers('CTY-MOI', 'Công ty Mới');
    registers('CTY-KHAC', 'Công ty Khác');
    const before = await Promise.all(paths.map((path) => ask(path)));
    await make();
    const after = await Promise.all(paths.map((path) => ask(path)));
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
    expect(after[0]?.body).toMatchObject({
      names: { 'CTY-MOI': { nameVi: 'Công ty Mới', nameEn: null }, BTC: { nameVi: 'Bộ Tài chính' } },
    });
    for (const { text } of after) {
      for (const name of ['Công ty Mới', 'Bộ Tài chính']) expect(text).toContain(name);
      expect(text).not.toContain('Công ty Khác');
    }
  });

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

  it('is fetched from the bucket, for a moment and kept by no cache, by who takes it compressed and who does not', async () => {
    const { ask, stored } = await large();
    for (const [headers, isPacked] of [
      [{}, 'false'],
      [packed, 'true'],
    ] as const) {
      const answer = await ask('/register.json', headers);
      expect([answer.status, answer.text]).toEqual([307, '']);
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
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
  const messageAt = (sentAt: string) =>
    rebuildMessage({ kind: 'rebuild-exports', at: start, causedBy: 'c-1' }, sentAt);

  it('is one for all that are sent in ten seconds, whenever their changes began, and another for the next ten', () => {
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
