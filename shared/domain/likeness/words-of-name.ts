import { foldedWords } from '../folded.ts';
import { generic, sameThing } from './terms.ts';
import { isSlip } from './word-match.ts';

interface Phrase {
  readonly words: readonly string[];
  /** What stands for it: one word that no text has; empty where it tells nothing. */
  readonly as: string;
}

const phraseOf = (text: string, as: string): Phrase => ({ words: text.split(' '), as });

const named: readonly Phrase[] = sameThing.flatMap((group, n) =>
  group.map((text) => phraseOf(text, `=${String(n)}`)),
);
const empty: readonly Phrase[] = generic.map((text) => phraseOf(text, ''));

/** The phrases by their first word, longest first, so that `dien toan dam may` is not read as four words. */
const byFirstWord = (phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> => {
  const map = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0] ?? '';
    map.set(first, [...(map.get(first) ?? []), phrase]);
  }
  for (const list of map.values()) list.sort((one, other) => other.words.length - one.words.length);
  return map;
};

const known = byFirstWord([...named, ...empty]);

const startsWith = (words: readonly string[], at: number, phrase: Phrase): boolean =>
  phrase.words.every((word, n) => words[at + n] === word);

/** General phrases of several words, by the first and by the second: one of them with a slip is still no more than that. */
const longerGeneric = empty.filter(({ words }) => words.length > 1);
const genericByFirst = byFirstWord(longerGeneric);
const genericBySecond = Map.groupBy(longerGeneric, ({ words }) => words[1] ?? '');

const slippedGenericAt = (words: readonly string[], at: number): Phrase | undefined =>
  [...(genericByFirst.get(words[at] ?? '') ?? []), ...(genericBySecond.get(words[at + 1] ?? '') ?? [])].find(
    (phrase) => startsWithSlip(words, at, phrase),
  );

const startsWithSlip = (words: readonly string[], at: number, phrase: Phrase): boolean => {
  const strange = phrase.words.filter((word, n) => words[at + n] !== word);
  const [slipped] = strange;
  if (slipped === undefined || strange.length > 1) return false;
  return isSlip(slipped, words[at + phrase.words.indexOf(slipped)] ?? '');
};

/** The phrase that begins there: a place before a term. */
const phraseAt = (
  words: readonly string[],
  at: number,
  places: ReadonlyMap<string, readonly Phrase[]>,
): Phrase => {
  const word = words[at] ?? '';
  const fits = (candidate: Phrase): boolean => startsWith(words, at, candidate);
  const itself: Phrase = { words: [word], as: word };
  return places.get(word)?.find(fits) ?? known.get(word)?.find(fits) ?? slippedGenericAt(words, at) ?? itself;
};

const read = (words: readonly string[], places: ReadonlyMap<string, readonly Phrase[]>): string[] => {
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(words, at, places);
    if (phrase.as !== '') found.push(phrase.as);
    at += phrase.words.length;
  }
  return found;
};

/** Words without the general phrases with which they begin. */
export const withoutLead = (words: readonly string[]): readonly string[] => {
  const lead = empty.find((phrase) => startsWith(words, 0, phrase));
  return lead === undefined ? words : withoutLead(words.slice(lead.words.length));
};

/** Reads names without what tells nothing: general words, and the places that are given (`tinh quang ninh`, folded). */
export const nameReader = (places: readonly string[]): ((name: string) => readonly string[]) => {
  const dropped = byFirstWord(places.map((place) => phraseOf(place, '')));
  return (name) => {
    const words = foldedWords(name);
    const telling = read(words, dropped);
    return telling.length > 0 ? telling : words;
  };
};
