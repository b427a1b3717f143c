import { entitlementOn } from '../organisation/entitlement.ts';
import { unitIn } from '../organisation/organisation.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';

/**
 * True where the law asks for a specialist body, licensed, of the state or designated: from a level on, and whatever the level after a
 * major change or a serious incident (Decree 331/2026 Art. 31.2(c)).
 */
export const asksForSpecialist = (
  state: Dossier,
  { independentAssessorFrom }: Pick<Context['rules'], 'independentAssessorFrom'>,
): boolean => state.needsSpecialist || levelOf(state) >= independentAssessorFrom;

/**
 * True where the assessor may not judge today: the licence, mandate or designation that was good at the assignment has lapsed,
 * or the level asks for one and the unit has none (R13, Decree 331/2026 Art. 31.2(c)). False while nobody is assigned.
 */
export const lacksQualification = (
  state: Dossier,
  { now, rules, organisations }: Pick<Context, 'now' | 'rules' | 'organisations'>,
): boolean => {
  if (state.assignment === null) return false;
  const { unit, qualification } = state.assignment;
  const needed = qualification !== null || asksForSpecialist(state, rules);
  return needed && entitlementOn(unitIn(organisations, unit), qualification, vietnamDayOf(now)) === undefined;
};
