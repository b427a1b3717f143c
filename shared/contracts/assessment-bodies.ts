import * as z from 'zod';
import type {
  CorrectiveAction,
  DossierBodies,
  EvidenceLink,
  FilePart,
  RecordedResult,
} from '../domain/dossier/commands.ts';
import type { SystemFacts } from '../domain/dossier/dossier.ts';
import { severities, verdicts } from '../domain/dossier/dossier.ts';
import { factNames } from '../domain/levels/facts.ts';
import { criterionId, id, instant, isoDay, text } from './primitives.ts';

const factName = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/u);
const factWord = text(40);

/**
 * Facts of the system by the names that the rulesets use; which names count is data, so any may be stated, but for those that
 * give the level: these stand in `facts`, where only their own words are taken, or a word that nobody knows would take criteria
 * off the list.
 */
export const systemFacts = z
  .record(factName, z.union([factWord, z.number(), z.boolean(), z.array(factWord).min(1).max(10)]))
  .refine((facts) => Object.keys(facts).length <= 10, 'too-many-facts')
  .refine(
    (facts) => !factNames.some((name) => Object.hasOwn(facts, name)),
    'fact-of-the-level',
  ) satisfies z.ZodType<SystemFacts>;

/** What a result rests on, with the day on which it was true, apart from the day of the upload. */
const evidenceLink = z.union([
  z.strictObject({ evidence: id, dossier: id.optional(), effectiveOn: isoDay }),
  z.strictObject({ paper: text(200), effectiveOn: isoDay }),
]) satisfies z.ZodType<EvidenceLink>;

const evidenceLinks = z.array(evidenceLink).min(1).max(10);

/** What completes tasks of a concluded case: always evidence, which may speak for several criteria, with or without a note. */
export const completeTask = z.strictObject({
  criteria: z.array(criterionId).min(1).max(50),
  evidence: evidenceLinks,
  note: text(2000).optional(),
});

const result = z.strictObject({
  criterion: criterionId,
  verdict: z.enum(verdicts),
  note: text(2000).optional(),
  evidence: evidenceLinks.optional(),
  scheduledFor: isoDay.optional(),
}) satisfies z.ZodType<RecordedResult>;

/** The most different files that the results of one command rest on. */
const mostFiles = 50;

const filesOf = (list: readonly RecordedResult[]): Set<string> =>
  new Set(
    list.flatMap(({ evidence = [] }) =>
      evidence.flatMap((link) => ('evidence' in link ? [`${link.dossier ?? ''}/${link.evidence}`] : [])),
    ),
  );

/** A command carries at most 50 results, so that its commit stays within one transaction. */
export const results = z.strictObject({
  results: z
    .array(result)
    .min(1)
    .max(50)
    .refine((list) => new Set(list.map(({ criterion }) => criterion)).size === list.length, 'criterion-twice')
    .refine((list) => filesOf(list).size <= mostFiles, 'too-many-files'),
});

/** Which part of a checklist file the results are; said by the door that takes the file, and by no request. */
const filePart = z.strictObject({
  id: text(100),
  first: z.boolean(),
  left: z.int().min(0).max(1000),
  until: instant,
}) satisfies z.ZodType<FilePart>;

export const recordedResults = results.extend({ file: filePart.optional() });

/** Each criterion once, as many as one command carries. */
const criteria = z
  .array(criterionId)
  .min(1)
  .max(50)
  .refine((list) => new Set(list).size === list.length, 'criterion-twice');

export const takeOver = z.strictObject({ criteria });

const action = z.strictObject({ action: text(1000), doneBy: isoDay }) satisfies z.ZodType<CorrectiveAction>;

export const raiseFinding = z.strictObject({
  criterion: criterionId,
  severity: z.enum(severities),
  dueOn: isoDay,
  text: text(4000),
});

export const answerFinding = z.strictObject({
  finding: id,
  answer: text(4000),
  plan: z.array(action).min(1).max(20).optional(),
});

export const recheckFinding = z.strictObject({
  finding: id,
  verdict: z.enum(['accepted', 'rejected']),
  reasons: text(4000),
});

const reasons = text(4000);

/** A conclusion in one of its three verdicts, around the form in which its ruling stands. */
export const conclusionWith = <R extends z.ZodType>(ruling: R) =>
  z.discriminatedUnion('verdict', [
    z.strictObject({
      verdict: z.literal('eligible'),
      planFullyImplemented: z.boolean(),
      acceptanceReport: z.strictObject({ number: text(120), date: isoDay }).optional(),
      reasons,
      ruling,
    }),
    z.strictObject({
      verdict: z.literal('not-eligible'),
      planFullyImplemented: z.boolean(),
      reasons,
      ruling,
    }),
    z.strictObject({ verdict: z.literal('conditional'), deployBy: isoDay, reasons, ruling }),
  ]);

export const openEvidence = z.strictObject({
  evidence: id,
  dossier: id.optional(),
}) satisfies z.ZodType<DossierBodies['open-evidence']>;
