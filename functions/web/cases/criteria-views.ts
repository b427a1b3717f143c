import * as z from 'zod';

/** A file or a paper that a result rests on, and the day on which it was true. */
const link = z.object({
  paper: z.string().optional(),
  evidence: z.string().optional(),
  dossier: z.string().optional(),
  effectiveOn: z.string(),
});
export type EvidenceShown = z.infer<typeof link>;

const recorded = z.looseObject({
  verdict: z.string(),
  note: z.string().nullish(),
  evidence: z.array(link).nullish(),
  scheduledFor: z.string().nullish(),
});

/** A criterion of a case with what was recorded on it last. */
const criterionShown = z.object({
  id: z.string(),
  group: z.string(),
  vi: z.string(),
  en: z.string(),
  due: z.string(),
  clause: z.string().nullable(),
  accepted: z.boolean(),
  stale: z.boolean(),
  lacksEvidence: z.boolean(),
  result: recorded.nullable(),
  former: recorded.nullable(),
});
export type CriterionShown = z.infer<typeof criterionShown>;

/** The criteria of a case. */
export const criteriaShown = z.object({ level: z.number(), items: z.array(criterionShown) });

/** A group of criteria: how many people judge, and of how many there is a result. */
export interface GroupStanding {
  readonly name: string;
  readonly total: number;
  readonly answered: number;
}

/** The groups in their order. */
export const groupsOf = (items: readonly CriterionShown[]): readonly GroupStanding[] =>
  [...new Set(items.map(({ group }) => group))].map((name) => {
    const own = items.filter(({ group }) => group === name);
    return { name, total: own.length, answered: own.filter(({ result }) => result !== null).length };
  });
