import type { RulesetId } from '../domain/level.ts';
import { contentAsked } from '../domain/levels/content-asked.ts';
import type { LevelCriteria } from '../domain/levels/criteria.ts';
import { determineLevel } from '../domain/levels/determine-level.ts';
import type { Rules } from '../domain/rules.ts';
import { levelFiles } from './level-registry.ts';
import { levelCriteria } from './level-schema.ts';
import { everyTerms, pickRuleset } from './ruleset-terms.ts';

let loaded: readonly (LevelCriteria | null)[] | undefined;

const everyCriteria = (): readonly (LevelCriteria | null)[] =>
  (loaded ??= levelFiles.map((file) => levelCriteria.nullable().parse(file)));

/** The points of a registered ruleset that give a level; null for a law that gives none by facts. Throws where there is no such ruleset. */
export const levelCriteriaOf = (id: RulesetId, version?: string): LevelCriteria | null => {
  const place = everyTerms().indexOf(pickRuleset(everyTerms(), id, version));
  return everyCriteria()[place] ?? null;
};

/** What decisions take of the level criteria of a ruleset; one that has none gives no level by facts and asks for no field. */
export const levelRulesFrom = (criteria: LevelCriteria | null): Pick<Rules, 'determine' | 'contentAsked'> =>
  criteria === null
    ? { determine: () => null, contentAsked: () => [] }
    : {
        determine: (facts) => determineLevel(criteria, facts),
        contentAsked: (level, facts) => contentAsked(criteria, level, facts),
      };
