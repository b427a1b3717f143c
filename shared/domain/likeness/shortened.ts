import type { Name } from './name.ts';
import type { Weight } from './candidates.ts';

/** What is known of a platform by which its name may be a shortened one. */
interface Owned {
  readonly id: string;
  readonly names: readonly Name[];
  readonly source: { readonly owner: string | null };
}

/** A single word shortens nothing, and where more platforms of an owner begin so, it tells none of them (choices of ours). */
const leastWords = 2;
const mostBeginning = 2;

const beginsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length <= long.length && short.every((word, n) => long[n] === word);

const total = (words: readonly string[], weight: Weight): number =>
  words.reduce((sum, word) => sum + weight(word), 0);

/** A name of a platform, and by what it is found: its owner and the words that it begins with; null where either is missing. */
interface Begun<Item> {
  readonly item: Item;
  readonly core: readonly string[];
  readonly key: string | null;
}

const begunBy = <Item extends Owned>(item: Item): Begun<Item>[] =>
  item.names.map(({ core }) => {
    const { owner } = item.source;
    const isLongEnough = owner !== null && core.length >= leastWords;
    return { item, core, key: isLongEnough ? [owner, ...core.slice(0, leastWords)].join(' ') : null };
  });

/** True where no more names begin so than one platform and another have; stops at the first too many. */
const isTelling = (short: readonly string[], names: readonly Begun<unknown>[]): boolean => {
  let left = mostBeginning;
  return names.every(({ core }) => !beginsWith(core, short) || (left -= 1) >= 0);
};

/**
 * Finds the platforms of the same owner of whose name this one is the beginning, or the other way round, both without general
 * words in front; with how much of the weight of the longer name the shorter keeps. `Nền tảng địa chỉ số` is most likely
 * `Nền tảng địa chỉ số quốc gia gắn với bản đồ số` of the same ministry.
 */
export const shortenedAmong = <Item extends Owned>(all: readonly Item[], weight: Weight) => {
  const known = Map.groupBy(all.flatMap(begunBy), ({ key }) => key);
  return (asked: Item): ReadonlyMap<Item, number> => {
    const kept = new Map<Item, number>();
    for (const { core, key } of begunBy(asked)) {
      const others = key === null ? [] : (known.get(key) ?? []).filter(({ item }) => item.id !== asked.id);
      for (const { item, core: other } of others) {
        const [short, long] = core.length < other.length ? [core, other] : [other, core];
        if (!beginsWith(long, short) || !isTelling(short, others)) continue;
        kept.set(item, Math.max(kept.get(item) ?? 0, total(short, weight) / total(long, weight)));
      }
    }
    return kept;
  };
};
