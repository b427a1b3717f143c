import * as z from 'zod';
import { caseTime, deadlineShown, shownClock } from './clock-shapes.ts';

/** A case as a list shows it. */
export const caseCard = z.object({
  id: z.string(),
  caseNumber: z.string(),
  platformId: z.string(),
  version: z.string(),
  status: z.string(),
  level: z.number(),
  synthetic: z.boolean(),
  turn: z.object({ role: z.string(), organisation: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  clock: shownClock.nullable(),
  time: caseTime.nullable().default(null),
});
export type CaseCard = z.infer<typeof caseCard>;

/** A page of a list of cases. */
export const caseList = z.object({ items: z.array(caseCard), next: z.string().nullable() });

/** What was said of a finding when it was raised, answered or looked at again. */
const findingText = z.looseObject({
  finding: z.string(),
  text: z.string().optional(),
  answer: z.string().optional(),
  reasons: z.string().optional(),
});

const share = z.object({ count: z.number(), of: z.number() });

/** A case as its page shows it; more may stand in it than pages need. */
export const caseShown = z.object({
  id: z.string(),
  caseNumber: z.string(),
  platformId: z.string(),
  releaseVersion: z.string(),
  version: z.number(),
  status: z.string(),
  level: z.number(),
  ruleset: z.string(),
  rulesetVersion: z.string(),
  synthetic: z.boolean(),
  vendor: z.string(),
  owner: z.string(),
  operatingUnit: z.string(),
  openedOn: z.string().nullable(),
  turn: z.object({ role: z.string(), organisation: z.string() }).nullable(),
  dueOn: z.string().nullable(),
  missing: z.array(z.string()),
  missingNames: z.record(z.string(), z.string()),
  levelFound: z.looseObject({ level: z.number() }).nullable(),
  levelObjection: z.looseObject({ title: z.string(), next: z.string() }).nullable(),
  content: z.record(z.string(), z.unknown()).nullable(),
  assignment: z.object({ unit: z.string() }).nullable(),
  findings: z.record(
    z.string(),
    z.object({ criterion: z.string(), status: z.string(), severity: z.string(), dueOn: z.string() }),
  ),
  findingTexts: z.array(findingText),
  clocks: z.array(shownClock),
  deadlines: z.array(deadlineShown),
  time: caseTime.nullable(),
  permit: z.object({ status: z.string(), validUntil: z.string() }).nullable(),
  follows: z.object({ kind: z.string(), dossier: z.string() }).optional(),
  progress: share,
  compliance: share,
  obstacles: z.array(z.object({ code: z.string(), items: z.array(z.string()) })),
  attestations: z.object({ acceptanceReport: z.boolean() }),
  allowed: z.array(z.string()),
  allowedWithFiles: z.array(z.string()),
});
export type CaseShown = z.infer<typeof caseShown>;

/** What has happened to a case. */
export const caseHistory = z.object({
  items: z.array(
    z.object({
      version: z.number(),
      at: z.string(),
      actor: z.object({ subject: z.string(), unit: z.string(), organisation: z.string() }),
      ruling: z
        .looseObject({ documentNumber: z.string(), documentDate: z.string(), legalBasis: z.string() })
        .nullable(),
      events: z.array(z.looseObject({ type: z.string(), reasons: z.string().optional() })),
      hash: z.string(),
    }),
  ),
});
