import MiniSearch from 'minisearch';
import { foldedWords } from '../../domain/folded.ts';
import { abbreviations, wordsOfAbbreviation } from '../abbreviations.ts';
import { sameThing } from '../../domain/likeness/terms.ts';

/** What a platform is searched by. */
export interface Searchable {
  readonly id: string;
  readonly nameVi: string;
  readonly nameEn: string | null;
  /** Names and abbreviations of the owning body. */
  readonly owner: readonly string[];
  readonly purpose: string | null;
  readonly functions: readonly string[] | null;
  readonly apps: readonly { readonly name: string }[] | null;
}

const fields = ['name', 'alias', 'owner', 'told', 'id'] as const;
type Indexed = { readonly id: string } & Readonly<Record<Exclude<(typeof fields)[number], 'id'>, string>>;

/** Phrases that name one thing, folded: terms with their translations, and abbreviations with their words. */
const named: readonly (readonly string[])[] = [...sameThing, ...abbreviations];

/** The text with its abbreviations written out: `CSDL quốc gia` is `cơ sở dữ liệu quốc gia` too. */
const writtenOut = (words: readonly string[]): readonly string[] =>
  words.map((word) => wordsOfAbbreviation(word) ?? word);

/** One word each: abbreviations and English words for what a text says in several, and the words of its abbreviations. */
const aliasesOf = (text: string): string => {
  const words = foldedWords(text);
  const padded = [words, writtenOut(words)].map((read) => ` ${read.join(' ')} `);
  return named
    .filter((group) => group.some((phrase) => padded.some((read) => read.includes(` ${phrase} `))))
    .flat()
    .join(' ');
};

const indexed = ({ id, nameVi, nameEn, owner, purpose, functions, apps }: Searchable): Indexed => {
  const name = [nameVi, nameEn ?? ''].join(' ');
  const told = [purpose ?? '', ...(functions ?? []), ...(apps ?? []).map((app) => app.name)].join(' ');
  return { id, name, alias: aliasesOf(`${name} ${told}`), owner: owner.join(' '), told };
};

/** Words of at least so many letters are also found by their beginning, and with one slip. */
const longEnough = { prefix: 2, slip: 4 } as const;

const options = {
  fields: [...fields],
  tokenize: foldedWords,
  processTerm: (term: string): string => term,
  searchOptions: {
    boost: { name: 4, alias: 2, owner: 1.5, id: 2 },
    prefix: (term: string): boolean => term.length >= longEnough.prefix,
    fuzzy: (term: string): number | boolean => (term.length >= longEnough.slip ? 1 : false),
    weights: { fuzzy: 0.3, prefix: 0.6 },
  },
};

/** Finds platforms by words with or without marks, whatever way the tone marks were put; most fitting first, with their scores. */
export type Search = (q: string) => ReadonlyMap<string, number>;

const scores = (found: readonly { readonly id: unknown; readonly score: number }[]): Map<string, number> =>
  new Map(found.map(({ id, score }) => [String(id), score]));

/**
 * The search over these platforms. Every word is asked for; where no platform has them all, those that have most of them are
 * found.
 */
export const searchOver = (platforms: readonly Searchable[]): Search => {
  const index = new MiniSearch<Indexed>(options);
  index.addAll(platforms.map(indexed));
  return (q) => {
    const all = index.search(q, { combineWith: 'AND' });
    return scores(all.length > 0 ? all : index.search(q, { combineWith: 'OR' }));
  };
};
