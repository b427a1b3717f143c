import { describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';

const csv = { 'content-type': 'text/csv', prefer: 'wait=5' };
const actor = people.registrar;
const cardIn = ({ items }: ReturnType<typeof openDesk>) =>
  items.all().find(({ kindPk, sk }) => kindPk === 'PLATFORM' && sk === 'CARD');
const file = 'nameVi,owner\nNền tảng hóa đơn điện tử,Bộ Tài chính\n';

describe('a file as spreadsheets write it', () => {
  const cells = [
    ['nameVi', 'owner', 'lists', 'contact', 'functions'],
    [
      'Nền tảng hóa đơn điện tử',
      'Bộ Tài chính',
      '',
      '"Cục Thuế\r\nPhòng 2; tầng 3"',
      '"lập hóa đơn; tra cứu"',
    ],
  ];

  it.each([
    ['a semicolon, CR LF and a mark, as in Viet Nam', ';', '\r\n', '\uFEFF'],
    ['a comma and LF', ',', '\n', ''],
    ['a tab and CR', '\t', '\r', ''],
  ])('may have %s', async (...[, separator, lineBreak, mark]) => {
    const desk = openDesk();
    const text = `${mark}${cells.map((row) => row.join(separator)).join(lineBreak)}${lineBreak}`;
    expect(await desk.call('POST /imports', { actor, body: text, headers: csv })).toMatchObject({
      status: 200,
    });
    await desk.drain();
    const card = cardIn(desk);
    expect(card).toMatchObject({
      ...{ owner: 'BTC', contact: 'Cục Thuế\r\nPhòng 2; tầng 3' },
      functions: ['lập hóa đơn', 'tra cứu'],
    });
  });

  it('keeps an element of a list in JSON whole, semicolons too', async () => {
    const desk = openDesk();
    const functions = ['lập hóa đơn; ký số', ' tra cứu '];
    const headers = { 'content-type': 'application/json', prefer: 'wait=5' };
    const body = JSON.stringify([{ nameVi: 'Nền tảng hóa đơn điện tử', functions }]);
    expect(await desk.call('POST /imports', { actor, body, headers })).toMatchObject({
      status: 200,
    });
    await desk.drain();
    const card = cardIn(desk);
    expect(card).toMatchObject({ functions: ['lập hóa đơn; ký số', 'tra cứu'] });
  });
});

describe('a file in another encoding than UTF-8', () => {
  const utf16 = Buffer.from(file, 'utf16le');
  it.each([
    ['UTF-16 without a mark', utf16, 'utf-16'],
    ['UTF-16 with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]), 'utf-16'],
    ['UTF-16 the other way round', Buffer.from(utf16).swap16(), 'utf-16'],
    ['UTF-32', Buffer.from(Array.from(file).join('\0'), 'utf16le'), 'utf-32'],
    ['a header in another encoding', Buffer.from([0xd4, 0xea, 0x6e]), 'other'],
  ])('is refused by its name: %s, in CSV and in JSON', async (_, bytes, encoding) => {
    for (const type of ['text/csv', 'application/json']) {
      const headers = { 'content-type': type };
      const body = bytes.toString('utf8');
      const answer = await openDesk().call('POST /imports', { actor, body, headers });
      expect(answer).toMatchObject({ status: 415, body: { code: 'import-not-utf8', details: { encoding } } });
    }
  });

  it('is refused where the file says so itself', async () => {
    const headers = { 'content-type': 'text/csv; charset=windows-1258' };
    const answer = await openDesk().call('POST /imports', { actor, body: file, headers });
    expect(answer).toMatchObject({ status: 415, body: { details: { encoding: 'windows-1258' } } });
  });
});
