import * as z from 'zod';
import { levels } from '../domain/level.ts';
import { contentFields } from '../domain/dossier/completeness.ts';
import type { Condition, LevelCriteria } from '../domain/levels/criteria.ts';
import { factNames } from '../domain/levels/facts.ts';
import { confidences } from './ruleset.ts';

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

/** `levels.json`: the points of a law that give a level by facts. */
export const levelCriteria = z.strictObject({
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
