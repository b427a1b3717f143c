/** What `encodeURIComponent` leaves and RFC 8187 does not. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The name in letters that every reader of headers knows: Vietnamese letters without their marks, others as `_`. */
const inAscii = (name: string): string =>
  name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');

/** `Content-Disposition` that saves a file under a safe name and never shows it in the page (RFC 6266, 4.1; RFC 8187, 3.2). */
export const attachmentNamed = (safeName: string): string =>
  `attachment; filename="${inAscii(safeName)}"; filename*=UTF-8''${escaped(safeName)}`;
