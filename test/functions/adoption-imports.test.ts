import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const judged = z.object({
  counts: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      row: z.number(),
      outcome: z.string(),
      locality: z.string().nullable(),
      problems: z.array(z.object({ column: z.string().nullable(), code: z.string() })),
    }),
  ),
});
const head = 'platform,locality,basis,status,document,day,source';
const good = 'NTS-1,2025:37,in-plan,in-use,66/KH-UBND,2022-05-04,https://example.vn/2';
const csv = { 'content-type': 'text/csv; charset=utf-8', prefer: 'wait=5' };

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  await desk.settle('POST /platforms', people.registrar, {
    ...{ id: 'NTS-1', nameVi: 'Nền tảng bản đồ số', sources: ['https://example.vn/1'] },
  });
});

const send = (rows: readonly string[], query = '') =>
  desk.call(`POST /imports?of=adoptions${query}`, {
    actor: people.registrar,
    body: [head, ...rows].join('\n'),
    headers: csv,
  });
const dryRun = async (...rows: string[]) => judged.parse((await send(rows, '&dryRun=true')).body);
const faultsOf = async (row: string) =>
  (await dryRun(row)).items.flatMap(({ problems }) => problems.map(({ column, code }) => [column, code]));
const adoptionsOf = async (province: string) => {
  await desk.drain();
  return desk.items.under(`ADOPTIONS#${province}`, '');
};

describe('a file of adoptions that sources report', () => {
  it('is told row by row before anything is changed', async () => {
    expect(await dryRun(good)).toMatchObject({
      counts: { created: 1, changed: 0, unchanged: 0, wrong: 0 },
      items: [{ row: 2, outcome: 'created', locality: '2025:37' }],
    });
    expect(await adoptionsOf('2025:37')).toEqual([]);
  });

  it('is taken in with its source, and the same file once more changes nothing', async () => {
    expect((await send([good])).status).toBe(200);
    expect(await adoptionsOf('2025:37')).toMatchObject([
      { platformId: 'NTS-1', basis: 'in-plan', status: 'in-use', source: 'https://example.vn/2' },
    ]);
    const before = JSON.stringify(desk.items.all());
    expect((await send([good])).body).toMatchObject({ counts: { unchanged: 1 }, command: null });
    await desk.drain();
    expect(JSON.stringify(desk.items.all())).toBe(before);
  });

  it('changes what a source says by now', async () => {
    await send([good]);
    await desk.drain();
    expect(await dryRun(good.replace('in-use', 'ended'))).toMatchObject({ counts: { changed: 1 } });
  });

  it('knows a platform by its name too', async () => {
    expect(await dryRun(good.replace('NTS-1', 'nền tảng bản đồ số'))).toMatchObject({
      counts: { created: 1 },
    });
  });

  it.each([
    ['a code without its scheme', good.replace('2025:37', '37'), ['locality', 'province-scheme-missing']],
    [
      'a code of the other scheme',
      good.replace('2025:37', '2025:02'),
      ['locality', 'province-of-other-scheme'],
    ],
    ['a code of no scheme', good.replace('2025:37', '2025:99'), ['locality', 'locality-unknown']],
    ['a ministry', good.replace('2025:37', 'BTC'), ['locality', 'locality-unknown']],
    ['no province', good.replace('2025:37', ''), ['locality', 'missing']],
    ['an unknown platform', good.replace('NTS-1', 'NTS-9'), ['platform', 'platform-unknown']],
    ['no source', good.replace('https://example.vn/2', ''), ['source', 'missing']],
    ['a day that has yet to come', good.replace('2022-05-04', '2027-01-04'), ['day', 'day-in-future']],
    ['a day that is none', good.replace('2022-05-04', '2022-02-30'), ['day', 'not-a-day']],
  ])('names the row of %s', async (_, row, fault) => {
    expect(await faultsOf(row)).toEqual([fault]);
  });

  it('is refused whole for one wrong row, and for one that stands there twice', async () => {
    const refused = await send([good, good]);
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'import-invalid', reasons: [{ row: 3, code: 'row-twice' }] },
    });
    expect(await adoptionsOf('2025:37')).toEqual([]);
  });

  it('may be the carried data, whose rows that name no platform are left out', async () => {
    desk = openDesk();
    for (const { id, nameVi, sources } of registerPlatforms())
      await desk.settle('POST /platforms', people.registrar, { id, nameVi, sources });
    const { adoptions } = z
      .object({ adoptions: z.array(z.unknown()) })
      .parse(JSON.parse(readFileSync('shared/register/data/adoptions.json', 'utf8')));
    const sent = async (query: string) =>
      desk.call(`POST /imports?of=adoptions${query}`, {
        actor: people.registrar,
        body: adoptions,
        headers: { prefer: 'wait=5' },
      });
    expect((await sent('&dryRun=true')).body).toMatchObject({
      counts: { created: 22, 'left-out': 1, wrong: 0 },
    });
    expect((await sent('')).status).toBe(200);
    await desk.drain();
    expect((await sent('&dryRun=true')).body).toMatchObject({ counts: { unchanged: 22, 'left-out': 1 } });
  });
});
