import * as z from 'zod';
import type { FormDefinition } from '../domain/forms/form.ts';
import {
  formFields,
  formGrounds,
  formIds,
  formMoments,
  formParties,
  formParts,
} from '../domain/forms/form.ts';
import type { ReportLaws, ReportTerms } from '../domain/forms/report-terms.ts';
import { levels } from '../domain/level.ts';
import type { RulesetId, RulesetRef } from '../domain/level.ts';
import { chooseRuleset } from './choose-ruleset.ts';
import { formFiles } from './form-registry.ts';
import { everyTerms, pickRuleset } from './ruleset-terms.ts';
import { confidences } from './ruleset.ts';

/** The official forms of the law of a case, in their order; none where nobody has read that law's forms. */
export const formsOf = ({ ruleset, rulesetVersion }: RulesetRef): readonly FormDefinition[] =>
  fileOf(ruleset, rulesetVersion)?.forms ?? [];

/**
 * Form 08 of the law that new dossiers of a day come under: its article, its period and until when it is due, as month and day
 * (Decree 331/2026 Art. 35); null where that law has none.
 */
export const annualReportTerms = (day: string): ReportTerms | null => {
  const chosen = chooseRuleset({ openedOn: day });
  return (chosen && fileOf(chosen.ruleset, chosen.rulesetVersion)?.annualReport) ?? null;
};

/** What every law asks of the yearly report of an owner, by law; of several versions of one law the newest that asks. */
export const annualReportLaws = (): ReportLaws =>
  Object.fromEntries(
    everyTerms().flatMap(({ id }, n) => {
      const asked = everyFile()[n]?.annualReport ?? null;
      return asked === null ? [] : [[id, asked] as const];
    }),
  );

const part = z.strictObject({ part: z.enum(formParts), fields: z.array(z.enum(formFields)) });

const form = z.strictObject({
  id: z.enum(formIds),
  kind: z.enum(['letter', 'decision']),
  article: z.string(),
  confidence: z.enum(confidences),
  levels: z.array(z.literal(levels)).min(1),
  after: z.enum(formMoments),
  issuer: z.enum(formParties),
  addressee: z.enum(formParties).nullable(),
  grounds: z.array(z.enum(formGrounds)),
  parts: z.array(part).min(1),
}) satisfies z.ZodType<FormDefinition>;

const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/u);
const basis = z.strictObject({ article: z.string().nullable(), confidence: z.enum(confidences) });
const annualReport = z.strictObject({
  article: z.string(),
  confidence: z.enum(confidences),
  periodFrom: monthAndDay,
  periodUntil: monthAndDay,
  toOwnerBefore: monthAndDay.nullable(),
  toMinistryBefore: monthAndDay,
  fromLevel: z.literal(levels),
  lastYear: z.int().nullable(),
  beforePeriodEnds: z.boolean(),
  reminders: z.array(z.int().positive().max(365)).max(10),
  escalations: z.array(z.int().positive()).max(5),
  /** What the period and the last year rest on, where the article itself does not say them. */
  periodBasis: basis.exactOptional(),
  lastYearBasis: basis.exactOptional(),
  remindersBasis: basis,
}) satisfies z.ZodType<ReportTerms>;

/** `forms.json`: the official forms of a law, and its annual report. */
const formFile = z.strictObject({ forms: z.array(form), annualReport: annualReport.nullable() });
type FormFile = z.infer<typeof formFile>;

let loaded: readonly (FormFile | null)[] | undefined;

/** Read once; throws on data that no form could be made of. */
const everyFile = (): readonly (FormFile | null)[] =>
  (loaded ??= formFiles.map((file) => formFile.nullable().parse(file)));

const fileOf = (id: RulesetId, version: string): FormFile | null =>
  everyFile()[everyTerms().indexOf(pickRuleset(everyTerms(), id, version))] ?? null;
