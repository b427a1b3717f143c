import qrcode from 'qrcode-generator';

/** A code to scan as one path of SVG: so many units wide and high, its quiet zone counted in. */
export interface ScanCode {
  readonly size: number;
  readonly path: string;
}

/** Blank modules on every side (ISO/IEC 18004, 9.1). */
const quietZone = 4;

/** The dark stretches of one row, from left to right, as closed rectangles. */
const rowPath = (dark: readonly boolean[], row: number): string => {
  const runs: string[] = [];
  let start = -1;
  for (const [column, isDark] of [...dark, false].entries()) {
    if (isDark && start < 0) start = column;
    if (isDark || start < 0) continue;
    const width = String(column - start);
    runs.push(`M${String(start + quietZone)} ${String(row + quietZone)}h${width}v1h-${width}z`);
    start = -1;
  }
  return runs.join('');
};

/** A text as a QR code (ISO/IEC 18004) of the smallest version that holds it, at error correction level M: a smudge of a seventh is made good. */
export const scanCode = (text: string): ScanCode => {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const modules = Array.from({ length: count }, (_, n) => n);
  const path = modules
    .map((row) =>
      rowPath(
        modules.map((column) => code.isDark(row, column)),
        row,
      ),
    )
    .join('');
  return { size: count + 2 * quietZone, path };
};
