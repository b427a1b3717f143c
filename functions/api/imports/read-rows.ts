import * as z from 'zod';
import { readCsv } from '../../../shared/contracts/csv.ts';
import { mostImportRows } from '../../../shared/contracts/imports.ts';
import type { FieldCode } from '../../../shared/messages/field-messages.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { columnOf } from './columns.ts';
import type { Column } from './columns.ts';

/** What is wrong with one row, and in which column where it is in one. */
export interface Wrong {
  readonly row: number;
  readonly column: string | null;
  readonly code: FieldCode;
}

/** One row: its number as a spreadsheet counts (in JSON, the place in the list), and its cells by column. */
export interface ImportRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
  readonly wrong: readonly Wrong[];
}

type Named = readonly (readonly [string, string])[];
type Rows = { readonly rows: readonly ImportRow[] } | { readonly problem: Problem };

const mostBytes = 256 * 1024;
const longestName = 60;

/** A cell by its column; several cells of one column (`source`, `more_sources`) are joined. */
const rowOf = (row: number, named: Named): ImportRow => {
  const cells: Partial<Record<Column, string>> = {};
  const wrong: Wrong[] = [];
  for (const [name, raw] of named) {
    const column = columnOf(name);
    const value = raw.normalize('NFC').trim();
    if (column === undefined) wrong.push({ row, column: name.slice(0, longestName), code: 'column-unknown' });
    // Bytes that are no UTF-8 arrive as U+FFFD.
    else if (/[\uFFFD\0]/u.test(value)) wrong.push({ row, column, code: 'cell-not-utf8' });
    else if (column !== null && value !== '') {
      const before = cells[column];
      cells[column] = before === undefined ? value : `${before};${value}`;
    }
  }
  return { row, cells, wrong };
};

const tooLarge = (): { readonly problem: Problem } =>
  problem(413, 'import-too-large', { details: { mostRows: mostImportRows, mostBytes } });

const csvRows = (body: string): Rows => {
  const read = readCsv(body, mostImportRows + 1);
  if ('fault' in read) {
    const { row, code } = read.fault;
    if (code === 'too-many-rows') return tooLarge();
    return { rows: [{ row, cells: {}, wrong: [{ row, column: null, code }] }] };
  }
  const [header = [], ...records] = read.rows;
  const names = header.map((name) => name.trim());
  const rows = records.flatMap((record, n): ImportRow[] => {
    const row = n + 2;
    if (record.every((cell) => cell.trim() === '')) return [];
    if (record.length !== names.length)
      return [{ row, cells: {}, wrong: [{ row, column: null, code: 'cells-differ' }] }];
    return [
      rowOf(
        row,
        names.map((name, at): [string, string] => [name, record[at] ?? '']),
      ),
    ];
  });
  return { rows };
};

const jsonCell = z.union([
  z.string(),
  z.null().transform(() => ''),
  z.boolean().transform(String),
  z.number().transform(String),
  z.array(z.string()).transform((parts) => parts.join(';')),
]);
const jsonRow = z.record(z.string(), jsonCell);

const jsonRows = (body: string): Rows => {
  const list = z.array(z.unknown()).safeParse(parsed(body));
  if (!list.success) return problem(400, 'bad-json');
  if (list.data.length > mostImportRows) return tooLarge();
  const rows = list.data.map((given, n): ImportRow => {
    const read = jsonRow.safeParse(given);
    const row = n + 1;
    return read.success
      ? rowOf(row, Object.entries(read.data))
      : { row, cells: {}, wrong: [{ row, column: null, code: 'wrong-type' }] };
  });
  return { rows };
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

/** The rows of a file in CSV or JSON, with what is wrong with their form; refused where it is neither, or too large. */
export const readRows = ({ headers, body }: Request): Rows => {
  if (Buffer.byteLength(body) > mostBytes) return tooLarge();
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/csv') return csvRows(body);
  return type === 'application/json' ? jsonRows(body) : problem(415, 'import-type-unsupported');
};
