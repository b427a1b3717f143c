/** Small letters without marks, so that `dia chi so` is `Địa chỉ số`, wherever its tone marks were put. */
export const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();

/** The words of a text, folded; whatever is no letter and no figure parts them. */
export const foldedWords = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
