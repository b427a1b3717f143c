import { permitStatusAt } from '../permit.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { CaseContext } from './case-context.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import { changeFound, isAffected } from './change.ts';
import { isStale } from './checklist.ts';
import type { CaseFacts, ChangeFound, Dossier, Follows } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';

/** A permit in one of these may be followed: what was revoked or superseded hands nothing on. */
const followable: Readonly<Record<Follows['kind'], readonly string[]>> = {
  change: ['valid', 'suspended'],
  renewal: ['valid', 'suspended', 'expired'],
};

/** True for a case that renews the permit of the very same release, so that two cases stand for one release for a while. */
export const isSameReleaseRenewal = ({ follows, releaseId }: CaseFacts): boolean =>
  follows?.kind === 'renewal' && follows.releaseId === releaseId;

const refusedByDay = (facts: CaseFacts, validUntil: string, { now, rules }: CaseContext): Refused | null => {
  if (facts.follows?.kind !== 'renewal') return null;
  const from = addDays(vietnamDayOf(validUntil), -rules.changes.renewalFromDays);
  return vietnamDayOf(now) < from ? refuse('renewal-too-early', { from }) : null;
};

const isOfThisPlatform = (previous: Dossier, { platformId, follows }: CaseFacts): boolean =>
  previous.facts.platformId === platformId && previous.facts.releaseId === follows?.releaseId;

/**
 * Why a case may not follow the one that it names: that is no case of the platform, has no permit that hands anything on, is of the
 * same release although a change is declared, or ends too far from now to be renewed (the days are data). Null where it may.
 */
export const refusedAsFollowing = (facts: CaseFacts, context: CaseContext): Refused | null => {
  const { follows } = facts;
  if (follows === undefined) return null;
  const { previous = null, now } = context;
  if (previous === null || !isOfThisPlatform(previous, facts))
    return refuse('predecessor-unknown', { dossier: follows.dossier });
  const status = previous.permit === null ? 'none' : permitStatusAt(previous.permit, now);
  if (previous.permit === null || !followable[follows.kind].includes(status))
    return refuse('permit-not-valid', { status });
  if (follows.kind === 'change' && follows.releaseId === facts.releaseId)
    return refuse('change-needs-new-release');
  return refusedByDay(facts, previous.permit.validUntil, context);
};

type Inheritance = Extract<DossierEvent, { type: 'ResultsInherited' }>;

/** What the release before was found to be, as far as it is not touched by the change, met, and still fresh; none of it counts before the assessor takes it over. */
const inheritance = (previous: Dossier, found: ChangeFound, context: CaseContext): Inheritance => {
  const open = context.rules.criteriaOf(levelOf(previous)).filter((criterion) => {
    const code = previous.results[criterion.id];
    const isMet = code === 's' || code === 'A';
    const isFresh = !isStale(criterion, previous, context);
    return isMet && isFresh && !isAffected(criterion, found, context.rules.changes);
  });
  const ids = previous.filesErasedAt === null ? new Set(open.map(({ id }) => id)) : new Set<string>();
  const only = <Value>(values: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(values).filter(([id]) => ids.has(id)));
  return {
    type: 'ResultsInherited',
    from: previous.facts.id,
    results: only(previous.results),
    effectiveOn: only({ ...previous.effectiveOn, ...previous.completed }),
    scheduledFor: only(previous.scheduledFor),
  };
};

/** The level that the law approved for the release before, with who signed it; null where there is none to keep. */
const approvalKept = ({ approval, appraisal }: Dossier): DossierEvent[] =>
  approval === null ? [] : [{ type: 'ApprovalKept', approval, appraisal }];

/** The way of a release that changes nothing: to its assessor for a change, to its owner, who assigns one, for a renewal. */
const shortWay = (previous: Dossier, { kind }: Follows): DossierEvent[] => {
  const kept = approvalKept(previous);
  const { assignment } = previous;
  if (kind === 'renewal' || assignment === null) return kept;
  return [...kept, { type: 'AssessorAssigned', assignment }];
};

/**
 * What handing in a case that follows another adds: what the change was found to be, and what is kept of the case before. A case
 * that changes nothing keeps its level too and so is not appraised again; `isShort` then. Refuses `predecessor-unknown`.
 */
export const handedInAsFollowing = (
  state: Dossier,
  follows: Follows,
  context: CaseContext,
): Refused | { readonly events: readonly DossierEvent[]; readonly isShort: boolean } => {
  const { previous = null, rules } = context;
  if (previous === null) return refuse('predecessor-unknown', { dossier: follows.dossier });
  const found = changeFound(state, { previous, rules });
  const isShort = found.kind === 'routine';
  const events: DossierEvent[] = [
    { type: 'ChangeFound', found, needsSpecialist: found.kind === 'transformative' },
    inheritance(previous, found, context),
    ...(isShort ? shortWay(previous, follows) : []),
  ];
  return { events, isShort };
};
