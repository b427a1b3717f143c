const range = /^([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:[ \t]*;[ \t]*q=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?$/u;

/** The language ranges that a reader accepts, lower-case and best first; what is malformed is left out (RFC 9110 12.5.4). */
export const acceptedLanguages = (header: string): string[] =>
  header
    .toLowerCase()
    .split(',')
    .flatMap((entry) => {
      const [, tag, quality = '1'] = range.exec(entry.trim()) ?? [];
      return tag === undefined || Number(quality) === 0 ? [] : [{ tag, quality: Number(quality) }];
    })
    .toSorted((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
