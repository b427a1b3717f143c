import { addHours } from '../instant.ts';
import { decideDeployment } from './decide-deployment.ts';
import type { GateQuestion, GateReason } from './decide-deployment.ts';
import { enforcementAt, enforcementOf } from './enforcement.ts';
import type { Enforcement, Relaxation } from './enforcement.ts';
import { identifierOf } from './judge.ts';
import { offlineRecords } from './offline-records.ts';
import type { OfflinePermit, OfflineRecord, OfflineStatus } from './offline-records.ts';
import type { PaperReason } from './reasons.ts';
import type { GateRecord } from './record.ts';

/** What a paper says, or why it does not count. */
export type Paper<Content> =
  { readonly ok: true; readonly value: Content } | { readonly ok: false; readonly reason: PaperReason };

/** What a signed status list says. Instants in UTC with milliseconds. */
export interface OfflineList {
  readonly issuedAt: string;
  readonly permits: readonly OfflineStatus[];
  readonly relaxations: readonly Relaxation[];
  readonly synthetic: boolean;
}

/** Everything that the check without the service stands on. */
export interface OfflinePapers {
  readonly permits: readonly Paper<OfflinePermit>[];
  /** Null where none was given. */
  readonly list: Paper<OfflineList> | null;
}

export interface OfflineContext {
  readonly now: string;
  readonly acceptSynthetic: boolean;
  /** When the newest list that was ever seen had been made; null where none was. */
  readonly seenIssuedAt: string | null;
  /** Whose relaxations count; null for nobody's. */
  readonly organisation: string | null;
}

export interface OfflineVerdict {
  readonly decision: 'allow' | 'deny';
  readonly reason: GateReason | PaperReason | null;
  readonly record: GateRecord | null;
  readonly enforcement: Enforcement;
  /** As of when: the instant of the list that the verdict stands on; null where it stands on none. */
  readonly asOf: string | null;
}

/** For how long a list may say what denials mean where no permit says how fresh it must be: the longest of any level. */
const relaxationsCountForHours = 24;

/** The list, where it is right by itself: signed, not older than one seen before, and not from the future. */
const usableList = (list: OfflinePapers['list'], context: OfflineContext): Paper<OfflineList> => {
  if (list === null) return { ok: false, reason: 'status-list-missing' };
  if (!list.ok) return list;
  const { issuedAt } = list.value;
  if (issuedAt > context.now) return { ok: false, reason: 'status-list-in-future' };
  const { seenIssuedAt } = context;
  if (seenIssuedAt !== null && issuedAt < seenIssuedAt) return { ok: false, reason: 'status-list-older' };
  return list;
};

const isStale = (list: OfflineList, hours: number, now: string): boolean =>
  addHours(list.issuedAt, hours) < now;

type Ruled = Pick<OfflineVerdict, 'decision' | 'reason' | 'record'>;

const deny = (reason: PaperReason, record: GateRecord | null = null): Ruled => ({
  decision: 'deny',
  reason,
  record,
});

/** Why the papers of the record that the verdict stands on do not count at this moment; null where they do. */
const timeProblem = (
  { verifiedAt, freshForHours }: OfflineRecord,
  list: OfflineList,
  now: string,
): PaperReason | null => {
  if (verifiedAt > now) return 'permit-in-future';
  return isStale(list, freshForHours, now) ? 'status-stale' : null;
};

const judgePapers = (
  question: GateQuestion,
  { permits, list }: { permits: OfflinePapers['permits']; list: OfflineList },
  context: OfflineContext,
): Ruled => {
  const wrong = permits.find((paper) => !paper.ok);
  if (wrong?.ok === false) return deny(wrong.reason);
  const opened = permits.flatMap((paper) => (paper.ok ? [paper.value] : []));
  const trusted = opened.map((permit) => ({ ...permit, synthetic: permit.synthetic || list.synthetic }));
  const found = offlineRecords(identifierOf(question), trusted, list.permits);
  const verdict = decideDeployment(
    question,
    found.map(({ record }) => record),
    context,
  );
  const standsOn = found.find(({ record }) => record === verdict.record);
  if (standsOn === undefined && verdict.decision === 'allow') throw new Error('an allow stands on no permit');
  const problem = standsOn && timeProblem(standsOn, list, context.now);
  return problem ? deny(problem, verdict.record) : verdict;
};

/** How denials are relaxed; `block` without a list that is right and fresh. */
const relaxedAs = (
  { reason, record }: Ruled,
  { question, list }: { question: GateQuestion; list: Paper<OfflineList> },
  { organisation, now }: OfflineContext,
): Enforcement => {
  if (organisation === null || !list.ok || reason === 'status-stale') return 'block';
  if (record === null && isStale(list.value, relaxationsCountForHours, now)) return 'block';
  const platformId = record?.platformId ?? question.platformId ?? null;
  return enforcementAt(list.value.relaxations, { organisation, platformId }, now);
};

/**
 * The gate without the service: the verdict of `decideDeployment` on the records that permits and status list imply, and
 * a denial wherever the papers are not right or the list is older than the permit allows. A trial with synthetic data
 * needs no papers. The verdict holds as of the list.
 */
export const judgeOffline = (
  question: GateQuestion,
  papers: OfflinePapers,
  context: OfflineContext,
): OfflineVerdict => {
  const list = usableList(papers.list, context);
  const needsPermit = question.purpose === 'operation' || question.data === 'real';
  const ruled = needsPermit
    ? list.ok
      ? judgePapers(question, { permits: papers.permits, list: list.value }, context)
      : deny(list.reason)
    : decideDeployment(question, [], context);
  const relaxed = relaxedAs(ruled, { question, list }, context);
  return {
    ...ruled,
    enforcement: enforcementOf(ruled, { relaxed, now: context.now }),
    asOf: papers.list?.ok === true ? papers.list.value.issuedAt : null,
  };
};
