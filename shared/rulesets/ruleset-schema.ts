import * as z from 'zod';
import { clockUnits } from '../domain/clock/step-clock.ts';
import { levels } from '../domain/level.ts';
import { dossierMoves, fileMoves, permitMoves } from '../domain/moves.ts';
import { workedOut } from '../domain/dossier/change.ts';
import { dues, establishments } from '../domain/rules.ts';
import { appraisers, approvers, assessorQualifications, confidences, criterionKinds } from './ruleset.ts';
import { levelCriteria } from './level-schema.ts';

const day = z.iso.date();
const words = z.string().min(1);
const confidence = z.enum(confidences);
const level = z.literal(levels);
const perLevel = <T extends z.ZodType>(one: T) => z.strictObject({ 1: one, 2: one, 3: one, 4: one, 5: one });

/** What a rule rests on: its article, null where no article says so, and how that is known. */
const basis = z.strictObject({ article: words.nullable(), confidence });
const moves = [...dossierMoves, ...permitMoves, ...fileMoves].map(({ move }) => move);

const daysBefore = z.array(z.int().nonnegative().max(365)).max(10);

const clocks = z.strictObject({
  replyIncomplete: z.int().positive(),
  appraisal: perLevel(z.int().positive().nullable()),
  approval: z.int().positive(),
  unit: z.enum(clockUnits),
  replyUnit: z.enum(clockUnits),
  approvalUnit: z.enum(clockUnits),
  unitConfidence: confidence,
  reminders: z.strictObject({
    step: daysBefore,
    evidence: daysBefore,
    permit: perLevel(daysBefore),
    recheckWithin: z.int().positive(),
  }),
  /** In order: each step goes further up. */
  escalations: z.array(z.int().positive()).max(5),
  basis: z.strictObject({
    replyIncomplete: basis,
    appraisal: basis,
    approval: basis,
    reminders: basis,
    escalations: basis,
  }),
});

/** How results become a verdict; pass marks are in per cent of the points that apply. */
const assessment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('checklist') }),
  z.strictObject({
    kind: z.literal('scored-groups'),
    groups: z
      .array(z.strictObject({ id: words, vi: words, en: words, passMark: z.int().min(1).max(100) }))
      .min(1),
  }),
]);

/** Approvals under another body of law that this one asks something of, until when, and where it says so. */
const affected = z.strictObject({
  ruleset: words,
  /** A version of it; every one where none is named. */
  version: words.optional(),
  whoHolds: z.enum(['level', 'no-level']),
  until: day,
  article: words.nullable(),
  confidence,
});

const trigger = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{1,39}$/u),
  makes: z.enum(['adaptive', 'transformative']),
  fields: z.array(words),
  groups: z.union([z.literal('all'), z.array(words).min(1)]),
  tags: z.array(words),
  vi: words,
  en: words,
  article: words.nullable(),
  confidence,
});

/** How a change of a release is judged (Decree 331/2026 Art. 10.2), and when a permit may be renewed. */
const changes = z
  .strictObject({
    triggers: z.array(trigger).min(1),
    wordsOnly: z.array(words),
    renewalFromDays: z.int().positive(),
    renewalBasis: basis,
  })
  .refine(
    ({ triggers }) => workedOut.every((id) => triggers.some((one) => one.id === id)),
    'a trigger that is worked out is missing',
  );

