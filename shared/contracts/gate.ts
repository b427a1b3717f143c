import * as z from 'zod/mini';
import type { GateQuestion } from '../domain/gate/decide-deployment.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import { permitStatuses } from '../domain/moves.ts';

const level = z.literal([1, 2, 3, 4, 5]);
const id = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/u));

const release = z.strictObject({
  digest: z.optional(z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/u))),
  purl: z.optional(
    z.string().check(z.maxLength(512), z.regex(/^pkg:[a-z][a-z0-9.+-]*\/[^\s@\p{C}]+@[^\s@\p{C}]+$/u)),
  ),
  version: z.optional(z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}$/u))),
});

const named = release.check(
  z.refine(({ digest, purl, version }) => (digest ?? purl ?? version) !== undefined, 'identifier-missing'),
);
const locality = z.string().check(z.regex(/^20(?:24|25):\d{2}$/u));

/** A version alone says nothing: it belongs to a platform. */
const saysWhose = ({
  release: { digest, purl, version },
  platformId,
}: Pick<GateQuestion, 'platformId' | 'release'>): boolean =>
  version === undefined || (digest ?? purl ?? platformId) !== undefined;

/** The same instant in the one form whose texts are in the order of time: UTC, with milliseconds. */
const inOneForm = (text: string): string => {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : new Date(time).toISOString();
};

/** An instant in any time zone; one whose year in UTC has not four digits is none. */
const instant = z.iso
  .datetime({ offset: true, error: 'not-an-instant' })
  .check(z.overwrite(inOneForm), z.regex(/^\d{4}-/u, 'not-an-instant'));

/** What is asked of a release; `asOf` asks what would have been answered then. */
const asked = {
  platformId: z.optional(id),
  release: named,
  requiredLevel: z.optional(level),
  locality: z.optional(locality),
};

/** `POST /gate/decisions`. */
export const gateQuestion = z
  .strictObject({
    ...asked,
    purpose: z.enum(['operation', 'trial']),
    data: z.enum(['real', 'synthetic']),
    trial: z.optional(z.strictObject({ endsOn: z.iso.date('not-a-day') })),
    asOf: z.optional(instant),
  })
  .check(z.refine(saysWhose, 'platform-missing'));

export type AskedQuestion = z.infer<typeof gateQuestion>;

/** `POST /gate/trials`: a question about a trial with the day it ends on and what it is for. */
export const trialRequest = z
  .strictObject({
    ...asked,
    data: z.enum(['real', 'synthetic']),
    endsOn: z.iso.date('not-a-day'),
    what: z.string().check(z.minLength(1), z.maxLength(500)),
  })
  .check(z.refine(saysWhose, 'platform-missing'));

export const deploymentStates = ['running', 'stopped'] as const;

/** `POST /gate/deployments`: what runs where. */
export const deploymentRequest = z
  .strictObject({
    platformId: id,
    release: named,
    environment: z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u)),
    locality: z.optional(locality),
    state: z._default(z.enum(deploymentStates), 'running'),
  })
  .check(z.refine(saysWhose, 'platform-missing'));

const gateRecord = z.object({
  platformId: z.string(),
  releaseId: z.string(),
  version: z.string(),
  purl: z.nullable(z.string()),
  digests: z.array(z.string()),
  dossierId: z.nullable(z.string()),
  standing: z.enum(['no-dossier', 'under-assessment', 'not-eligible', 'permit']),
  level: z.nullable(level),
  permit: z.nullable(
    z.object({
      status: z.enum(permitStatuses),
      issuedAt: z.optional(z.iso.datetime()),
      validUntil: z.iso.datetime(),
      supersededFrom: z.nullable(z.iso.datetime()),
      synthetic: z.boolean(),
      graceUntil: z.optional(z.iso.datetime()),
      graceSince: z.optional(z.iso.datetime()),
      incidents: z.optional(z.array(z.string())),
    }),
  ),
  related: z.array(z.string()),
  ends: z.optional(z.boolean()),
  holds: z.optional(z.object({ incidents: z.array(z.string()), dossiers: z.array(z.string()) })),
});

/** A gate record as stored; throws on anything else, so that a damaged record never allows. */
export const parseGateRecord = (stored: unknown): GateRecord => gateRecord.parse(stored);

export const gateEnvironment = z.object({
  TABLE_NAME: z.string(),
  PURPOSE: z.enum(['production', 'demonstration']),
  PROJECTION_QUEUE_URL: z.string(),
  /** How often one identity may ask one instance. */
  GATE_QUESTIONS_PER_MINUTE: z.coerce.number().check(z.int(), z.positive()),
});
