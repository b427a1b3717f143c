import * as z from 'zod';
import { type RulesetId, levels } from '../domain/level.ts';
import { contentFields } from '../domain/dossier/completeness.ts';
import { contentAsked } from '../domain/levels/content-asked.ts';
import type { Condition, LevelCriteria } from '../domain/levels/criteria.ts';
import { determineLevel } from '../domain/levels/determine-level.ts';
import { factNames } from '../domain/levels/facts.ts';
import type { Rules } from '../domain/rules.ts';
import nd331 from './nd331-2026/levels.json' with { type: 'json' };
import nd85 from './nd85-2016/levels.json' with { type: 'json' };
import { confidences } from './ruleset.ts';

/** The points of a ruleset that give a level, read once; throws on data that no level could be taken from. */
export const levelCriteriaOf = (id: RulesetId): LevelCriteria => {
  const known = loaded.get(id);
  if (known !== undefined) return known;
  const criteria = levelCriteria.parse(files[id]);
  loaded.set(id, criteria);
  return criteria;
};

/** What decisions take of the level criteria of a ruleset; one that has none gives no level by facts and asks for no field. */
export const levelRulesOf = (id: RulesetId): Pick<Rules, 'determine' | 'contentAsked'> =>
  Object.hasOwn(files, id)
    ? {
        determine: (facts) => determineLevel(levelCriteriaOf(id), facts),
        contentAsked: (level, facts) => contentAsked(levelCriteriaOf(id), level, facts),
      }
    : { determine: () => null, contentAsked: () => [] };

const files: Readonly<Record<string, unknown>> = { ND331_2026: nd331, ND85_2016: nd85 };
const loaded = new Map<RulesetId, LevelCriteria>();

const fact = z.enum(factNames);
const words = z.array(z.string()).min(1);

const condition: z.ZodType<Condition> = z.union([
  z.strictObject({ fact, equals: z.union([z.string(), z.number(), z.boolean()]) }),
  z.strictObject({ fact, in: z.array(z.union([z.string(), z.number()])).min(1) }),
  z.strictObject({ fact, includesAny: words }),
  z.strictObject({ fact, includesNone: words }),
  z.strictObject({ fact, only: words }),
  z.strictObject({ fact, atLeast: z.number() }),
  z.strictObject({ fact, below: z.number() }),
  z.strictObject({ all: z.array(z.lazy(() => condition)).min(1) }),
  z.strictObject({ any: z.array(z.lazy(() => condition)).min(1) }),
]);

const levelCriteria = z.strictObject({
  criteria: z
    .array(
      z.strictObject({
        criterion: z.string().regex(/^(?:\d+(?:\.\d+(?:\.[a-z])?)?|choice\.[1-5])$/u),
        article: z.string().nullable(),
        confidence: z.enum(confidences),
        level: z.literal(levels),
        vi: z.string(),
        en: z.string(),
        when: condition,
      }),
    )
    .min(1),
  needs: z.array(z.strictObject({ when: condition, facts: z.array(fact).min(1) })),
  contradictions: z.array(condition),
  foreignFacts: z.array(fact),
  content: z.array(
    z.strictObject({
      fields: z.array(z.enum(contentFields)).min(1),
      fromLevel: z.literal(levels),
      when: condition.optional(),
      article: z.string().nullable(),
      confidence: z.enum(confidences),
    }),
  ),
}) satisfies z.ZodType<LevelCriteria>;
