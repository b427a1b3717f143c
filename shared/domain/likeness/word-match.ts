/** True for two words that one slip of a finger makes one: a letter more, less, another, or two that changed places. */
export const isSlip = (one: string, other: string): boolean => {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end))
    end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const changedPlaces = left.length === 2 && left === Array.from(right).toReversed().join('');
  return Math.max(left.length, right.length) <= 1 || changedPlaces;
};

/** A word with each of its letters left out once: two words share such a form where a slip parts them. */
export const slipForms = (word: string): string[] =>
  word.length < 4 ? [word] : [word, ...Array.from(word).map((_, n) => word.slice(0, n) + word.slice(n + 1))];
