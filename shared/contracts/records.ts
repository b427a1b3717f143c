import * as z from 'zod';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { partsWithFiles } from '../domain/dossier/content.ts';
import { verdicts } from '../domain/dossier/dossier.ts';
import type { Person } from '../domain/person/person.ts';
import type { Platform } from '../domain/platform/platform.ts';
import { refusalCodes } from '../domain/refusal.ts';
import type { Receipt } from '../workflow/ports.ts';
import { dossierState } from './dossier-record.ts';
import { aggregateRef } from './messages.ts';
import { adoption } from './adoptions.ts';
import { incident } from './incidents.ts';
import { tellTask } from './notices.ts';
import { rebuildTask } from './export-files.ts';
import { deliverTask } from './webhooks.ts';
import { termination } from './platform-record.ts';
import { platformDetails, release, standing } from './platform-bodies.ts';

const platformState = z.object({
  id: z.string(),
  registeredAt: z.string().nullable().default(null),
  details: platformDetails,
  releases: z.record(z.string(), release),
  standings: z.record(z.string(), standing),
  termination: termination.nullable().default(null),
  adoptions: z.record(z.string(), adoption).default({}),
  incidents: z.record(z.string(), incident).default({}),
  toldUntil: z.string().nullable().default(null),
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
    to: z.literal('files'),
    task: z.object({ kind: z.literal('destroy-file-key'), dossierId: z.string() }),
  }),
  z.object({ to: z.literal('notice'), task: tellTask }),
  z.object({ to: z.literal('webhook'), task: deliverTask }),
  z.object({ to: z.literal('exports'), task: rebuildTask }),
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

const personState = z.object({
  id: z.string(),
  hasProfile: z.boolean(),
  hasPreferences: z.boolean().default(false),
}) satisfies z.ZodType<Person>;

/** What is kept of a person beside the profile, as it is stored. */
export const parsePerson = (stored: unknown): Person => personState.parse(stored);

const evidence = z.object({
  evidence: z.string(),
  /** Null once the files of the case were erased: a name may tell of a person. */
  name: z.string().nullable().default(null),
  size: z.number(),
  sha256: z.string(),
  mediaType: z.string(),
  at: z.string(),
  by: z.string(),
  /** The part of the dossier that it belongs to; none of a file of an organisation. */
  section: z.enum(partsWithFiles).optional(),
  /** After how many submissions a file of a part was added; one from before this was kept counts as added before the first. */
  round: z.number().optional(),
  takenOut: z.object({ at: z.string(), handedIn: z.boolean() }).optional(),
});

/** A confirmed file of a case, as it is stored. */
export const parseEvidence = (stored: unknown): z.infer<typeof evidence> => evidence.parse(stored);

const keeperCard = z.object({ platformId: z.string(), filesErased: z.boolean().default(false) });

/** What the card of a case says of it as a keeper of files: its platform, and whether they were erased. */
export const parseKeeperCard = (stored: unknown): z.infer<typeof keeperCard> => keeperCard.parse(stored);

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

const recorded = z.union([
  z
    .object({
      version: z.int(),
      at: z.string(),
      by: z.string(),
      author: z.string(),
      results: z.array(z.looseObject({ criterion: z.string() })),
    })
    .transform(({ results, ...head }) => results.map((result) => ({ ...result, ...head }))),
  z.looseObject({ criterion: z.string() }).transform((result) => [result]),
]);

/** The results that an item holds, each with who recorded it when; one of before they were kept together holds one. */
export const parseRecorded = (stored: unknown): z.output<typeof recorded> => recorded.parse(stored);

const difference = z.object({
  platformId: z.string(),
  reason: z.string(),
  at: z.string(),
  by: z.string(),
});

/** Why a platform is another one than that of a case, and which unit said so when, as it is stored. */
export const parseDifference = (stored: unknown): z.infer<typeof difference> => difference.parse(stored);

const download = z.object({ evidence: z.string(), dossier: z.string(), outboxKey: z.string() });

/** The record that a file was given out, as it is stored. */
export const parseDownload = (stored: unknown): z.infer<typeof download> => download.parse(stored);
