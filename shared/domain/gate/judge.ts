import type { Actor } from '../actor.ts';
import { permitStatusAt } from '../permit.ts';
import { decideDeployment, isRelated, visibleReason } from './decide-deployment.ts';
import type { GateContext, GateQuestion, GateReason, GateVerdict } from './decide-deployment.ts';
import { enforcementAt, enforcementOf } from './enforcement.ts';
import type { Enforcement, Relaxation } from './enforcement.ts';
import type { GateRecord } from './record.ts';
import type { RegisteredTrial } from './trial.ts';

/** Everything that an answer is computed from, beside the question, who asks and when. */
export interface GateFacts {
  /** The records under the identifier asked for. */
  readonly records: readonly GateRecord[];
  /** The trial that the asking organisation has registered for this release; null where there is none. */
  readonly trial: RegisteredTrial | null;
  /** Those of the asking organisation. */
  readonly relaxations: readonly Relaxation[];
  /** The platforms that the asking organisation has declared to use; looked up where a reason would be held back. */
  readonly adopted?: readonly string[];
}

/** What an answer says, without its words. */
export interface GateView {
  readonly decision: 'allow' | 'deny';
  readonly enforcement: Enforcement;
  /** The reason that this asker may see; null when allowed. */
  readonly reason: GateReason | null;
  readonly level: GateRecord['level'];
  readonly validUntil: string | null;
  readonly permit: {
    readonly platformId: string;
    readonly dossierId: string | null;
    readonly digest: string | null;
    readonly status: string;
    readonly synthetic: boolean;
  } | null;
}

/** The record that the asker may see: nothing of a case whose reason is held back, nor of level 5 (never public). */
const shownRecord = (verdict: GateVerdict, actor: Actor): GateRecord | null => {
  const { record } = verdict;
  if (record === null || isRelated(record, actor)) return record;
  return verdict.decision === 'allow' && record.level !== 5 ? record : null;
};

/** True where somebody may read everything of a record: its parties, overseers, and anybody where its permit is public. */
export const mayReadRecord = (record: GateRecord, actor: Actor): boolean =>
  isRelated(record, actor) || (record.permit !== null && record.level !== 5);

/**
 * The verdict, unless it would tell a stranger the level or the dates of a case of level 5: by allowing only what is of that
 * level, or by allowing as of one day and not of another.
 */
const guarded = (verdict: GateVerdict, { asOf, requiredLevel }: GateQuestion, actor: Actor): GateVerdict => {
  const { record } = verdict;
  const asksForSecret = asOf !== undefined || requiredLevel === 5;
  if (!asksForSecret || record?.level !== 5 || isRelated(record, actor)) return verdict;
  return { decision: 'deny', reason: 'no-permit', record };
};

/** The permit of a record as an answer names it, with its status at that instant, whatever a sweep has recorded. */
export const permitShown = (
  record: GateRecord,
  { digest }: GateQuestion['release'],
  now: string,
): GateView['permit'] =>
  record.permit && {
    platformId: record.platformId,
    dossierId: record.dossierId,
    digest: digest ?? record.digests[0] ?? null,
    status: permitStatusAt(record.permit, now),
    synthetic: record.permit.synthetic,
  };

/** The identifier that a question is looked up by: what names the bytes goes first. */
export const identifierOf = ({ release, platformId = '' }: GateQuestion): string =>
  release.digest ?? release.purl ?? `${platformId}@${release.version ?? ''}`;

/** Who has declared to use a platform is told why, as its parties are (design section 5). */
const withAdopter = (record: GateRecord, { adopted = [] }: GateFacts, actor: Actor): GateRecord =>
  adopted.includes(record.platformId)
    ? { ...record, related: [...record.related, actor.organisation] }
    : record;

/**
 * The whole answer to a question, pure: the same question, asker, facts and instant give the same answer, which is how an
 * answer of the log is replayed.
 */
export const judge = (
  asked: { readonly question: GateQuestion; readonly actor: Actor },
  facts: GateFacts,
  context: GateContext,
): { readonly verdict: GateVerdict; readonly view: GateView } => {
  const { question, actor } = asked;
  const { now } = context;
  const records = facts.records.map((record) => withAdopter(record, facts, actor));
  const decided = decideDeployment(question, records, { ...context, registered: facts.trial });
  const verdict = guarded(decided, question, actor);
  const shown = shownRecord(verdict, actor);
  const platformId = verdict.record?.platformId ?? question.platformId ?? null;
  const relaxed = enforcementAt(facts.relaxations, { organisation: actor.organisation, platformId }, now);
  return {
    verdict,
    view: {
      decision: verdict.decision,
      enforcement: enforcementOf(verdict, { relaxed, now }),
      reason: visibleReason(verdict, actor),
      level: shown?.level ?? null,
      validUntil: shown?.permit?.validUntil ?? null,
      permit: shown && permitShown(shown, question.release, now),
    },
  };
};
