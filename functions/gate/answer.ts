import type { GateReads } from '../../shared/aws/gate-records.ts';
import type { AskedQuestion } from '../../shared/contracts/gate.ts';
import type { DecisionRecord } from '../../shared/contracts/gate-log.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { Relaxation } from '../../shared/domain/gate/enforcement.ts';
import { identifierOf, judge } from '../../shared/domain/gate/judge.ts';
import type { GateFacts, GateView } from '../../shared/domain/gate/judge.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { gateText } from '../../shared/messages/gate-messages.ts';
import type { Language } from '../../shared/messages/language.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import type { Clock } from '../../shared/workflow/ports.ts';

export interface GateDeps {
  readonly reads: Pick<GateReads, 'records' | 'recordAt' | 'trial' | 'hasAdopted'>;
  /** The relaxations of an organisation; the one thing that may be a minute old. */
  readonly relaxationsOf: (organisation: string, now: string) => Promise<readonly Relaxation[]>;
  /** Sends the record to be kept; false where that could not be done in time. */
  readonly keep: (record: DecisionRecord) => Promise<boolean>;
  /** Which instance answers, and its how manieth answer this is. */
  readonly count: () => Pick<DecisionRecord, 'instance' | 'sequence'>;
  readonly now: Clock;
  readonly acceptSynthetic: boolean;
}

/** A question as it came in: who asks, in which language, and what a trial that it registers is for. */
export interface Asked {
  readonly question: AskedQuestion;
  readonly actor: Actor;
  readonly language: Language;
  readonly trialFor?: string;
}

const isSyntheticTrial = ({ purpose, data }: AskedQuestion): boolean =>
  purpose === 'trial' && data === 'synthetic';

/** The records of now; or what they were then, for who asks about an earlier day: one for each release, however many it has now. */
const recordsFor = async (
  { records, recordAt }: GateDeps['reads'],
  question: AskedQuestion,
): Promise<GateRecord[]> => {
  const found = await records(identifierOf(question));
  const { asOf } = question;
  if (asOf === undefined) return found;
  const releases = new Map(found.map((record) => [`${record.platformId} ${record.version}`, record]));
  const then = await Promise.all([...releases.values()].map((record) => recordAt(record, asOf)));
  return then.flatMap((kept) => (kept === null ? [] : [kept.record]));
};

/** One consistent read, and beside it what may be a minute old. */
const gather = async (
  { reads, relaxationsOf }: GateDeps,
  { question, actor: { organisation } }: Asked,
  at: string,
): Promise<GateFacts> => {
  const [records, trial, relaxations] = await Promise.all([
    isSyntheticTrial(question) ? [] : recordsFor(reads, question),
    question.purpose === 'trial'
      ? reads.trial(organisation, { data: question.data, identifier: identifierOf(question) })
      : null,
    relaxationsOf(organisation, at),
  ]);
  const hadBegun = trial !== null && trial.startedOn <= vietnamDayOf(at);
  return { records, trial: hadBegun ? trial : null, relaxations };
};

/**
 * The answer to what was found at an instant (ISO 8601 UTC); where the reason would be held back from the asker, one more read tells
 * whether they declared to use the platform, and may be told after all.
 */
export const judgeFor = async (
  deps: Pick<GateDeps, 'reads' | 'acceptSynthetic'>,
  asked: Pick<Asked, 'question' | 'actor'>,
  { facts, at }: { readonly facts: GateFacts; readonly at: string },
) => {
  const context = { now: at, acceptSynthetic: deps.acceptSynthetic };
  const first = judge(asked, facts, context);
  const platformId = first.verdict.record?.platformId;
  const isHeldBack = first.verdict.decision === 'deny' && first.view.reason !== first.verdict.reason;
  if (platformId === undefined || !isHeldBack) return { ...first, facts };
  const { organisation } = asked.actor;
  if (!(await deps.reads.hasAdopted(organisation, platformId))) return { ...first, facts };
  const whole: GateFacts = { ...facts, adopted: [platformId] };
  return { ...judge(asked, whole, context), facts: whole };
};

/** The id of an answer says which instance gave it, and its how manieth it was. */
export const decisionIdOf = ({ instance, sequence }: Pick<DecisionRecord, 'instance' | 'sequence'>): string =>
  `d-${instance}-${String(sequence)}`;

/** An answer as its reader sees it: the reason with its words and the next step. */
export const wordsOf = ({ reason, ...view }: GateView, language: Language) => ({
  ...view,
  reasons: reason === null ? [] : [{ code: reason, ...gateText(language, reason) }],
});

const basisOf = (facts: GateFacts, acceptSynthetic: boolean): DecisionRecord['basis'] => ({
  acceptSynthetic,
  records: facts.records.map((record) => ({
    platformId: record.platformId,
    version: record.version,
    digest: digestOf(record),
  })),
  trial: facts.trial,
  relaxations: [...facts.relaxations],
  ...(facts.adopted && { adopted: [...facts.adopted] }),
});

/** One question, one consistent read, one answer; any fault is thrown and answered as a fault, never as an allow. */
export const answer = async (deps: GateDeps, asked: Asked) => {
  const { question, actor, language, trialFor } = asked;
  const decidedAt = deps.now();
  const at = question.asOf ?? decidedAt;
  const { acceptSynthetic } = deps;
  const { verdict, view, facts } = await judgeFor(deps, asked, { facts: await gather(deps, asked, at), at });
  const counted = deps.count();
  const { subject, unit, organisation, roles } = actor;
  const decision: DecisionRecord = {
    decisionId: decisionIdOf(counted),
    ...counted,
    decidedAt,
    question,
    asker: { subject, unit, organisation, roles: [...roles] },
    reason: verdict.reason,
    platformId: verdict.record?.platformId ?? null,
    dossierId: verdict.record?.dossierId ?? null,
    basis: basisOf(facts, acceptSynthetic),
    answer: view,
    ...(trialFor !== undefined && { trialFor }),
  };
  return {
    decisionId: decision.decisionId,
    ...wordsOf(view, language),
    decidedAt,
    ...(question.asOf !== undefined && { asOf: question.asOf }),
    recorded: await deps.keep(decision),
  };
};
