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

/** What one platform has that is searched: every word, and the least that one of its names weighs. */
interface Indexed<Item> {
  readonly item: Item;
  /** How often it stands in the one of its names that has it most often. */
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

const indexed = <Item extends Searched>(item: Item, weight: Weight): Indexed<Item> => ({
  item,
  words: countsOf(item),
  least: leastOf(item, weight),
  tellsFunction: item.function.size > 0,
});

const runsOf = ({ names }: Searched): string[] => names.flatMap(({ runs }) => runs);

/** Where each form of each word stands, so that only platforms that share one are compared. */
const indexOf = <Item extends Searched>(all: readonly Indexed<Item>[]) => {
  const index = new Map<string, Indexed<Item>[]>();
  for (const one of all)
    for (const form of new Set([...[...one.words.keys()].flatMap(slipForms), ...runsOf(one.item)])) {
      const having = index.get(form);
      if (having === undefined) index.set(form, [one]);
      else having.push(one);
    }
  return index;
};

/** What two platforms share: by how much one is worth comparing, and what of it are the very same words. */
interface Shared {
  rank: number;
  same: number;
  /** A slip or an abbreviation may count as well. */
  isOpen: boolean;
}

/** How many platforms are compared word by word with one. */
const mostCompared = 200;

/**
 * Finds the platforms worth comparing word by word with one, those that share most first: left out are those whose names have
 * too few of the same words to be likely, and no word that may be a slip or an abbreviation of one.
 */
export const searchAmong = <Item extends Searched>(
  items: readonly Item[],
  { weight, likely }: { readonly weight: Weight; readonly likely: number },
): ((asked: Item) => Item[]) => {
  const index = indexOf(items.map((item) => indexed(item, weight)));
  return (item) => {
    const asked = indexed(item, weight);
    const shared = new Map<Indexed<Item>, Shared>();
    const note = (one: Indexed<Item>, term: string, form: string): void => {
      const known = shared.get(one) ?? { rank: 0, same: 0, isOpen: false };
      const [here, there] = [asked.words.get(term), one.words.get(term)];
      known.rank += weight(term);
      if (here === undefined || there === undefined) known.isOpen ||= here !== there;
      else if (form === term) known.same += Math.max(here, there) * weight(term);
      shared.set(one, known);
    };
    for (const term of new Set([...asked.words.keys(), ...runsOf(item)]))
      for (const form of slipForms(term)) for (const one of index.get(form) ?? []) note(one, term, form);
    const mayBe = (one: Indexed<Item>, { same, isOpen }: Shared): boolean =>
      isOpen || (asked.tellsFunction && one.tellsFunction) || 2 * same >= likely * (asked.least + one.least);
    return [...shared]
      .filter(([one, known]) => mayBe(one, known))
      .toSorted(([, one], [, other]) => other.rank - one.rank)
      .slice(0, mostCompared)
      .map(([one]) => one.item);
  };
};
