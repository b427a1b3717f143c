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
import { type RulesetId, levels } from '../domain/level.ts';
import nd331 from './nd331-2026/forms.json' with { type: 'json' };
import { confidences } from './ruleset.ts';

/** The official forms of the law of a case, in their order; none where the law has no forms that we have read. */
export const formsOf = (id: RulesetId): readonly FormDefinition[] => known().forms[id] ?? [];

/** Form 08: its article, its period and until when it is due, as month and day (Decree 331/2026 Art. 35). */
export const annualReportTerms = (): z.infer<typeof annualReport> => known().annual;

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
const annualReport = z.strictObject({
  article: z.string(),
  confidence: z.enum(confidences),
  periodFrom: monthAndDay,
  periodUntil: monthAndDay,
  toOwnerBefore: monthAndDay,
  toMinistryBefore: monthAndDay,
});

interface Known {
  readonly forms: Readonly<Partial<Record<RulesetId, readonly FormDefinition[]>>>;
  readonly annual: z.infer<typeof annualReport>;
}
let loaded: Known | undefined;

/** Read once; throws on data that no form could be made of. */
const known = (): Known =>
  (loaded ??= {
    forms: { ND331_2026: z.array(form).parse(nd331.forms) },
    annual: annualReport.parse(nd331.annualReport),
  });
