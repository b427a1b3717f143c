/** Lines of cells as text, each column as wide as its widest cell, the last one as it is. */
export function columns(lines: readonly (readonly string[])[]): string {
  const widths = lines.reduce<number[]>(
    (wide, line) => line.map((cell, n) => Math.max(wide[n] ?? 0, cell.length)),
    [],
  );
  return lines
    .map((line) => line.map((cell, n) => (n === line.length - 1 ? cell : cell.padEnd(widths[n] ?? 0))))
    .map((line) => line.join('  ').trimEnd())
    .join('\n');
}

/**
 * A text from elsewhere as one table cell: on one line, without what could steer a terminal, and cut at so many
 * characters.
 */
export function cell(text: string, most: number): string {
  const line = text
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}]/gu, '�')
    .trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}
