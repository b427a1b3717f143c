import type { Level } from '../level.ts';
import type { LevelCriteria, LevelCriterion } from './criteria.ts';
import { evaluate } from './evaluate.ts';
import type { Finding } from './evaluate.ts';
import type { FactName, LevelFacts } from './facts.ts';

/** A point of the decree that the facts meet, and the facts that do. */
export interface LevelMatch extends Omit<LevelCriterion, 'when'> {
  readonly because: readonly FactName[];
}

/** The level of one component by itself. */
export interface ComponentLevel {
  readonly level: Level;
  /** Highest first. */
  readonly matched: readonly LevelMatch[];
  readonly components?: readonly ComponentLevel[];
}

/** A level was found; `ignored` are facts that belong to another ruleset, as paths such as `components.0.userCount`. */
export interface Determined extends ComponentLevel {
  readonly kind: 'determined';
  readonly ignored: readonly string[];
  /** Facts that are not known and could still raise the level, as paths; every one where only a rating gives it. */
  readonly couldRaise: readonly string[];
}

/** The facts meet no criterion yet; those named could make them, as paths such as `components.0.secretHarm`. */
export interface Unmatched {
  readonly kind: 'no-criterion-matched';
  readonly missing: readonly string[];
}

/** Facts that cannot hold together; each contradiction names its facts as paths. */
export interface Contradicting {
  readonly kind: 'facts-contradict';
  readonly contradictions: readonly (readonly string[])[];
}

export type Determination = Determined | Unmatched | Contradicting;

type Judged = readonly [LevelCriterion, Finding];

/** The system or a component of it, with where it stands and what each criterion comes to. */
interface Part {
  readonly path: string;
  readonly facts: LevelFacts;
  readonly judged: readonly Judged[];
}

const partsOf = (criteria: LevelCriteria, facts: LevelFacts, path = ''): Part[] => [
  { path, facts, judged: criteria.criteria.map((each) => [each, evaluate(each.when, facts)]) },
  ...(facts.components ?? []).flatMap((component, index) =>
    partsOf(criteria, component, `${path}components.${String(index)}.`),
  ),
];

const contradictionsIn = ({ contradictions }: LevelCriteria, { path, facts }: Part): string[][] =>
  contradictions
    .map((condition) => evaluate(condition, facts))
    .filter(({ holds }) => holds === true)
    .map(({ because }) => because.map((name) => `${path}${name}`));

const neededIn = ({ needs }: LevelCriteria, facts: LevelFacts): FactName[] =>
  needs
    .filter(({ when }) => evaluate(when, facts).holds === true)
    .flatMap(({ facts: names }) => names.filter((name) => facts[name] === undefined));

/** The facts that would decide the criteria that are open: of those that some known fact speaks for already, if any. */
const missingOf = (judged: readonly Judged[]): FactName[] => {
  const open = judged.map(([, finding]) => finding).filter(({ holds }) => holds === undefined);
  const near = open.filter(({ because }) => because.length > 0);
  return [...new Set((near.length > 0 ? near : open).flatMap(({ missing }) => missing))];
};

/** True where nothing gives this part a level: no criterion, and no component to take one from. */
const isBare = ({ facts, judged }: Part): boolean =>
  (facts.components ?? []).length === 0 && judged.every(([, { holds }]) => holds !== true);

const missingIn = (criteria: LevelCriteria, part: Part): string[] => {
  const needed = neededIn(criteria, part.facts);
  const missing = needed.length === 0 && isBare(part) ? missingOf(part.judged) : needed;
  return missing.map((name) => `${part.path}${name}`);
};

const ignoredIn = ({ foreignFacts }: LevelCriteria, { path, facts }: Part): string[] =>
  foreignFacts.filter((name) => facts[name] !== undefined).map((name) => `${path}${name}`);

/** Facts by which somebody has set a level; they describe nothing of the system itself. */
const ratings: readonly FactName[] = ['primeMinisterDecision', 'riskOutcomeLevel'];

/** True where only a rating gives the level that was found, and nothing that is known of the system. */
const isOnlyRated = (parts: readonly Part[], level: Level): boolean =>
  parts
    .flatMap(({ judged }) => judged)
    .filter(([criterion, { holds }]) => holds === true && criterion.level === level)
    .every(([, { because }]) => because.every((name) => ratings.includes(name)));

/** The open facts of criteria above a level: of those that a known fact speaks for already, or of all. */
const raisingIn = ({ path, judged }: Part, level: Level, ofAll: boolean): string[] => {
  const open = judged
    .filter(([criterion, { holds }]) => holds === undefined && criterion.level > level)
    .filter(([, { because }]) => ofAll || because.length > 0);
  const names = new Set(open.flatMap(([, { missing }]) => missing));
  return [...names].filter((name) => !ratings.includes(name)).map((name) => `${path}${name}`);
};

const matchedOf = (criteria: LevelCriteria, facts: LevelFacts): LevelMatch[] =>
  criteria.criteria
    .flatMap(({ when, ...criterion }) => {
      const { holds, because } = evaluate(when, facts);
      return holds === true ? [{ ...criterion, because }] : [];
    })
    .toSorted((one, other) => other.level - one.level);

const levelIn = (criteria: LevelCriteria, facts: LevelFacts): ComponentLevel => {
  const matched = matchedOf(criteria, facts);
  const components = (facts.components ?? []).map((component) => levelIn(criteria, component));
  const [highest] = [...matched, ...components].toSorted((one, other) => other.level - one.level);
  if (highest === undefined) throw new Error('a part without a level was not refused');
  return { level: highest.level, matched, ...(components.length > 0 && { components }) };
};

/**
 * The level that the facts give under a ruleset: the highest of all criteria and components (R02). Refuses facts that
 * contradict each other, and facts that leave the system or a component without any level. Adding a fact never lowers it.
 */
export const determineLevel = (criteria: LevelCriteria, facts: LevelFacts): Determination => {
  const parts = partsOf(criteria, facts);
  const contradictions = parts.flatMap((part) => contradictionsIn(criteria, part));
  if (contradictions.length > 0) return { kind: 'facts-contradict', contradictions };
  const missing = parts.flatMap((part) => missingIn(criteria, part));
  if (missing.length > 0 || parts.some(isBare)) return { kind: 'no-criterion-matched', missing };
  const found = levelIn(criteria, facts);
  const ignored = parts.flatMap((part) => ignoredIn(criteria, part));
  const ofAll = isOnlyRated(parts, found.level);
  const couldRaise = parts.flatMap((part) => raisingIn(part, found.level, ofAll));
  return { kind: 'determined', ...found, ignored, couldRaise };
};
