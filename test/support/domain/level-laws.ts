import type { LevelCriteria } from '../../../shared/domain/levels/criteria.ts';
import { levelCriteriaOf } from '../../../shared/rulesets/level-criteria.ts';

/** The laws that give levels by facts. */
export const lawsOfLevels = ['ND331_2026', 'ND85_2016'] as const;

/** The points of such a law; throws for one that has none. */
export const pointsOf = (ruleset: string): LevelCriteria => {
  const criteria = levelCriteriaOf(ruleset);
  if (criteria === null) throw new Error(`${ruleset} gives no level`);
  return criteria;
};
