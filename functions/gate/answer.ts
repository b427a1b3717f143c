import { randomUUID } from 'node:crypto';
import type { AskedQuestion, DecisionRecord } from '../../shared/contracts/gate.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { decideDeployment, isRelated, visibleReason } from '../../shared/domain/gate/decide-deployment.ts';
import type { GateVerdict } from '../../shared/domain/gate/decide-deployment.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { gateText } from '../../shared/messages/gate-messages.ts';
import type { Language } from '../../shared/messages/language.ts';
import type { Clock } from '../../shared/workflow/ports.ts';

export interface GateDeps {
  readonly find: (identifier: string) => Promise<GateRecord[]>;
  /** Sends the record to be kept; false where that could not be done in time. */
  readonly record: (record: DecisionRecord) => Promise<boolean>;
  readonly now: Clock;
  readonly acceptSynthetic: boolean;
}

const identifierOf = ({ release, platformId = '' }: AskedQuestion): string =>
  release.digest ?? release.purl ?? `${platformId}@${release.version ?? ''}`;

const recordOf = (
  question: AskedQuestion,
  verdict: GateVerdict,
  facts: { actor: Actor; at: string },
): DecisionRecord => ({
  decisionId: `d-${randomUUID()}`,
  decidedAt: facts.at,
  question,
  asker: { subject: facts.actor.subject, organisation: facts.actor.organisation },
  decision: verdict.decision,
  reason: verdict.reason,
  platformId: verdict.record?.platformId ?? null,
  dossierId: verdict.record?.dossierId ?? null,
});

/** The record that the asker may see: nothing of a case whose reason is held back, nor of level 5 (never public). */
const shownRecord = (verdict: GateVerdict, actor: Actor): GateRecord | null => {
  const { record } = verdict;
  if (record === null || isRelated(record, actor)) return record;
  return verdict.decision === 'allow' && record.level !== 5 ? record : null;
};

const permitOf = (record: GateRecord, digest: string | undefined) =>
  record.permit && {
    platformId: record.platformId,
    dossierId: record.dossierId,
    digest: digest ?? record.digests[0] ?? null,
    status: record.permit.status,
    synthetic: record.permit.synthetic,
  };

const basis = (record: GateRecord | null, digest: string | undefined) => ({
  level: record?.level ?? null,
  validUntil: record?.permit?.validUntil ?? null,
  permit: record && permitOf(record, digest),
});

/** One question, one consistent read, one answer; any fault is thrown and answered as a fault, never as an allow. */
export const answer =
  ({ find, record, now, acceptSynthetic }: GateDeps) =>
  async (question: AskedQuestion, actor: Actor, language: Language) => {
    const needsPermit = question.purpose === 'operation' || question.data === 'real';
    const found = needsPermit ? await find(identifierOf(question)) : [];
    const at = now();
    const verdict = decideDeployment(question, found, { now: at, acceptSynthetic });
    const decision = recordOf(question, verdict, { actor, at });
    const reason = visibleReason(verdict, actor);
    return {
      decisionId: decision.decisionId,
      decision: verdict.decision,
      enforcement: 'block' as const,
      reasons: reason === null ? [] : [{ code: reason, ...gateText(language, reason) }],
      ...basis(shownRecord(verdict, actor), question.release.digest),
      decidedAt: at,
      recorded: await record(decision),
    };
  };
