/** What a column holds, in each language. */
export interface Heading {
  readonly vi: string;
  readonly en: string;
}

/** A table for a terminal: the first column to the left, the others to the right, a rule under both lines of the head. */
export function tableOf(
  headings: readonly Heading[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const head = [headings.map(({ vi }) => vi), headings.map(({ en }) => en)];
  const body = rows.map((row) => row.map(String));
  const widths = headings.map((_, column) =>
    Math.max(...[...head, ...body].map((row) => row[column]?.length ?? 0)),
  );
  const padded = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  const lineOf = (row: readonly string[]) => row.map(padded).join('  ').trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [...head.map(lineOf), rule, ...body.map(lineOf)].join('\n');
}
