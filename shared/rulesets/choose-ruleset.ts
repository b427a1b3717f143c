import type { RulesetId } from '../domain/level.ts';
import { rulesetTermsOf } from './ruleset-terms.ts';

/** The days, in Viet Nam, that decide which law a dossier falls under. */
export interface RulesetQuestion {
  readonly projectStartedOn?: string | null | undefined;
  readonly openedOn: string;
}

/** The ruleset of a new dossier: the old one only for a project begun, and a dossier opened, inside its window (Decree 331/2026 Art. 39.1). */
export const chooseRuleset = ({ projectStartedOn, openedOn }: RulesetQuestion): RulesetId => {
  const { window } = rulesetTermsOf('ND85_2016');
  if (window === null || projectStartedOn === null || projectStartedOn === undefined) return 'ND331_2026';
  const isInside = projectStartedOn < window.projectStartedBefore && openedOn <= window.lastDay;
  return isInside ? 'ND85_2016' : 'ND331_2026';
};

/** True when a level can no longer be approved under the ruleset on this day in Viet Nam: refusal `ruleset-window-closed`. */
export const rulesetWindowClosed = (id: RulesetId, on: string): boolean => {
  const { window } = rulesetTermsOf(id);
  return window !== null && on > window.lastDay;
};
