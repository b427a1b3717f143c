import type { PlatformDetails } from '../platform/platform.ts';
import { nameOf, spelledOut } from './name.ts';
import type { Name } from './name.ts';
import { nameReader } from './words-of-name.ts';
import { isSlip, slipForms } from './word-match.ts';

/** What a platform is compared by. */
export type Comparable = Pick<
  PlatformDetails,
  'nameVi' | 'nameEn' | 'purpose' | 'functions' | 'informationClasses' | 'legalBasis' | 'category'
> & { readonly id: string };

/** A platform that may do the same, and by what it is like: 1 is the same, below `likely` it is not named. */
export interface Candidate {
  readonly platformId: string;
  readonly score: number;
  readonly grounds: readonly ('name' | 'function')[];
}

/** From here on two platforms are likely to do the same (a choice of ours, measured in the bench). */
export const likely = 0.72;

interface Read {
  readonly id: string;
  readonly names: readonly Name[];
  readonly function: ReadonlySet<string>;
  readonly source: Comparable;
}

type Weight = (word: string) => number;

/** How much of the weight of these words is met on the other side; a slip counts for most of its word. */
const met = (words: readonly string[], other: readonly string[], weight: Weight): number =>
  words.reduce((sum, word) => {
    if (other.includes(word)) return sum + weight(word);
    return other.some((candidate) => isSlip(word, candidate)) ? sum + 0.9 * weight(word) : sum;
  }, 0);

const total = (words: readonly string[], weight: Weight): number =>
  words.reduce((sum, word) => sum + weight(word), 0);

/** Dice over weighted words, in any order. */
const dice = (one: readonly string[], other: readonly string[], weight: Weight): number => {
  const whole = total(one, weight) + total(other, weight);
  return whole === 0 ? 0 : (met(one, other, weight) + met(other, one, weight)) / whole;
};

const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>, weight: Weight): number =>
  dice([...one], [...other], weight);

/** Words as they are written count a little less than what they mean: they find slips and other orders. */
const asWritten = 0.9;

const nameScore = (one: Read, other: Read, weight: Weight): number =>
  Math.max(
    0,
    ...one.names.flatMap((left) =>
      other.names.map((right) =>
        Math.max(
          dice(spelledOut(left, right), spelledOut(right, left), weight),
          asWritten * dice(left.spelled, right.spelled, weight),
        ),
      ),
    ),
  );

const isSame = <T>(one: T | null, other: T | null): boolean => one !== null && one === other;

/** What is known of both beside their words, as a bonus: the same field, the same legal basis, the same information. */
const bonus = ({ source: one }: Read, { source: other }: Read): number => {
  const classes = one.informationClasses?.toSorted().join() ?? null;
  const sameClasses = isSame(classes, other.informationClasses?.toSorted().join() ?? null);
  return (
    (isSame(one.category, other.category) ? 0.03 : 0) +
    (isSame(one.legalBasis, other.legalBasis) ? 0.08 : 0) +
    (sameClasses ? 0.03 : 0)
  );
};

const compare = (one: Read, other: Read, weight: Weight): Candidate => {
  const byName = nameScore(one, other, weight);
  const isTold = one.function.size > 0 && other.function.size > 0;
  const byFunction = isTold
    ? Math.min(1, overlap(one.function, other.function, weight) + bonus(one, other))
    : 0;
  const grounds: Candidate['grounds'] = [
    ...(byName >= likely ? (['name'] as const) : []),
    ...(byFunction >= likely ? (['function'] as const) : []),
  ];
  return { platformId: other.id, score: Math.round(Math.max(byName, byFunction) * 100) / 100, grounds };
};

const readWith =
  (read: (name: string) => readonly string[]) =>
  (source: Comparable): Read => {
    const { id, nameVi, nameEn, purpose, functions } = source;
    const told = [purpose ?? '', ...(functions ?? [])].join(' ');
    return {
      id,
      names: [nameVi, ...(nameEn === null ? [] : [nameEn])].map((name) => nameOf(name, read)),
      function: new Set(told.trim() === '' ? [] : read(told)),
      source,
    };
  };

const wordsOf = ({ names, function: told }: Read): string[] => [
  ...names.flatMap(({ words, spelled }) => [...words, ...spelled]),
  ...told,
];

/** Where each form of each word stands, so that only platforms that share one are compared. */
const indexOf = (all: readonly Read[]): ReadonlyMap<string, readonly Read[]> => {
  const index = new Map<string, Read[]>();
  for (const one of all) {
    const forms = new Set([...wordsOf(one).flatMap(slipForms), ...one.names.flatMap(({ runs }) => runs)]);
    for (const form of forms) {
      const having = index.get(form);
      if (having === undefined) index.set(form, [one]);
      else having.push(one);
    }
  }
  return index;
};

/** How many platforms are compared word by word with one. */
const mostCompared = 200;

const candidatesFor = (asked: Read, index: ReadonlyMap<string, readonly Read[]>, weight: Weight): Read[] => {
  const hits = new Map<Read, number>();
  for (const word of new Set([...wordsOf(asked), ...asked.names.flatMap(({ runs }) => runs)]))
    for (const form of slipForms(word))
      for (const one of index.get(form) ?? []) hits.set(one, (hits.get(one) ?? 0) + weight(word));
  return [...hits]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostCompared)
    .map(([one]) => one);
};

/**
 * Finds the platforms that are likely to do the same as one, most alike first: by the words of the name in any order, with
 * slips, abbreviations and translations, and by purpose and functions where both are told. A word counts by how few platforms
 * have it. `places` are names of localities, folded, which part no two platforms.
 */
export const likenessAmong = (platforms: readonly Comparable[], places: readonly string[]) => {
  const read = readWith(nameReader(places));
  const all = platforms.map(read);
  const spread = new Map<string, number>();
  for (const one of all)
    for (const word of new Set(wordsOf(one))) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight: Weight = (word) => Math.log(1 + (all.length + 1) / (1 + (spread.get(word) ?? 0)));
  const index = indexOf(all);
  return (platform: Comparable): Candidate[] => {
    const asked = read(platform);
    return candidatesFor(asked, index, weight)
      .filter(({ id }) => id !== platform.id)
      .map((other) => compare(asked, other, weight))
      .filter(({ score }) => score >= likely)
      .toSorted((one, other) => other.score - one.score || one.platformId.localeCompare(other.platformId));
  };
};
