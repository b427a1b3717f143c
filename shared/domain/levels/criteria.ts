import type { ContentField } from '../dossier/completeness.ts';
import type { Level } from '../level.ts';
import type { FactName } from './facts.ts';

/** One look at one fact; numbers in the unit of the fact. */
export type Test =
  | { readonly fact: FactName; readonly equals: string | number | boolean }
  | { readonly fact: FactName; readonly in: readonly (string | number)[] }
  | { readonly fact: FactName; readonly includesAny: readonly string[] }
  | { readonly fact: FactName; readonly includesNone: readonly string[] }
  /** Holds for a list of these words and no others. */
  | { readonly fact: FactName; readonly only: readonly string[] }
  | { readonly fact: FactName; readonly atLeast: number }
  | { readonly fact: FactName; readonly below: number };

/** What must hold of the facts, as the data of a ruleset says it. */
export type Condition =
  Test | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

/** One point of a decree that gives a level. */
export interface LevelCriterion {
  /** The point, such as `13.2.b`; `choice.N` where no point of this decree says so. */
  readonly criterion: string;
  /** Null where no article says so. */
  readonly article: string | null;
  readonly confidence: string;
  readonly level: Level;
  readonly vi: string;
  readonly en: string;
  readonly when: Condition;
}

/** Facts that must not be left out where a condition holds. */
export interface NeededFacts {
  readonly when: Condition;
  readonly facts: readonly FactName[];
}

/** Fields of a dossier that are asked for from a level on, where a condition names one only where it holds. */
export interface ContentDemand {
  readonly fields: readonly ContentField[];
  readonly fromLevel: Level;
  readonly when?: Condition | undefined;
  /** Null where no article says so. */
  readonly article: string | null;
  readonly confidence: string;
}

/** How a ruleset gives a level, and what a dossier of that level says. */
export interface LevelCriteria {
  readonly criteria: readonly LevelCriterion[];
  readonly needs: readonly NeededFacts[];
  /** Facts that cannot hold together, each as the condition under which they do. */
  readonly contradictions: readonly Condition[];
  /** Facts of another ruleset, which this one does not look at. */
  readonly foreignFacts: readonly FactName[];
  readonly content: readonly ContentDemand[];
}
