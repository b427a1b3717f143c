import { endingsOf } from './media-types.ts';

/** Bytes in UTF-8: file systems take 255, and a browser may add a number. */
const mostBytes = 200;
/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The longest beginning of a text, in whole characters, that has at most so many bytes. */
const shortened = (text: string, most: number): string => {
  let [length, end] = [0, 0];
  for (const character of text) {
    length += bytesOf(character);
    if (length > most) break;
    end += character.length;
  }
  return text.slice(0, end);
};

/** The last part of a path of any system, without what cannot be seen, turns the reading direction or means something to a shell or file system. */
const bareName = (given: string): string => {
  const last = given.toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const visible = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/\s+/gu, ' ');
  return visible
    .normalize('NFC')
    .replaceAll(/[<>:"|?*%]/gu, '_')
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
};

/**
 * A name under which a stranger's file can be saved without harm: one path part in NFC, at most 200 bytes, with an ending that
 * fits what the file is, so that a text is never saved as a web page or a program. A name of which nothing is left is `evidence`.
 */
export const safeFileName = (given: string, mediaType: string): string => {
  const name = bareName(given);
  const [usual, ...others] = endingsOf(mediaType);
  const stem = name === '' ? 'evidence' : device.test(name) ? `_${name}` : name;
  const [, base = stem, ending = ''] = /^(.+)\.([^. ]{1,8})$/u.exec(stem) ?? [];
  if (usual === undefined) return shortened(stem, mostBytes).replace(/[. ]+$/u, '');
  const fits = [usual, ...others].includes(ending.toLowerCase());
  const tail = fits ? `.${ending}` : `.${usual}`;
  return `${shortened(fits ? base : stem, mostBytes - bytesOf(tail))}${tail}`;
};
