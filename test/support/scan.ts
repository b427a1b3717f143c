import jsQR from 'jsqr';

const pixelsPerModule = 6;

/** The stretches that are dark in a path of rectangles one unit high, as row, first column and width. */
const runsIn = (path: string): readonly (readonly [number, number, number])[] =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu)].map(([, x, y, width]) => [
    Number(y),
    Number(x),
    Number(width),
  ]);

/** What a phone would read off the code in a picture (SVG): a decoder that knows nothing of how the code was made. Null where there is none. */
export function scanned(svg: string): string | null {
  const [, path = ''] = /<path[^>]* d="(M[^"]+z)"/u.exec(svg) ?? [];
  const runs = runsIn(path);
  const size = (Math.max(...runs.map(([row]) => row)) + 5) * pixelsPerModule;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [row, column, width] of runs)
    for (let y = row * pixelsPerModule; y < (row + 1) * pixelsPerModule; y += 1)
      for (let x = column * pixelsPerModule; x < (column + width) * pixelsPerModule; x += 1)
        pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return jsQR.default(pixels, size, size)?.data ?? null;
}