/** `ruleset.json`: numbers, bodies, days and articles of one version of a body of law. */
export const manifest = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/u),
  version: z.string().regex(/^[0-9][0-9.]{0,19}$/u),
  /** The day in Viet Nam from which new dossiers take this version; null from the beginning. */
  takenFrom: day.nullable(),
  /** What kind of thing it assesses. */
  subject: z.string().regex(/^[a-z][a-z-]{1,39}$/u),
  assessment,
  nameVi: words,
  nameEn: words,
  validityMonths: perLevel(z.int().positive()),
  validityBasis: basis,
  clocks,
  appraisers: perLevel(z.enum(appraisers)),
  approvers: perLevel(z.enum(approvers)),
  authorityBasis: basis,
  expertOpinionFrom: level,
  expertOpinionBasis: basis,
  independentAssessorFrom: level,
  assessorQualifications: z.array(z.enum(assessorQualifications)),
  assessorBasis: basis,
  acceptanceReportFrom: level.nullable(),
  acceptanceReportBasis: basis,
  /** Days after *not eligible* within which the vendor may appeal. */
  appealDays: z.int().positive(),
  appealBasis: basis,
  changes,
  affects: z.array(affected).default([]),
  statusListFreshnessHours: perLevel(z.int().positive()),
  statusListBasis: basis,
  /** Until when a criterion must be met that says nothing itself. */
  dueUnlessSaid: z.strictObject({ when: z.enum(dues), article: words.nullable(), confidence }),
  articles: z
    .record(z.string(), basis)
    .refine((articles) => moves.every((move) => Object.hasOwn(articles, move)), 'a move has no article'),
  window: z
    .strictObject({ projectStartedBefore: day, lastDay: day, article: words.nullable(), confidence })
    .nullable(),
});
export type Manifest = z.infer<typeof manifest>;

const textPerLevel = z.partialRecord(z.literal(levels.map(String)), words);
const interval = z.union([z.string().regex(/^P\d{1,2}[YM]$/u), z.literal(['periodic', 'programme-defined'])]);

const criterion = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/u),
  group: words,
  title_vi: words,
  title_en: words,
  kind: z.enum(criterionKinds),
  levels: z.array(level).min(1),
  source: words,
  verified: z.boolean(),
  levels_verified: z.boolean().optional(),
  regime: words.optional(),
  clauses: textPerLevel.optional(),
  min_interval: z.partialRecord(z.literal(levels.map(String)), interval).optional(),
  tags: z.array(words).optional(),
  due: z.strictObject({ when: z.enum(dues), article: words.nullable(), confidence }).optional(),
  /** What of the workflow establishes a criterion that is due by the system. */
  established_by: z.enum(establishments).optional(),
  applies_when: z
    .strictObject({
      conditions: z
        .array(
          z.strictObject({
            fact: words,
            isOneOf: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
          }),
        )
        .min(1),
      article: words.nullable(),
      confidence,
    })
    .optional(),
  points: z.int().positive().optional(),
});
export type CriterionInFile = z.infer<typeof criterion>;

/** `criteria.json`: what is assessed, each entry once. */
export const criteria = z
  .array(criterion)
  .min(1)
  .refine(
    (list) =>
      list.every(({ due, established_by }) => (due?.when === 'by-system') === (established_by !== undefined)),
    'what is due by the system says what establishes it, and nothing else does',
  )
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'a criterion stands twice');

/** `provenance.json`: where the data comes from, and what of it nobody has confirmed. */
export const provenance = z.strictObject({
  date: day,
  sources: z.record(z.string(), words),
  verified: z.array(words),
  unverified: z.array(words),
});
export type Provenance = z.infer<typeof provenance>;

/** True when every criterion of scored groups has points and a group, and every group a criterion. */
const scoresAdd = ({
  manifest: terms,
  criteria: list,
}: {
  manifest: Manifest;
  criteria: readonly CriterionInFile[];
}): boolean => {
  const { assessment: how } = terms;
  if (how.kind === 'checklist') return list.every(({ points }) => points === undefined);
  const groups = how.groups.map(({ id }) => id);
  return (
    list.every(({ group, points }) => points !== undefined && groups.includes(group)) &&
    groups.every((id) => list.some(({ group }) => group === id))
  );
};

/** A whole folder under `shared/rulesets`. */
export const rulesetFolder = z
  .strictObject({ manifest, criteria, provenance, levels: levelCriteria.nullable().default(null) })
  .refine(scoresAdd, 'points and groups do not add up');
