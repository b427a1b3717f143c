import type { Name } from './name.ts';
import { slipForms } from './word-match.ts';

/** A platform as it is looked for: its names, and the words of what it does; empty where nobody tells. */
export interface Searched {
  readonly names: readonly Name[];
  readonly function: ReadonlySet<string>;
}

/** How much a word tells: the fewer have it, the more. */
export type Weight = (word: string) => number;

/** Each way in which its names are read, and what it does, as lists of words. */
const readingsOf = ({ names, function: told }: Searched): (readonly string[])[] => [
  ...names.flatMap(({ words, spelled }) => [words, spelled]),
  [...told],
];

const wordsOf = (one: Searched): string[] => readingsOf(one).flat();

/** Weighs words by how few of these platforms have them. */
export const weightAmong = (all: readonly Searched[]): Weight => {
  const spread = new Map<string, number>();
  for (const one of all)
    for (const word of new Set(wordsOf(one))) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weightOf = (having: number): number => Math.log(1 + (all.length + 1) / (1 + having));
  const weights = new Map([...spread].map(([word, having]) => [word, weightOf(having)]));
  const ofStrange = weightOf(0);
  return (word) => weights.get(word) ?? ofStrange;
};

/** One platform with how often each word stands in the one of its readings that has it most often, and the least that a name weighs. */
interface Weighed<Item> {
  readonly item: Item;
  readonly words: ReadonlyMap<string, number>;
  readonly least: number;
  readonly tellsFunction: boolean;
}

const leastOf = ({ names }: Searched, weight: Weight): number =>
  Math.min(
    ...names
      .flatMap(({ words, spelled }) => [words, spelled])
      .map((words) => [...new Set(words)].reduce((sum, word) => sum + weight(word), 0)),
  );

const countsOf = (one: Searched): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const reading of readingsOf(one))
    for (const [word, { length }] of Map.groupBy(reading, (each) => each))
      counts.set(word, Math.max(counts.get(word) ?? 0, length));
  return counts;
};

const weighed = <Item extends Searched>(item: Item, weight: Weight): Weighed<Item> => ({
  item,
  words: countsOf(item),
  least: leastOf(item, weight),
  tellsFunction: item.function.size > 0,
});

const runsOf = ({ names }: Searched): string[] => names.flatMap(({ runs }) => runs);

/** In which places each form of each word stands, so that only platforms that share one are compared. */
const indexOf = (all: readonly Weighed<Searched>[]): ReadonlyMap<string, readonly number[]> => {
  const index = new Map<string, number[]>();
  for (const [place, { words, item }] of all.entries())
    for (const form of new Set([...[...words.keys()].flatMap(slipForms), ...runsOf(item)])) {
      const having = index.get(form);
      if (having === undefined) index.set(form, [place]);
      else having.push(place);
    }
  return index;
};

/** What one asks for shares with each place: by how much they are worth comparing, what of it are the very same words, and whether a slip or an abbreviation may count as well. */
const sharedOf = (places: number) => ({
  rank: new Float64Array(places),
  same: new Float64Array(places),
  isOpen: new Uint8Array(places),
  /** The number of the last term that a place has as it is. */
  has: new Int32Array(places).fill(-1),
});

interface Around {
  readonly all: readonly Weighed<Searched>[];
  readonly index: ReadonlyMap<string, readonly number[]>;
  readonly weight: Weight;
}

/** One of the asked terms: a word as often as it stands there, or the initials of a run of words, which is none. */
interface Term {
  readonly number: number;
  readonly here: number | undefined;
  readonly weighs: number;
}

/** A place that has the term itself: as a word like the asked one, or as what may be its abbreviation. */
const noteItself = (
  { same, isOpen, has }: ReturnType<typeof sharedOf>,
  { number, here, weighs }: Term,
  { place, there }: { readonly place: number; readonly there: number | undefined },
): void => {
  if (there !== undefined) has[place] = number;
  if (here !== undefined && there !== undefined)
    same[place] = (same[place] ?? 0) + weighs * Math.max(here, there);
  else if (here !== there) isOpen[place] = 1;
};

const noteForm = (
  { rank, isOpen, has }: ReturnType<typeof sharedOf>,
  { number, here, weighs }: Term,
  place: number,
): void => {
  rank[place] = (rank[place] ?? 0) + weighs;
  if (has[place] !== number && here !== undefined) isOpen[place] = 1;
};

/** Counts what one shares with every place, term by term: its words, and the initials of its runs of words. */
const shareWith = ({ words, item }: Weighed<Searched>, { all, index, weight }: Around) => {
  const shared = sharedOf(all.length);
  const terms = [...new Set([...words.keys(), ...runsOf(item)])];
  for (const [number, term] of terms.entries()) {
    const asked = { number, here: words.get(term), weighs: weight(term) };
    for (const place of index.get(term) ?? [])
      noteItself(shared, asked, { place, there: all[place]?.words.get(term) });
    for (const form of slipForms(term))
      for (const place of index.get(form) ?? []) noteForm(shared, asked, place);
  }
  return shared;
};

/** How many platforms are compared word by word with one. */
const mostCompared = 200;
/** What the same words must come to, of what is likely: a word may be a slip of one that stands there as well. */
const margin = 0.9;

/**
 * Finds the platforms worth comparing word by word with one, those that share most first: left out are those whose names have
 * too few of the same words to be likely, and no word that may be a slip or an abbreviation of one.
 */
export const searchAmong = <Item extends Searched>(
  items: readonly Item[],
  { weight, likely }: { readonly weight: Weight; readonly likely: number },
): ((asked: Item) => Item[]) => {
  const all = items.map((item) => weighed(item, weight));
  const index = indexOf(all);
  return (item) => {
    const asked = weighed(item, weight);
    const { rank, same, isOpen } = shareWith(asked, { all, index, weight });
    const found = all.flatMap((one, place) => {
      const isAlike = 2 * (same[place] ?? 0) >= margin * likely * (asked.least + one.least);
      const mayBe = isAlike || isOpen[place] === 1 || (asked.tellsFunction && one.tellsFunction);
      const weighs = rank[place] ?? 0;
      return weighs > 0 && mayBe ? [{ item: one.item, weighs }] : [];
    });
    return found
      .toSorted((one, other) => other.weighs - one.weighs)
      .slice(0, mostCompared)
      .map((one) => one.item);
  };
};
