import { foldedWords } from '../folded.ts';

type Reader = (name: string) => readonly string[];

/** A name as it is compared. */
export interface Name {
  /** The words by which it is told from others. */
  readonly words: readonly string[];
  /** Every word, folded, and their first letters. */
  readonly spelled: readonly string[];
  readonly initials: string;
  /** The initials of each run of three words and more: what an abbreviation of it may be. */
  readonly runs: readonly string[];
  readonly read: Reader;
}

const longestRun = 8;

const runsOf = (initials: string): string[] =>
  Array.from(initials).flatMap((_, from) =>
    Array.from({ length: longestRun - 2 }, (__, n) => initials.slice(from, from + n + 3)).filter(
      (run, n) => run.length === n + 3,
    ),
  );

/** Makes a name ready to be compared; `read` leaves out what tells nothing. */
export const nameOf = (name: string, read: Reader): Name => {
  const spelled = foldedWords(name);
  const initials = spelled.map((word) => word[0] ?? '').join('');
  return { words: read(name), spelled, initials, runs: [...new Set(runsOf(initials))], read };
};

/** The words of a name with its abbreviations written out as the other name writes them: `csdlqg` by its initials. */
export const spelledOut = ({ words }: Name, other: Name): readonly string[] =>
  words.flatMap((word) => {
    if (word.length < 3 || other.spelled.includes(word)) return [word];
    const at = other.initials.indexOf(word);
    return at === -1 ? [word] : other.read(other.spelled.slice(at, at + word.length).join(' '));
  });
