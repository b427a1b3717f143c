import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../shared/contracts/csv.ts';

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', 'a', 'ấ', '\uFEFF'),
  }),
);

describe('a file of comma-separated cells', () => {
  it('comes back as it was written, whatever is in the cells', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        expect(readCsv(writeCsv(rows), 100)).toEqual({ rows });
      }),
    );
  });

  it('holds no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        expect(writeCsv([[`${first}${rest}`]])).toMatch(/^\uFEFF"?'/u);
      }),
    );
  });

  it('begins with a byte order mark, and quotes only what needs it', () => {
    expect(writeCsv([['a', 'b"c', 'd,e', 'f\ng', '=1', "'=1", "'a"]])).toBe(
      `\uFEFFa,"b""c","d,e","f\ng",'=1,''=1,'a\r\n`,
    );
  });

  it.each([
    ['CR LF', 'a,b\r\nc,d\r\n'],
    ['LF', 'a,b\nc,d\n'],
    ['CR', 'a,b\rc,d\r'],
    ['no last line break', 'a,b\r\nc,d'],
    ['a byte order mark and quotes', '\uFEFF"a","b"\r\n"c","d"\r\n'],
  ])('may have %s', (_, text) => {
    expect(readCsv(text, 10)).toEqual({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
  });

  it.each([
    ['a quote that is not closed', 'a,b\r\nc,"d\r\ne,f', { row: 2, code: 'quote-broken' }],
    ['a quote within a cell', 'a,b\r\nc,d"e', { row: 2, code: 'quote-broken' }],
    ['text behind a quote', 'a,"b"c', { row: 1, code: 'quote-broken' }],
    ['more rows than are read', 'a\n'.repeat(11), { row: 11, code: 'too-many-rows' }],
  ])('is refused with its row for %s', (_, text, fault) => {
    expect(readCsv(text, 10)).toEqual({ fault });
  });

  it('is read in one go, also where it is made to be slow', () => {
    for (const text of ['"'.repeat(1_000_001), ','.repeat(1_000_000), `"${'""'.repeat(500_000)}`])
      expect(readCsv(text, 1000)).toBeDefined();
  });
});
