import type { RulesetRef } from '../domain/level.ts';
import { everyTerms } from './ruleset-terms.ts';
import type { RulesetTerms } from './ruleset.ts';

/** What decides which law a dossier falls under; days are days in Viet Nam. */
export interface RulesetQuestion {
  /** What kind of thing is assessed; an information system unless said. */
  readonly subject?: string | undefined;
  readonly projectStartedOn?: string | null | undefined;
  readonly openedOn: string;
}

const usual = 'information-system';

/** Inside its window a law that is going out comes before the one that stays. */
const isInsideWindow = (
  { window }: RulesetTerms,
  { projectStartedOn, openedOn }: RulesetQuestion,
): boolean => {
  if (window === null || projectStartedOn === null || projectStartedOn === undefined) return false;
  return projectStartedOn < window.projectStartedBefore && openedOn <= window.lastDay;
};

/**
 * The ruleset of a new dossier, in the newest version that is taken that day: a law with a window only for a project begun,
 * and a dossier opened, inside it (Decree 331/2026 Art. 39.1). Null where nothing assesses such a subject.
 */
export const chooseAmong = (all: readonly RulesetTerms[], question: RulesetQuestion): RulesetRef | null => {
  const { subject = usual, openedOn } = question;
  const candidates = all
    .filter((terms) => terms.subject === subject && (terms.takenFrom ?? '') <= openedOn)
    .sort((one, other) => (other.takenFrom ?? '').localeCompare(one.takenFrom ?? ''));
  const chosen =
    candidates.find((terms) => isInsideWindow(terms, question)) ??
    candidates.find(({ window }) => window === null);
  return chosen === undefined ? null : { ruleset: chosen.id, rulesetVersion: chosen.version };
};

/** The registered ruleset of a new dossier; null where none assesses such a subject. */
export const chooseRuleset = (question: RulesetQuestion): RulesetRef | null =>
  chooseAmong(everyTerms(), question);
