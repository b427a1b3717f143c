import * as z from 'zod';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { opinionVerdicts } from '../domain/dossier/dossier.ts';
import type { LevelFound } from '../domain/dossier/level-found.ts';
import { severities, verdicts } from '../domain/dossier/dossier.ts';
import { levels } from '../domain/level.ts';
import { permitStatuses, statuses } from '../domain/moves.ts';
import type { Person } from '../domain/person/person.ts';
import type { Platform } from '../domain/platform/platform.ts';
import { refusalCodes } from '../domain/refusal.ts';
import type { Receipt } from '../workflow/ports.ts';
import { caseFacts, qualification } from './dossier-bodies.ts';
import { aggregateRef } from './messages.ts';
import { platformDetails, release, standing } from './platform-bodies.ts';

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

const frozen = z.object({
  catalogue: z.string(),
  results: z.string(),
  evidence: z.string(),
  facts: z.string(),
});

/** A dossier's decision state as it is stored and read back. */
const dossierState = z.object({
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
    })
    .nullable(),
  submissions: z.number(),
  expertOpinion: signature.nullable(),
  council: signature.nullable(),
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
  system: systemFacts.default({}),
  results: z.record(z.string(), z.enum(['s', 'p', 'n', 'a', 'A'])),
  effectiveOn: z.record(z.string(), z.string()).default({}),
  scheduledFor: z.record(z.string(), z.string()).default({}),
  recorded: z
    .object({ results: z.string().nullable(), evidence: z.string().nullable() })
    .default({ results: null, evidence: null }),
  findings: z.record(
    z.string(),
    z.object({
      criterion: z.string(),
      status: z.enum(['open', 'answered', 'closed']),
      /** As of findings that were raised before these were kept. */
      severity: z.enum(severities).default('major'),
      dueOn: z.string().default('9999-12-31'),
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
    })
    .nullable(),
  dueOn: z.string().nullable(),
}) satisfies z.ZodType<Dossier>;

const platformState = z.object({
  id: z.string(),
  details: platformDetails,
  releases: z.record(z.string(), release),
  standings: z.record(z.string(), standing),
}) satisfies z.ZodType<Platform>;

const command = z.object({
  id: z.string(),
  type: z.string(),
  aggregate: aggregateRef,
  actor: z.object({
    subject: z.string(),
    unit: z.string(),
    organisation: z.string(),
    roles: z.array(z.never()),
  }),
  body: z.unknown(),
  correlationId: z.string(),
});

const followUp = z.discriminatedUnion('to', [
  z.object({ to: z.literal('publication'), command }),
  z.object({ to: z.literal('registry'), command }),
  z.object({
    to: z.literal('sign'),
    task: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('sign-permit'),
        digest: z.string(),
        platformId: z.string(),
        dossierId: z.string(),
      }),
      z.object({ kind: z.literal('sign-status-list'), causedBy: z.string() }),
    ]),
  }),
]);

const receipt = z.object({
  commandId: z.string(),
  type: z.string(),
  aggregate: aggregateRef,
  status: z.enum(['pending', 'applied', 'refused', 'failed']),
  author: z.string(),
  bodyHash: z.string().nullable(),
  correlationId: z.string(),
  at: z.string(),
  version: z.number().nullable(),
  events: z.array(z.string()),
  refusal: z
    .object({
      code: z.enum(refusalCodes),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    })
    .nullable(),
  followUps: z.array(followUp),
}) satisfies z.ZodType<Receipt>;

/** A dossier's state as stored; throws on anything else, which is a fault of ours. */
export const parseDossier = (stored: unknown): Dossier => dossierState.parse(stored);

/** A platform's state as stored. */
export const parsePlatform = (stored: unknown): Platform => platformState.parse(stored);

/** A command's receipt as stored. */
export const parseReceipt = (stored: unknown): Receipt => receipt.parse(stored);

const personState = z.object({ id: z.string(), hasProfile: z.boolean() }) satisfies z.ZodType<Person>;

/** What is kept of a person beside the profile, as it is stored. */
export const parsePerson = (stored: unknown): Person => personState.parse(stored);

const evidence = z.object({
  evidence: z.string(),
  name: z.string(),
  size: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
  at: z.string(),
  by: z.string(),
});

/** A confirmed file of a case, as it is stored. */
export const parseEvidence = (stored: unknown): z.infer<typeof evidence> => evidence.parse(stored);

const card = z.object({ platformId: z.string() });

/** The platform that the card of a case names, as it is stored. */
export const parseCardPlatform = (stored: unknown): string => card.parse(stored).platformId;

const evidenceRefs = z.object({ files: z.array(z.object({ evidence: z.string(), dossier: z.string() })) });

/** The files of other cases that results of a case name, as they are stored. */
export const parseEvidenceRefs = (stored: unknown): z.infer<typeof evidenceRefs>['files'] =>
  evidenceRefs.parse(stored).files;

const standingResult = z.object({
  criterion: z.string(),
  verdict: z.enum(verdicts),
  note: z.string().nullable(),
  evidence: z.array(
    z.union([
      z.object({ evidence: z.string(), dossier: z.string().optional(), effectiveOn: z.string() }),
      z.object({ paper: z.string(), effectiveOn: z.string() }),
    ]),
  ),
  scheduledFor: z.string().nullable(),
  author: z.string(),
});
export type StandingResult = z.infer<typeof standingResult>;

/** What stands on one criterion, as it is stored. */
export const parseStandingResult = (stored: unknown): StandingResult => standingResult.parse(stored);

const download = z.object({ evidence: z.string(), dossier: z.string(), outboxKey: z.string() });

/** The record that a file was given out, as it is stored. */
export const parseDownload = (stored: unknown): z.infer<typeof download> => download.parse(stored);
