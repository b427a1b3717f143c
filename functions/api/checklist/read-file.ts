import { readCsv, separatorOf } from '../../../shared/contracts/csv.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { columns, normal } from './cells.ts';
import type { Column } from './cells.ts';
import { refusedFile } from './problems.ts';
import type { RowProblem } from './problems.ts';

/** The largest file that is taken, in bytes: 1 MiB, enough for 250 criteria with long notes. */
const mostBytes = 1024 * 1024;
/** The most rows, header included; the longest list has a quarter of them. */
const mostRows = 1000;
const required: readonly Column[] = ['criterion', 'verdict'];
const longestName = 60;

/** One row of a file: its number as a spreadsheet counts, and its cells by column. */
export interface FileRow {
  readonly row: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

const isColumn = (name: string): name is Column => columns.some((column) => column === name);

const problemsOfHeader = (names: readonly string[]): RowProblem[] => [
  ...names
    .filter((name) => !isColumn(name))
    .map((name): RowProblem => ({ row: 1, column: name.slice(0, longestName), code: 'column-unknown' })),
  ...names
    .filter((name, n) => isColumn(name) && names.indexOf(name) !== n)
    .map((column): RowProblem => ({ row: 1, column, code: 'column-twice' })),
  ...required
    .filter((name) => !names.includes(name))
    .map((column): RowProblem => ({ row: 1, column, code: 'column-missing' })),
];

/** Why the bytes are no checklist at all, before any of it is read. */
const refusedBytes = ({ headers, body }: Request): { readonly problem: Problem } | null => {
  const [type, ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  if (type?.trim() !== 'text/csv') return problem(415, 'checklist-not-csv');
  if (Buffer.byteLength(body) > mostBytes)
    return problem(413, 'checklist-too-large', { details: { mostBytes, mostRows } });
  const charset = parameters.map((given) => /^\s*charset="?([^"\s]*)/u.exec(given)?.[1]).find(Boolean);
  const isForeign = charset !== undefined && charset !== 'utf-8' && charset !== 'utf8';
  // Bytes that are no UTF-8 arrive as U+FFFD, and UTF-16 without its mark as characters between zeros.
  return isForeign || /[\uFFFD\0]/u.test(body) ? problem(422, 'checklist-not-utf8') : null;
};

const rowsUnder = (
  names: readonly string[],
  records: readonly (readonly string[])[],
): { rows: FileRow[]; problems: RowProblem[] } => {
  const rows: FileRow[] = [];
  const problems: RowProblem[] = [];
  for (const [n, record] of records.entries()) {
    const row = n + 2;
    if (record.every((cell) => cell.trim() === '')) continue;
    if (record.length === names.length)
      rows.push({
        row,
        cells: Object.fromEntries(names.map((name, at) => [name, normal(record[at] ?? '')])),
      });
    else problems.push({ row, column: null, code: 'cells-differ' });
  }
  return { rows, problems };
};

/** The rows of a checklist file, with what is wrong with their form; refused where it is no such file. */
export const readFile = (
  request: Request,
): { readonly rows: FileRow[]; readonly problems: RowProblem[] } | { readonly problem: Problem } => {
  const refused = refusedBytes(request);
  if (refused !== null) return refused;
  const read = readCsv(request.body, mostRows, separatorOf(request.body));
  if ('fault' in read) {
    const { row, code } = read.fault;
    return code === 'too-many-rows'
      ? problem(413, 'checklist-too-large', { details: { mostBytes, mostRows } })
      : refusedFile(request, [{ row, column: null, code }]);
  }
  const [header = [], ...records] = read.rows;
  const names = header.map((name) => name.trim());
  const wrong = problemsOfHeader(names);
  return wrong.length > 0 ? refusedFile(request, wrong) : rowsUnder(names, records);
};
