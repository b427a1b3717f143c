/** Another encoding than UTF-8 in which a text most likely is. */
export type ForeignEncoding = 'utf-16' | 'utf-32' | 'other';

/**
 * The encoding of a text of which the bytes were read as UTF-8; null where they are that, but for single cells. ASCII in UTF-16
 * leaves a zero beside each letter, in UTF-32 three; the mark at the beginning of either, and letters with marks in Windows-1258,
 * TCVN3 or VNI, arrive as U+FFFD. Looks at the first line, which of a list holds names of columns.
 */
export const foreignEncoding = (text: string): ForeignEncoding | null => {
  const line = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  if (line.includes('\0\0')) return 'utf-32';
  if (line.includes('\0')) return 'utf-16';
  return line.startsWith('\uFFFD') ? 'other' : null;
};

/** `ạ` to `ỹ`, `ư`, `ơ` and `đ` whose bytes were read as Windows-1252 or Latin-1 and written as UTF-8 once more. */
const twice =
  /á[º»][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|Æ[°¡]|Ä[\u0090\u0091\u2018]/u;

/** Whether a text was made UTF-8 twice, so that its Vietnamese letters stand as two or three others each. */
export const isEncodedTwice = (text: string): boolean => twice.test(text);
