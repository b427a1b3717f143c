import { foldedWords } from '../domain/folded.ts';
import data from './data/abbreviations.json' with { type: 'json' };

const folded = (text: string): string => foldedWords(text).join(' ');

/** Each abbreviation of administrative words beside them, both folded: `tthc` and `thu tuc hanh chinh`. */
export const abbreviations: readonly (readonly [abbreviation: string, words: string])[] = data.map(
  ({ abbreviation, words }) => [folded(abbreviation), folded(words)],
);

const written = new Map(abbreviations);

/** The words of an abbreviation, folded; undefined for any other word. */
export const wordsOfAbbreviation = (word: string): string | undefined => written.get(word);
