import type { Condition, Test } from './criteria.ts';
import type { FactName, LevelFacts } from './facts.ts';

/** What the known facts say of a condition. */
export interface Finding {
  /** Undefined while a fact that is not known could still decide it. */
  readonly holds: boolean | undefined;
  /** The known facts that speak for it. */
  readonly because: readonly FactName[];
  /** The facts that are not known and could make it hold. */
  readonly missing: readonly FactName[];
}

type Value = string | number | boolean | readonly string[];

const isList = (value: Value): value is readonly string[] => typeof value === 'object';
const wordsOf = (value: Value): readonly string[] => (isList(value) ? value : [String(value)]);

const holdsFor = (test: Test, value: Value): boolean => {
  if ('equals' in test) return value === test.equals;
  if ('in' in test) return test.in.some((word) => word === value);
  if ('includesAny' in test) return test.includesAny.some((word) => wordsOf(value).includes(word));
  if ('includesNone' in test) return test.includesNone.every((word) => !wordsOf(value).includes(word));
  if ('only' in test) return wordsOf(value).every((word) => test.only.includes(word));
  if ('atLeast' in test) return typeof value === 'number' && value >= test.atLeast;
  return typeof value === 'number' && value < test.below;
};

const tested = (test: Test, facts: LevelFacts): Finding => {
  const value = facts[test.fact];
  if (value === undefined) return { holds: undefined, because: [], missing: [test.fact] };
  const holds = holdsFor(test, value);
  return { holds, because: holds ? [test.fact] : [], missing: [] };
};

const unique = (names: readonly FactName[]): FactName[] => [...new Set(names)];

const allOf = (findings: readonly Finding[]): Finding => {
  if (findings.some(({ holds }) => holds === false)) return { holds: false, because: [], missing: [] };
  const missing = unique(findings.flatMap((finding) => finding.missing));
  const isOpen = findings.some(({ holds }) => holds === undefined);
  return {
    holds: isOpen ? undefined : true,
    because: unique(findings.flatMap(({ because }) => because)),
    missing,
  };
};

const anyOf = (findings: readonly Finding[]): Finding => {
  const because = unique(findings.flatMap((finding) => finding.because));
  if (findings.some(({ holds }) => holds === true)) {
    const holding = findings.filter(({ holds }) => holds === true);
    return { holds: true, because: unique(holding.flatMap((finding) => finding.because)), missing: [] };
  }
  const isOpen = findings.some(({ holds }) => holds === undefined);
  const missing = unique(findings.flatMap((finding) => finding.missing));
  return isOpen ? { holds: undefined, because, missing } : { holds: false, because: [], missing: [] };
};

/** Judges a condition by the facts that are known: true, false, or open, with the facts behind it. */
export const evaluate = (condition: Condition, facts: LevelFacts): Finding => {
  if ('all' in condition) return allOf(condition.all.map((part) => evaluate(part, facts)));
  if ('any' in condition) return anyOf(condition.any.map((part) => evaluate(part, facts)));
  return tested(condition, facts);
};
