import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readArguments } from '../../bin/chot/arguments.ts';
import { importAdoptions, importPlatforms } from '../../bin/chot/import.ts';
import { freePort } from '../../infra/local/engine.ts';
import { openDesk } from '../functions/http-desk.ts';
import { people } from '../workflow/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'chot-import-'));
let desk = openDesk();
let url = '';

/** The staff API in memory behind a port, for the registrar. */
const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    const { status, text: content } = await desk.call(`${request.method ?? ''} ${request.url ?? ''}`, {
      actor: people.registrar,
      body: await text(request),
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
    });
    response.writeHead(status).end(content);
  };
  void answer();
});

beforeAll(async () => {
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String(port)}`;
});
beforeEach(() => {
  desk = openDesk();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const fileWith = (content: string | Buffer, name = 'platforms.csv'): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const run = (file: string, more = {}) => importPlatforms({ url, token: 't', file, ...more });
const known = async () => {
  await desk.drain();
  return desk.items.all().filter(({ kindPk, sk }) => kindPk === 'PLATFORM' && sk === 'CARD').length;
};
/** Names that have nothing in common. */
const many = (count: number): string =>
  `nameVi\n${Array.from({ length: count }, (_, n) => `${String.fromCharCode(97 + (n % 26))}${String(n)}x${String(n * 7919)}`).join('\n')}`;

describe('a file of platforms on the command line', () => {
  test('is a command and a file; results of a checklist are another', () => {
    expect(readArguments(['import', 'a.csv', '--dry-run'])).toMatchObject({
      command: { words: 'import' },
      given: { file: 'a.csv', 'dry-run': true },
    });
    expect(readArguments(['import', 'results', 'a.csv'])).toMatchObject({
      command: { words: 'import results' },
    });
  });

  test('is sent in parts, and taken in once every part is good', async () => {
    expect(await run(fileWith(many(250)))).toMatchObject({
      code: 0,
      text: expect.stringContaining('250 rows: created 250.'),
    });
    expect(await known()).toBe(250);
    expect(await run(fileWith(many(250)))).toMatchObject({
      code: 0,
      text: expect.stringContaining('250 rows: unchanged 250.'),
    });
  });

  test('is only told of with --dry-run', async () => {
    const { text: said } = await run(fileWith('nameVi\nNền tảng A'), { 'dry-run': true });
    expect(said).toContain('created');
    expect(await known()).toBe(0);
  });

  test('is not taken in where its last part is wrong, and the row is named as the file counts', async () => {
    const broken = Buffer.concat([Buffer.from(`${many(230)}\n`), Buffer.from([0x4e, 0xe1, 0x6d])]);
    const { code, text: said } = await run(fileWith(broken));
    expect([code, said]).toEqual([1, expect.stringMatching(/^232 +wrong .*cell-not-utf8/mu)]);
    expect(await known()).toBe(0);
  });

  test('of a hundred thousand rows is judged whole, and its one wrong row is named', async () => {
    const rows = Array.from({ length: 99_999 }, (_, n) => `n${String(n)}x${String(n * 7919)},BTC`);
    const file = fileWith(['nameVi,owner', ...rows, 'Nền tảng A,37'].join('\n'));
    const { code, text: said } = await run(file);
    expect(code).toBe(1);
    expect(said).toMatch(/^100001 +wrong .*province-scheme-missing/mu);
    expect(said).toContain('100000 rows: created 99999, wrong 1.');
    expect(await known()).toBe(0);
  }, 120_000);

  test.each([
    ['Latin letters of one byte', Buffer.from('nameVi\nN\xean t\xe0ng A\n', 'latin1')],
    [
      'both in one file',
      Buffer.concat([Buffer.from('nameVi\nNền tảng A\n'), Buffer.from([0xd4, 0xe1, 0x0a])]),
    ],
  ])('is not taken in where it is written in %s', async (_, bytes) => {
    const { code, text: said } = await run(fileWith(bytes));
    expect([code, said]).toEqual([1, expect.stringMatching(/cell-not-utf8/u)]);
    expect(await known()).toBe(0);
  });

  test('is refused by its encoding where all of it is in another one', async () => {
    const file = fileWith(Buffer.from('\uFEFFnameVi\nNền tảng A\n', 'utf16le'));
    await expect(run(file)).rejects.toMatchObject({
      code: 'refusedByServer',
      message: expect.stringContaining('415 import-not-utf8'),
    });
    expect(await known()).toBe(0);
  });

  test('may be JSON', async () => {
    const file = fileWith(
      JSON.stringify([{ name_vi: 'Nền tảng A', source: 'https://example.vn' }]),
      'a.json',
    );
    expect(await run(file)).toMatchObject({ code: 0 });
    expect(await known()).toBe(1);
  });

  test.each([
    ['a quote that does not close', 'nameVi\n"A', 'fileBroken'],
    ['no file', null, 'fileMissing'],
  ])('is refused for %s', async (_, content, code) => {
    await expect(run(content === null ? join(folder, 'none.csv') : fileWith(content))).rejects.toMatchObject({
      code,
    });
  });

  test('may tell of adoptions, as the carried data does', async () => {
    expect(readArguments(['import', 'adoptions', 'a.json'])).toMatchObject({
      command: { words: 'import adoptions' },
    });
    await run(fileWith('id,nameVi,sources\nNTS-1,Nền tảng A,https://example.vn'));
    await desk.drain();
    const row = {
      platform_id: 'NTS-1',
      platform: 'Nền tảng A',
      province_scheme: '2024',
      province_code: '22',
    };
    const stated = { basis: 'separate-document', status: 'pilot', document: null, date: null, notes: null };
    const adoptions = [
      { id: 'AD-1', province: 'Quảng Ninh', ...row, ...stated, source: 'https://example.vn' },
    ];
    const file = fileWith(JSON.stringify({ totals_2022: {}, adoptions }), 'adoptions.json');
    expect(await importAdoptions({ url, token: 't', file })).toMatchObject({
      code: 0,
      text: expect.stringContaining('1 rows: created 1.'),
    });
    await desk.drain();
    expect(desk.items.under('ADOPTIONS#2024:22', '')).toMatchObject([{ status: 'piloting' }]);
  });
});
