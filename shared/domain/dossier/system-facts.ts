import type { LevelFacts } from '../levels/facts.ts';
import type { DossierContent } from './content.ts';
import type { SystemFacts } from './dossier.ts';

type Word = string | boolean;

const wordsOf = (value: unknown): Word[] =>
  [value].flat().filter((one): one is Word => typeof one === 'string' || typeof one === 'boolean');

/** The facts of a system and of every component, one after the other. */
const everyPart = ({ components = [], ...facts }: LevelFacts): (readonly [string, unknown])[] => [
  ...Object.entries(facts),
  ...components.flatMap(everyPart),
];

/**
 * The facts that decide which criteria apply: those that give the level, and more that only the criteria ask for. What the parts
 * of a system say differently counts together, so that a criterion for one part is on the list; what only a part says speaks for no more
 * than that part, and takes none off it.
 */
export const systemFactsOf = ({ facts, system = {} }: DossierContent): SystemFacts => {
  const words = new Map<string, Set<Word>>();
  for (const [fact, value] of facts === undefined ? [] : everyPart(facts))
    for (const word of wordsOf(value)) words.set(fact, (words.get(fact) ?? new Set()).add(word));
  const ofSystem = [...words].filter(([fact]) => facts !== undefined && fact in facts);
  const stated = ofSystem.map(([fact, said]): [string, SystemFacts[string]] => {
    const [first, ...others] = said;
    return [fact, first === undefined || others.length > 0 ? [...said] : first];
  });
  return { ...system, ...Object.fromEntries(stated) };
};
