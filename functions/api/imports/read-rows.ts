import * as z from 'zod';
import { readCsv, separatorOf } from '../../../shared/contracts/csv.ts';
import { foreignEncoding, isEncodedTwice } from '../../../shared/contracts/text-encoding.ts';
import { mostImportRows } from '../../../shared/contracts/imports.ts';
import type { FieldCode } from '../../../shared/messages/field-messages.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import type { Column } from './columns.ts';

/** What is wrong with one row, and in which column where it is in one. */
export interface Wrong {
  readonly row: number;
  readonly column: string | null;
  readonly code: FieldCode;
  /** What fills the placeholders of its message, where it has any. */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * One row: its number as a spreadsheet counts (in JSON, the place in the list), its cells by column, and the parts of each: the
 * elements of a list in JSON as they are, of a text what `;` parts.
 */
export interface ImportRow<Name extends string = Column> {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Name, string>>>;
  readonly parts: Readonly<Partial<Record<Name, readonly string[]>>>;
  readonly wrong: readonly Wrong[];
}

type Named = readonly (readonly [string, string | readonly string[]])[];
type Rows<Name extends string> =
  { readonly rows: readonly ImportRow<Name>[] } | { readonly problem: Problem };
/** The column of a name among all names of a row; `null` for one that is passed over, undefined for one that is unknown. */
type ColumnOf<Name extends string> = (name: string, all: readonly string[]) => Name | null | undefined;

const mostBytes = 256 * 1024;
const longestName = 60;

const clean = (text: string): string => text.normalize('NFC').trim();
const partsOf = (raw: string | readonly string[]): string[] =>
  (typeof raw === 'string' ? raw.split(';') : raw).map(clean).filter((part) => part !== '');

/** Bytes that are no UTF-8 arrive as U+FFFD. */
const isForeign = (value: string): boolean => /[\uFFFD\0]/u.test(value) || isEncodedTwice(value);

/** A cell by its column; several cells of one column (`source`, `more_sources`) are joined. */
const rowOf = <Name extends string>(row: number, named: Named, columnOf: ColumnOf<Name>): ImportRow<Name> => {
  const [cells, parts]: [Partial<Record<Name, string>>, Partial<Record<Name, readonly string[]>>] = [{}, {}];
  const all = named.map(([name]) => name);
  const wrong: Wrong[] = [];
  for (const [at, [name, raw]] of named.entries()) {
    const column = columnOf(name, all);
    const value = typeof raw === 'string' ? clean(raw) : partsOf(raw).join('; ');
    if (column === undefined) wrong.push({ row, column: name.slice(0, longestName), code: 'column-unknown' });
    else if (isForeign(value)) wrong.push({ row, column, code: 'cell-not-utf8' });
    else if (column === null) continue;
    else if (all.indexOf(name) < at) wrong.push({ row, column, code: 'column-twice' });
    else if (value !== '') {
      const before = cells[column];
      cells[column] = before === undefined ? value : `${before}; ${value}`;
      parts[column] = [...(parts[column] ?? []), ...partsOf(raw)];
    }
  }
  return { row, cells, parts, wrong };
};

/** A row that cannot be read at all. */
const unread = <Name extends string>(wrong: Wrong): ImportRow<Name> => {
  const [cells, parts]: [Partial<Record<Name, string>>, Partial<Record<Name, readonly string[]>>] = [{}, {}];
  return { row: wrong.row, cells, parts, wrong: [wrong] };
};

const tooLarge = (): { readonly problem: Problem } =>
  problem(413, 'import-too-large', { details: { mostRows: mostImportRows, mostBytes } });

const csvRows = <Name extends string>(body: string, columnOf: ColumnOf<Name>): Rows<Name> => {
  const read = readCsv(body, mostImportRows + 1, separatorOf(body));
  if ('fault' in read) {
    const { row, code } = read.fault;
    if (code === 'too-many-rows') return tooLarge();
    return { rows: [unread({ row, column: null, code })] };
  }
  const [header = [], ...records] = read.rows;
  const names = header.map((name) => name.trim());
  const rows = records.flatMap((record, n): ImportRow<Name>[] => {
    const row = n + 2;
    if (record.every((cell) => cell.trim() === '')) return [];
    if (record.length !== names.length) return [unread({ row, column: null, code: 'cells-differ' })];
    return [
      rowOf(
        row,
        names.map((name, at): [string, string] => [name, record[at] ?? '']),
        columnOf,
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
  z.array(z.string()),
]);
const jsonRow = z.record(z.string(), jsonCell);

const jsonRows = <Name extends string>(body: string, columnOf: ColumnOf<Name>): Rows<Name> => {
  const list = z.array(z.unknown()).safeParse(parsed(body));
  if (!list.success) return problem(400, 'bad-json');
  if (list.data.length > mostImportRows) return tooLarge();
  const rows = list.data.map((given, n): ImportRow<Name> => {
    const read = jsonRow.safeParse(given);
    const row = n + 1;
    return read.success
      ? rowOf(row, Object.entries(read.data), columnOf)
      : unread({ row, column: null, code: 'wrong-type', values: { expected: 'object' } });
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

/** A file without a row says nothing: most likely it is another one than was meant. */
const withRows = <Name extends string>(read: Rows<Name>): Rows<Name> =>
  'rows' in read && read.rows.length === 0
    ? { rows: [unread({ row: 1, column: null, code: 'rows-missing' })] }
    : read;

/** The charset that a content type names, unless it is UTF-8. */
const foreignCharset = (type: string): string | null => {
  const charset = /;\s*charset="?([^"\s;]+)/u.exec(type)?.[1] ?? 'utf-8';
  return ['utf-8', 'utf8', 'us-ascii'].includes(charset) ? null : charset;
};

/** The rows of a file in CSV or JSON, with what is wrong with their form; refused where it is neither, or too large, or not in UTF-8. */
export const readRows = <Name extends string>(
  { headers, body }: Request,
  columnOf: ColumnOf<Name>,
): Rows<Name> => {
  if (Buffer.byteLength(body) > mostBytes) return tooLarge();
  const given = (headers['content-type'] ?? '').toLowerCase();
  const type = given.split(';')[0]?.trim();
  if (type !== 'text/csv' && type !== 'application/json') return problem(415, 'import-type-unsupported');
  const encoding = foreignCharset(given) ?? foreignEncoding(body);
  if (encoding !== null) return problem(415, 'import-not-utf8', { details: { encoding } });
  return withRows(type === 'text/csv' ? csvRows(body, columnOf) : jsonRows(body, columnOf));
};
