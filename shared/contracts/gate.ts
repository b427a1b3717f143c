import * as z from 'zod/mini';
import { gateReasons } from '../domain/gate/decide-deployment.ts';
import type { GateQuestion, GateReason } from '../domain/gate/decide-deployment.ts';
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

/** `POST /gate/decisions`. */
export const gateQuestion = z
  .strictObject({
    platformId: z.optional(id),
    release: release.check(
      z.refine(
        ({ digest, purl, version }) => (digest ?? purl ?? version) !== undefined,
        'identifier-missing',
      ),
    ),
    purpose: z.enum(['operation', 'trial']),
    data: z.enum(['real', 'synthetic']),
    requiredLevel: z.optional(level),
    trial: z.optional(z.strictObject({ endsOn: z.iso.date('not-a-day') })),
    locality: z.optional(z.string().check(z.regex(/^20(?:24|25):\d{2}$/u))),
  })
  .check(
    z.refine(
      ({ release: { digest, purl, version }, platformId }) =>
        version === undefined || (digest ?? purl ?? platformId) !== undefined,
      'platform-missing',
    ),
  );

export type AskedQuestion = z.infer<typeof gateQuestion>;

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
      validUntil: z.iso.datetime(),
      supersededFrom: z.nullable(z.iso.datetime()),
      synthetic: z.boolean(),
    }),
  ),
  related: z.array(z.string()),
});

/** A gate record as stored; throws on anything else, so that a damaged record never allows. */
export const parseGateRecord = (stored: unknown): GateRecord => gateRecord.parse(stored);

/** What the log keeps of an answer: enough to judge it again. */
export interface DecisionRecord {
  readonly decisionId: string;
  readonly decidedAt: string;
  readonly question: GateQuestion & { readonly locality?: string | undefined };
  readonly asker: { readonly subject: string; readonly organisation: string };
  readonly decision: 'allow' | 'deny';
  readonly reason: GateReason | null;
  readonly platformId: string | null;
  readonly dossierId: string | null;
}

const decisionRecord = z.object({
  decisionId: z.string(),
  decidedAt: z.string(),
  question: gateQuestion,
  asker: z.object({ subject: z.string(), organisation: z.string() }),
  decision: z.enum(['allow', 'deny']),
  reason: z.nullable(z.enum(gateReasons)),
  platformId: z.nullable(z.string()),
  dossierId: z.nullable(z.string()),
});

/** A decision record as it comes off the projection queue. */
export const parseDecisionRecord = (raw: unknown): DecisionRecord => decisionRecord.parse(raw);

export const gateEnvironment = z.object({
  TABLE_NAME: z.string(),
  PURPOSE: z.enum(['production', 'demonstration']),
  PROJECTION_QUEUE_URL: z.string(),
  /** How often one identity may ask one instance. */
  GATE_QUESTIONS_PER_MINUTE: z.coerce.number().check(z.int(), z.positive()),
});
