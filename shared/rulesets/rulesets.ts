import type { RulesetId } from '../domain/level.ts';
import { criteriaOf } from './criteria.ts';
import { levelRulesOf } from './level-criteria.ts';
import { rulesetTermsOf } from './ruleset-terms.ts';
import type { Ruleset } from './ruleset.ts';

/** A ruleset with its criteria; bundles that need no criteria take `rulesetTermsOf` instead. */
export const rulesetOf = (id: RulesetId): Ruleset => ({
  ...rulesetTermsOf(id),
  ...levelRulesOf(id),
  criteriaOf: (level) => criteriaOf(id, level),
});
