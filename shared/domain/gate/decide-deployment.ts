import type { Actor } from '../actor.ts';
import type { Level } from '../level.ts';
import { permitStatusAt } from '../permit.ts';
import { currentRecords } from './record.ts';
import type { GateRecord } from './record.ts';
import { hasEnded, trialProblem } from './trial.ts';
import type { RegisteredTrial } from './trial.ts';

export const gateReasons = [
  'unknown-release',
  'platform-required',
  'digest-mismatch',
  'no-permit',
  'no-dossier',
  'under-assessment',
  'not-eligible',
  'permit-expired',
  'permit-suspended',
  'permit-revoked',
  'permit-superseded',
  'level-too-low',
  'trial-end-required',
  'trial-ended',
  'trial-too-long',
  'synthetic-permit',
] as const;
export type GateReason = (typeof gateReasons)[number];

/** The question: may this release be put into use, for this purpose, with this kind of data? */
export interface GateQuestion {
  readonly platformId?: string | undefined;
  readonly release: {
    readonly digest?: string | undefined;
    readonly purl?: string | undefined;
    readonly version?: string | undefined;
  };
  readonly purpose: 'operation' | 'trial';
  readonly data: 'real' | 'synthetic';
  readonly requiredLevel?: Level | undefined;
  readonly trial?: { readonly endsOn: string } | undefined;
  /** The earlier moment that is asked about; the present where it is left out. */
  readonly asOf?: string | undefined;
}

export interface GateVerdict {
  readonly decision: 'allow' | 'deny';
  /** Why not; empty when allowed. */
  readonly reason: GateReason | null;
  /** The record that the answer stands on; null where none fits. */
  readonly record: GateRecord | null;
}

export interface GateContext {
  readonly now: string;
  /** Demonstration only: permits over invented assessments count. */
  readonly acceptSynthetic: boolean;
  /** The trial that the asker has registered for this release and this kind of data; none where it is left out. */
  readonly registered?: RegisteredTrial | null;
}

const deny = (reason: GateReason, record: GateRecord | null = null): GateVerdict => ({
  decision: 'deny',
  reason,
  record,
});

const agrees = ({ platformId, release }: GateQuestion, record: GateRecord): boolean =>
  (platformId === undefined || platformId === record.platformId) &&
  (release.digest === undefined || record.digests.includes(release.digest)) &&
  (release.purl === undefined || release.purl === record.purl) &&
  (release.version === undefined || release.version === record.version);

const permitReasons = {
  expired: 'permit-expired',
  suspended: 'permit-suspended',
  revoked: 'permit-revoked',
  superseded: 'permit-superseded',
} as const;

/** Why a permit does not hold at an instant; null where it does. Before it was given there was none, whatever a clock says. */
const whyNotAt = (permit: NonNullable<GateRecord['permit']>, now: string): GateReason | null => {
  if (permit.issuedAt !== undefined && now < permit.issuedAt) return 'no-permit';
  const status = permitStatusAt(permit, now);
  return status === 'valid' ? null : permitReasons[status];
};

const judgeRecord = (question: GateQuestion, record: GateRecord, context: GateContext): GateVerdict => {
  const { permit, standing, level } = record;
  if (permit === null || level === null) return deny(standing === 'permit' ? 'no-permit' : standing, record);
  const reason = whyNotAt(permit, context.now);
  if (reason !== null) return deny(reason, record);
  if (permit.synthetic && !context.acceptSynthetic) return deny('synthetic-permit', record);
  if (question.requiredLevel !== undefined && level < question.requiredLevel)
    return deny('level-too-low', record);
  return { decision: 'allow', reason: null, record };
};

/** A trial with real data obeys every rule of operation, and ends besides when it was said to end. */
const judgeUse = (question: GateQuestion, record: GateRecord, context: GateContext): GateVerdict => {
  const verdict = judgeRecord(question, record, context);
  if (verdict.decision === 'deny' || question.purpose === 'operation') return verdict;
  const { registered = null, now } = context;
  return hasEnded(question.trial?.endsOn, registered, now) ? deny('trial-ended', record) : verdict;
};

/** A trial without real data needs no permit, only a declared end within a year of its beginning (R18). */
const judgeSyntheticTrial = (
  { trial }: GateQuestion,
  { now, registered = null }: GateContext,
): GateVerdict => {
  const problem = trialProblem(trial?.endsOn, registered, now);
  return problem === null ? { decision: 'allow', reason: null, record: null } : deny(problem);
};

/**
 * The rule of the house: operation, and a trial with real data, need a permit valid at this moment for this platform and
 * this digest; everything that is not allowed is denied. `found` are the records kept under the identifier asked for.
 */
export const decideDeployment = (
  question: GateQuestion,
  found: readonly GateRecord[],
  context: GateContext,
): GateVerdict => {
  if (question.purpose === 'trial' && question.data === 'synthetic')
    return judgeSyntheticTrial(question, context);
  if (found.length === 0) return deny('unknown-release');
  const fitting = currentRecords(
    found.filter((record) => agrees(question, record)),
    context.now,
  );
  const [record] = fitting;
  if (record === undefined) return deny('digest-mismatch');
  return fitting.length > 1 ? deny('platform-required') : judgeUse(question, record, context);
};

/** Roles that may be told every reason, whatever the case. */
const seesAll = (actor: Actor): boolean =>
  actor.roles.some((role) => role === 'auditor' || role === 'ministry' || role === 'registrar');

const open: readonly (GateReason | null)[] = [
  null,
  'unknown-release',
  'platform-required',
  'digest-mismatch',
  'trial-end-required',
  'trial-ended',
  'trial-too-long',
];

/** True where the asker has a part in the case, or reads everything by office. */
export const isRelated = (record: GateRecord, actor: Actor): boolean =>
  record.related.includes(actor.organisation) || seesAll(actor);

/** The reason that this asker may see: without relation to the case, `no-permit` and nothing more. */
export const visibleReason = ({ reason, record }: GateVerdict, actor: Actor): GateReason | null => {
  if (open.includes(reason)) return reason;
  return record !== null && isRelated(record, actor) ? reason : 'no-permit';
};
