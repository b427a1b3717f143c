/** Where a text stops being CSV: the row as a spreadsheet counts it, the first being 1. */
export interface CsvFault {
  readonly row: number;
  readonly code: 'quote-broken' | 'too-many-rows';
}

type Cells = readonly string[];

interface Cell {
  readonly value: string;
  readonly end: number;
}

/** What begins a formula in a spreadsheet, behind the apostrophes that already guard it. */
const formula = /^'*[=+\-@\t\r]/u;

/** A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe more. */
const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** A cell without the apostrophe that guards it. */
const unguarded = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;

const quoted = (cell: string): string => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as a file of RFC 4180 in UTF-8 with a byte order mark, by which spreadsheets know it; formulas are neutralised. */
export const writeCsv = (rows: readonly Cells[]): string =>
  `\uFEFF${rows.map((cells) => `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`).join('')}`;

/** The place of the quote that ends a quoted cell; -1 where none does. */
const closingQuote = (text: string, from: number): number => {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
};

/** What stands between the cells: a comma as RFC 4180 has it, or what spreadsheets write where a comma marks decimals. */
const separators = [',', ';', '\t'] as const;
type Separator = (typeof separators)[number];

/** What separates the cells, by the header: no column that is known has a separator in its name. */
export const separatorOf = (text: string): Separator => {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  return separators.find((separator) => header.includes(separator)) ?? ',';
};

const plainUntil: Readonly<Record<Separator, () => RegExp>> = {
  ',': () => /[^",\r\n]*/uy,
  ';': () => /[^";\r\n]*/uy,
  '\t': () => /[^"\t\r\n]*/uy,
};

/** The cell that begins there; null where its quotes do not close. */
const cellAt = (text: string, from: number, separator: Separator): Cell | null => {
  if (text[from] !== '"') {
    const plain = plainUntil[separator]();
    plain.lastIndex = from;
    const value = plain.exec(text)?.[0] ?? '';
    return { value, end: from + value.length };
  }
  const closing = closingQuote(text, from + 1);
  if (closing === -1) return null;
  return { value: text.slice(from + 1, closing).replaceAll('""', '"'), end: closing + 1 };
};

/** How long the line break there is; 0 where there is none. */
const breakAt = (text: string, at: number): number => {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return text[at] === '\n' ? 1 : 0;
};

/** One row and where the next begins; null where a cell is quoted in part or its quotes do not close. */
const rowAt = (
  text: string,
  from: number,
  separator: Separator,
): { cells: string[]; next: number } | null => {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const cell = cellAt(text, at, separator);
    if (cell === null) return null;
    cells.push(unguarded(cell.value));
    if (cell.end >= text.length) return { cells, next: text.length };
    const lineBreak = breakAt(text, cell.end);
    if (lineBreak > 0) return { cells, next: cell.end + lineBreak };
    if (text[cell.end] !== separator) return null;
    at = cell.end + 1;
  }
};

/**
 * Reads RFC 4180, also with LF or CR alone as line break and with or without a byte order mark; cells come without the
 * apostrophe that keeps a formula from being one. Refused: broken quotes, and more rows than `mostRows`, header included.
 * Another separator than the comma is the caller's to know.
 */
export const readCsv = (
  file: string,
  mostRows: number,
  separator: Separator = ',',
): { readonly rows: readonly Cells[] } | { readonly fault: CsvFault } => {
  const text = file.replace(/^\uFEFF/u, '');
  const rows: Cells[] = [];
  for (let at = 0; at < text.length;) {
    if (rows.length === mostRows) return { fault: { row: mostRows + 1, code: 'too-many-rows' } };
    const read = rowAt(text, at, separator);
    if (read === null) return { fault: { row: rows.length + 1, code: 'quote-broken' } };
    rows.push(read.cells);
    at = read.next;
  }
  return { rows };
};
