import { scanCode } from '../../../shared/register/pictures/scan-code.ts';
import type { SealStatus } from '../../../shared/messages/messages.ts';

/** What a seal says: its lines from the top, its colour by the status, and the address that its code leads to. */
export interface Seal {
  readonly status: SealStatus;
  readonly title: string;
  readonly lines: readonly string[];
  readonly address: string;
}

const colours: Readonly<Record<SealStatus, string>> = {
  valid: '#00703c',
  expiring: '#8a4600',
  suspended: '#8a4600',
  ended: '#a2150c',
  absent: '#505a5f',
};

/** Of the picture and of the code in it, in user units. */
const [width, height, code, margin] = [440, 132, 116, 8];
const longestTitle = 26;
const longestLine = 44;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const shortened = (text: string): string =>
  text.length <= longestLine ? text : `${text.slice(0, longestLine - 1).trimEnd()}…`;

/** A title in lines that fit: broken between words, as late as may be. */
const broken = (title: string): readonly string[] => {
  const lines = [''];
  for (const word of title.split(' ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} ${word}`;
    if (last !== '' && longer.length > longestTitle) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
};

const textLines = ({ title, lines }: Seal): string => {
  const x = String(code + 3 * margin);
  const bold = broken(title);
  const titles = bold.map(
    (line, n) =>
      `<text x="${x}" y="${String(32 + 24 * n)}" font-size="20" font-weight="bold">${escaped(line)}</text>`,
  );
  const from = 36 + 24 * bold.length;
  const others = lines.map(
    (line, n) =>
      `<text x="${x}" y="${String(from + 19 * n)}" font-size="13">${escaped(shortened(line))}</text>`,
  );
  return [...titles, ...others].join('');
};

/** A seal as SVG: to the left the code to scan, dark on white with its quiet zone, to the right what it says. */
export const sealPicture = (seal: Seal): string => {
  const { size, path } = scanCode(seal.address);
  const scale = String(code / size);
  const spoken = escaped([seal.title, ...seal.lines].join('. '));
  const [w, h, at] = [String(width), String(height), String(margin)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="t">`,
    `<title id="t">${spoken}</title>`,
    `<rect width="${w}" height="${h}" rx="6" fill="${colours[seal.status]}"/>`,
    `<rect x="${at}" y="${at}" width="${String(code)}" height="${String(code)}" rx="3" fill="#fff"/>`,
    `<path transform="translate(${at} ${at}) scale(${scale})" d="${path}" fill="#000" shape-rendering="crispEdges"/>`,
    `<g fill="#fff" font-family="system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif">${textLines(seal)}</g>`,
    '</svg>',
  ].join('');
};
