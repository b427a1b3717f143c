import * as z from 'zod';
import { stepClockKinds } from '../domain/clock/step-clock.ts';
import { changeKinds, opinionVerdicts, severities } from '../domain/dossier/dossier.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { LevelFound } from '../domain/dossier/level-found.ts';
import { levels } from '../domain/level.ts';
import { permitStatuses, statuses } from '../domain/moves.ts';
import { caseFacts, councilMember, qualification } from './dossier-bodies.ts';

const level = z.literal(levels);
const signature = z.object({ subject: z.string(), unit: z.string(), at: z.string() });

const levelFound = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('determined'),
    level,
    criteria: z.array(z.string()),
    couldRaise: z.array(z.string()).default([]),
  }),
  z.object({ kind: z.enum(['no-criterion-matched', 'facts-contradict']), facts: z.array(z.string()) }),
]) satisfies z.ZodType<LevelFound>;

const systemFacts = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))]),
);

const verdictCodes = z.record(z.string(), z.enum(['s', 'p', 'n', 'a', 'A']));

const frozen = z.object({
  catalogue: z.string(),
  results: z.string(),
  evidence: z.string(),
  facts: z.string(),
});

/** A dossier's decision state as it is stored and read back; what was not kept at first has what it would have been. */
export const dossierState = z.object({
  facts: caseFacts,
  openedOn: z.string(),
  status: z.enum(statuses),
  content: z
    .object({
      digest: z.string(),
      missing: z.array(z.string()),
      regulationIssued: z.boolean(),
      factsDigest: z.string().nullable().default(null),
      found: levelFound.nullable().default(null),
      hasGrounds: z.boolean().default(false),
      said: z.record(z.string(), z.string()).default({}),
    })
    .nullable(),
  change: z
    .object({ kind: z.enum(changeKinds), fired: z.array(z.string()), fields: z.array(z.string()) })
    .nullable()
    .default(null),
  contested: z.boolean().default(false),
  needsSpecialist: z.boolean().default(false),
  submissions: z.number(),
  /** Nothing of cases that were submitted before platforms were compared. */
  overlap: z
    .object({
      named: z.array(z.object({ platformId: z.string(), answered: z.boolean() })),
      since: z.string().nullable(),
    })
    .default({ named: [], since: null }),
  expertOpinion: signature.nullable(),
  /** Without members where it was appointed before these were kept. */
  council: signature.extend({ members: z.array(councilMember).default([]) }).nullable(),
  opinions: z
    .record(
      z.string(),
      z.object({
        dueOn: z.string(),
        given: signature
          .omit({ unit: true })
          .extend({ verdict: z.enum(opinionVerdicts) })
          .nullable(),
      }),
    )
    .default({}),
  appraisal: signature.extend({ level }).nullable(),
  approval: signature.extend({ level, imported: z.boolean() }).nullable(),
  assignment: z
    .object({ organisation: z.string(), unit: z.string(), qualification: qualification.nullable() })
    .nullable(),
  barredUnits: z.array(z.string()),
  files: z.number().default(0),
  filesErasedAt: z.string().nullable().default(null),
  system: systemFacts.default({}),
  results: verdictCodes,
  former: verdictCodes.default({}),
  effectiveOn: z.record(z.string(), z.string()).default({}),
  scheduledFor: z.record(z.string(), z.string()).default({}),
  completed: z.record(z.string(), z.string()).default({}),
  recorded: z
    .object({ results: z.string().nullable(), evidence: z.string().nullable() })
    .default({ results: null, evidence: null }),
  importing: z.object({ file: z.string(), until: z.string() }).nullable().default(null),
  findings: z.record(
    z.string(),
    z.object({
      criterion: z.string(),
      status: z.enum(['open', 'answered', 'closed']),
      /** As of findings that were raised before these were kept. */
      severity: z.enum(severities).default('major'),
      dueOn: z.string().default('9999-12-31'),
      answeredOn: z.string().optional(),
    }),
  ),
  conclusion: signature.extend({ eligible: z.boolean(), frozen: frozen.nullable().default(null) }).nullable(),
  conditional: signature.extend({ deployBy: z.string() }).nullable().default(null),
  appealed: z.boolean(),
  concluders: z.array(z.string()),
  publication: signature.nullable(),
  supersedesPreviousOn: z.string().nullable(),
  permit: z
    .object({
      status: z.enum(permitStatuses),
      issuedAt: z.string(),
      validUntil: z.string(),
      supersededFrom: z.string().nullable(),
      since: z.string(),
      renewed: z.boolean().optional(),
      incident: z.string().nullable().optional(),
      incidents: z.array(z.string()).optional(),
      graceUntil: z.string().optional(),
      graceSince: z.string().optional(),
      suspended: z.boolean().optional(),
    })
    .nullable(),
  dueOn: z.string().nullable(),
  clock: z
    .object({
      kind: z.enum(stepClockKinds),
      startedAt: z.string(),
      turns: z.array(z.string()),
      late: z.boolean(),
    })
    .nullable()
    .default(null),
  account: z
    .object({
      from: z.string(),
      since: z.string(),
      spent: z.partialRecord(z.enum(statuses), z.number()),
    })
    .nullable()
    .default(null),
  toldUntil: z.string().nullable().default(null),
}) satisfies z.ZodType<Dossier>;
