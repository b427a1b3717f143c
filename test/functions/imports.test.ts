import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const csv = { 'content-type': 'text/csv; charset=utf-8', prefer: 'wait=5' };
const judged = z.object({
  counts: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      outcome: z.string(),
      platformId: z.string(),
      changes: z.array(z.string()),
      candidates: z.array(z.looseObject({ platformId: z.string() })),
      problems: z.array(z.object({ row: z.number(), column: z.string().nullable(), code: z.string() })),
    }),
  ),
});

const send = ({ call }: Desk, body: string, query = '') =>
  call(`POST /imports${query}`, { actor: people.registrar, body, headers: csv });
const dryRun = async (desk: Desk, body: string) =>
  judged.parse((await send(desk, body, '?dryRun=true')).body);
const namesOf = (desk: Desk) =>
  desk.items
    .all()
    .filter(({ kindPk, sk }) => kindPk === 'PLATFORM' && sk === 'CARD')
    .map(({ nameVi }) => nameVi);

const file = [
  'nameVi,owner,category,lists,sources',
  'Nền tảng hóa đơn điện tử,Bộ Tài chính,economy,,https://example.vn/1',
  'Nền tảng thuế điện tử,BTC,government,,https://example.vn/1',
].join('\n');

describe('a file of platforms', () => {
  it('is told row by row before anything is changed', async () => {
    const desk = openDesk();
    const { counts, items } = await dryRun(desk, file);
    expect(counts).toEqual({ created: 2, changed: 0, unchanged: 0, 'likely-duplicate': 0, wrong: 0 });
    expect(items.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    expect(namesOf(desk)).toEqual([]);
  });

  it('is taken in whole, and the same file once more changes nothing', async () => {
    const desk = openDesk();
    expect((await send(desk, file)).status).toBe(200);
    await desk.drain();
    expect(namesOf(desk)).toEqual(['Nền tảng hóa đơn điện tử', 'Nền tảng thuế điện tử']);
    const before = JSON.stringify(desk.items.all());
    expect((await send(desk, file)).body).toMatchObject({ counts: { unchanged: 2 }, command: null });
    await desk.drain();
    expect(JSON.stringify(desk.items.all())).toBe(before);
  });

  it('keeps why a new platform is another than those it is like', async () => {
    const desk = openDesk();
    await send(desk, file);
    await desk.drain();
    const differs = 'Chỉ dùng cho doanh nghiệp chế xuất';
    const row = `nameVi,differs\nHệ thống thuế điện tử,${differs}`;
    expect((await send(desk, row)).status).toBe(200);
    await desk.drain();
    const kept = desk.items.all().filter(({ sk }) => String(sk).startsWith('DIFFERS#'));
    expect(kept).toMatchObject([{ reason: differs }]);
    expect(desk.items.under('OVERLAPS', '')).toMatchObject([{ found: 1, answered: 1, ending: 'listed' }]);
  });

  it('changes what it says otherwise, and keeps what it does not say', async () => {
    const desk = openDesk();
    await send(desk, file);
    await desk.drain();
    const changed = 'nameVi,contact\nNền tảng thuế điện tử,Cục Thuế';
    expect((await dryRun(desk, changed)).items[0]).toMatchObject({
      outcome: 'changed',
      changes: ['contact'],
    });
    await send(desk, changed);
    await desk.drain();
    const item = desk.items
      .all()
      .find(({ nameVi, sk }) => nameVi === 'Nền tảng thuế điện tử' && sk === 'CARD');
    expect(item).toMatchObject({ contact: 'Cục Thuế', owner: 'BTC', category: 'government' });
  });

  it('brings platforms onto their list, which says by whom', async () => {
    const desk = openDesk();
    const edition = { day: '2022-02-11', total: 1, source: '002' };
    await desk.settle('POST /lists', people.registrar, { id: 'national-35', nameVi: 'Danh mục', edition });
    const listed = 'nameVi,lists,sources\nNền tảng bản đồ số,national-35,https://example.vn/2';
    expect((await send(desk, listed)).status).toBe(200);
    await desk.drain();
    expect(desk.items.get({ pk: 'LIST#national-35', sk: 'CARD' })).toMatchObject({ known: 1 });
    const more = 'nameVi,lists\nNền tảng địa chỉ số,national-35';
    expect((await dryRun(desk, more)).items[0]?.problems).toMatchObject([{ code: 'list-overfull' }]);
  });

  it('brings a standard solution with its local instances', async () => {
    const desk = openDesk();
    const rows = 'id,nameVi,solution\nX-2,Bản đồ số Quảng Ninh,X-1\nX-1,Kho tri thức ngành thủy lợi,';
    expect((await send(desk, rows)).status).toBe(200);
    await desk.drain();
    expect(desk.items.get({ pk: 'PLATFORM#X-2', sk: 'CARD' })).toMatchObject({ solution: 'X-1' });
    const itself = 'nameVi,solution\nBản đồ số Quảng Ninh,X-2';
    expect((await dryRun(desk, itself)).items[0]?.problems).toMatchObject([{ code: 'solution-is-itself' }]);
  });

  it('says what is likely there already, and takes it in where it says why it is another', async () => {
    const desk = openDesk();
    await send(desk, file);
    await desk.drain();
    const again = 'nameVi,differs\nHệ thống hoá đơn điện tử,';
    const { items } = await dryRun(desk, again);
    expect(items[0]).toMatchObject({ outcome: 'likely-duplicate', problems: [{ code: 'likely-duplicate' }] });
    expect((await send(desk, again)).body).toMatchObject({ code: 'import-invalid' });
    expect((await send(desk, `${again}Chỉ dùng cho hộ kinh doanh`)).status).toBe(200);
  });
});

describe('what is wrong in a file', () => {
  it.each([
    ['an unknown body', 'nameVi,owner\nA,Bộ Vũ trụ', 'owner', 'body-unknown'],
    ['a province without its scheme', 'nameVi,owner\nA,37', 'owner', 'province-scheme-missing'],
    ['a province of the other scheme', 'nameVi,owner\nA,2025:02', 'owner', 'province-of-other-scheme'],
    ['an unknown list', 'nameVi,lists\nA,best-of-all', 'lists', 'list-unknown'],
    ['an unknown solution', 'nameVi,solution\nA,NTS-404', 'solution', 'solution-unknown'],
    ['a solution that is the row itself', 'id,nameVi,solution\nX-1,A,X-1', 'solution', 'solution-is-itself'],
    ['another encoding in one cell', 'nameVi,contact\nA,Trung t\uFFFDm', 'contact', 'cell-not-utf8'],
    ['a cell in UTF-8 made twice', 'nameVi,contact\nA,Cá»¥c', 'contact', 'cell-not-utf8'],
    ['a column that stands twice', 'nameVi,owner,owner\nA,BTC,BXD', 'owner', 'column-twice'],
    ['an unknown column', 'nameVi,colour\nA,red', 'colour', 'column-unknown'],
    ['too few cells', 'nameVi,owner\nA', null, 'cells-differ'],
    ['a quote that does not close', 'nameVi\n"A', null, 'quote-broken'],
    ['no name', 'nameVi,owner\n,BTC', 'nameVi', 'missing'],
    ['an unknown field', 'nameVi,category\nA,space', 'category', 'not-one-of'],
    ['an address that is none', 'nameVi,address\nA,javascript:alert(1)', 'address', 'wrong-format'],
  ])('%s is named by row and column, and nothing is taken in', async (...[, body, column, code]) => {
    const desk = openDesk();
    const [first] = (await dryRun(desk, body)).items;
    expect(first).toMatchObject({ outcome: 'wrong', problems: [{ row: 2, column, code }] });
    expect(await send(desk, body)).toMatchObject({ status: 422, body: { code: 'import-invalid' } });
    expect(namesOf(desk)).toEqual([]);
  });

  it('is a platform that two rows tell of', async () => {
    const { items } = await dryRun(openDesk(), 'nameVi\nNền tảng A\nnền tảng  a');
    expect(items.map(({ outcome }) => outcome)).toEqual(['created', 'wrong']);
    expect(items[1]?.problems).toMatchObject([{ row: 3, code: 'row-twice' }]);
  });

  it('is one good row beside a bad one: neither is taken in', async () => {
    const desk = openDesk();
    expect((await send(desk, `${file}\nNền tảng C,Bộ Vũ trụ,,,`)).status).toBe(422);
    await desk.drain();
    expect(namesOf(desk)).toEqual([]);
  });

  it.each([
    [`nameVi\n${'Nền tảng\n'.repeat(300)}`, 413, 'import-too-large'],
    [`nameVi\n${'x'.repeat(300_000)}`, 413, 'import-too-large'],
  ])('is a file that is too large', async (body, status, code) => {
    expect(await send(openDesk(), body)).toMatchObject({ status, body: { code } });
  });

  it('is what is neither CSV nor JSON, or JSON that is no list', async () => {
    const ask = (type: string, body: string) =>
      openDesk().call('POST /imports', { actor: people.registrar, body, headers: { 'content-type': type } });
    expect(await ask('application/pdf', 'x')).toMatchObject({ status: 415 });
    expect(await ask('application/json', '{"a":1}')).toMatchObject({
      status: 400,
      body: { code: 'bad-json' },
    });
    expect((await ask('application/json', '[1]')).status).toBe(422);
  });

  it('is who is no registrar', async () => {
    const answer = await openDesk().call('POST /imports', { actor: people.owner, body: file, headers: csv });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-role' } });
  });
});

describe('what is told of a wrong cell', () => {
  it('names the words that would do', async () => {
    const answer = await send(openDesk(), 'nameVi,category\nA,space', '?dryRun=true');
    expect(answer.text).toContain('government, economy, society');
    const json = { actor: people.registrar, headers: { ...csv, 'content-type': 'application/json' } };
    const { text } = await openDesk().call('POST /imports?dryRun=true', { ...json, body: '[7]' });
    expect(text).toContain('object');
  });

  it('is that a file has no row, rather than that all is well', async () => {
    for (const empty of ['', 'nameVi,owner\n', '\n\n']) {
      const { items } = await dryRun(openDesk(), empty);
      expect(items).toMatchObject([{ outcome: 'wrong', problems: [{ row: 1, code: 'rows-missing' }] }]);
      expect(await send(openDesk(), empty)).toMatchObject({ status: 422, body: { code: 'import-invalid' } });
    }
  });
});
