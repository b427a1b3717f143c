import { foldedWords } from '../folded.ts';
import { sameThing } from './terms.ts';
import { withoutLead } from './words-of-name.ts';

type Reader = (name: string) => readonly string[];

/** A name as it is compared. */
export interface Name {
  /** The words by which it is told from others. */
  readonly words: readonly string[];
  /** Every word, folded, with the abbreviations that are known written out; and their first letters. */
  readonly spelled: readonly string[];
  readonly initials: string;
  /** Those words without the general ones in front. */
  readonly core: readonly string[];
  /** The initials of each run of three words and more: what an abbreviation of it may be. */
  readonly runs: readonly string[];
  readonly read: Reader;
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');

/** The terms that are written by their initials, each with its words: `csdl`, `tthc`. */
const abbreviated: ReadonlyMap<string, readonly string[]> = new Map(
  sameThing.flatMap((group) => {
    const phrases = group.map((text) => text.split(' ')).filter((words) => words.length > 1);
    return group.flatMap((text) => {
      const words = phrases.find((phrase) => initialsOf(phrase) === text);
      return words === undefined ? [] : [[text, words] as const];
    });
  }),
);

const longestRun = 8;

const runsOf = (initials: string): string[] =>
  Array.from(initials).flatMap((_, from) =>
    Array.from({ length: longestRun - 2 }, (__, n) => initials.slice(from, from + n + 3)).filter(
      (run, n) => run.length === n + 3,
    ),
  );

/** Makes a name ready to be compared; `read` leaves out what tells nothing. */
export const nameOf = (name: string, read: Reader): Name => {
  const spelled = foldedWords(name).flatMap((word) => abbreviated.get(word) ?? [word]);
  const initials = initialsOf(spelled);
  return {
    words: read(name),
    spelled,
    initials,
    core: withoutLead(spelled),
    runs: [...new Set(runsOf(initials))],
    read,
  };
};

/** The run of words of the other name of which a word is the initials; null where it is none, or stands there itself. */
const runBehind = (word: string, other: Name): readonly string[] | null => {
  if (word.length < 3 || other.spelled.includes(word)) return null;
  const at = other.initials.indexOf(word);
  return at === -1 ? null : other.spelled.slice(at, at + word.length);
};

/** The words of a name with its abbreviations written out as the other name writes them: `csdlqg` by its initials. */
export const spelledOut = ({ words }: Name, other: Name): readonly string[] =>
  words.flatMap((word) => {
    const run = runBehind(word, other);
    return run === null ? [word] : other.read(run.join(' '));
  });

/** The same of every word as it is written, so that words are met in whatever order and part of a phrase they stand. */
export const writtenOut = ({ spelled }: Name, other: Name): readonly string[] =>
  spelled.flatMap((word) => runBehind(word, other) ?? [word]);
