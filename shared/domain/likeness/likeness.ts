import type { PlatformDetails } from '../platform/platform.ts';
import { nameOf, spelledOut, writtenOut } from './name.ts';
import { nameReader } from './words-of-name.ts';
import { searchAmong, weightAmong } from './candidates.ts';
import type { Searched, Weight } from './candidates.ts';
import { shortenedAmong } from './shortened.ts';
import { isSlip } from './word-match.ts';

/** What a platform is compared by. */
export type Comparable = Pick<
  PlatformDetails,
  'nameVi' | 'nameEn' | 'owner' | 'purpose' | 'functions' | 'informationClasses' | 'legalBasis' | 'category'
> & { readonly id: string };

/** A platform that may do the same, and by what it is like: 1 is the same, below `likely` it is not named. */
export interface Candidate {
  readonly platformId: string;
  readonly score: number;
  readonly grounds: readonly ('name' | 'function')[];
}

/** From here on two platforms are likely to do the same (a choice of ours, measured in the bench). */
export const likely = 0.72;

interface Read extends Searched {
  readonly id: string;
  readonly source: Comparable;
}

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
          asWritten * dice(writtenOut(left, right), writtenOut(right, left), weight),
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

/** A name that keeps this share of the weight of another of the same owner as its shortened form is likely it. */
const asShortened = (candidate: Candidate, share: number | undefined): Candidate => {
  const score = share === undefined ? 0 : Math.round((likely + (1 - likely) * share) * 100) / 100;
  const grounds = [...new Set<Candidate['grounds'][number]>(['name', ...candidate.grounds])];
  return score > candidate.score ? { ...candidate, score, grounds } : candidate;
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

/**
 * Finds the platforms that are likely to do the same as one, most alike first: by the words of the name in any order, with
 * slips, abbreviations and translations, and by purpose and functions where both are told. A word counts by how few platforms
 * have it. `places` are names of localities, folded, which part no two platforms.
 */
export const likenessAmong = (platforms: readonly Comparable[], places: readonly string[]) => {
  const read = readWith(nameReader(places));
  const all = platforms.map(read);
  const weight = weightAmong(all);
  const shortenedFrom = shortenedAmong(all, weight);
  const search = searchAmong(all, { weight, likely });
  return (platform: Comparable): Candidate[] => {
    const asked = read(platform);
    const shortened = shortenedFrom(asked);
    return [...new Set([...search(asked), ...shortened.keys()])]
      .filter(({ id }) => id !== platform.id)
      .map((other) => asShortened(compare(asked, other, weight), shortened.get(other)))
      .filter(({ score }) => score >= likely)
      .toSorted((one, other) => other.score - one.score || one.platformId.localeCompare(other.platformId));
  };
};
