import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { RefusalCode } from '../refusal.ts';
import { entitlementOn } from '../organisation/entitlement.ts';
import { unitIn } from '../organisation/organisation.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { validUntil } from './clocks.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;
export interface Obstacle {
  readonly code: RefusalCode;
  readonly items: readonly string[];
}

/** What still prevents *eligible*: criteria without answer, unmet, not accepted, and findings that are not closed (R16). */
export const obstaclesToEligible = (state: Dossier, { rules }: Pick<Context, 'rules'>): Obstacle[] => {
  const criteria = rules.criteriaOf(levelOf(state)).map(({ id }) => id);
  const having = (...codes: readonly (string | undefined)[]): string[] =>
    criteria.filter((id) => codes.includes(state.results[id]));
  const open = Object.entries(state.findings).flatMap(([id, { status }]) =>
    status === 'closed' ? [] : [id],
  );
  const all: Obstacle[] = [
    { code: 'criteria-unanswered', items: having(undefined) },
    { code: 'criteria-not-satisfied', items: having('n', 'p') },
    { code: 'not-applicable-not-accepted', items: having('a') },
    { code: 'findings-open', items: open },
  ];
  return all.filter(({ items }) => items.length > 0);
};

/** A licence or designation that was good at the assignment must still be good on the day of the conclusion (R13). */
const refusedByLapse = ({ assignment }: Dossier, { now, organisations }: Context): Refused | null => {
  if (assignment === null || assignment.qualification === null) return null;
  const { unit, qualification } = assignment;
  const day = vietnamDayOf(now);
  return entitlementOn(unitIn(organisations, unit), qualification, day) === undefined
    ? refuse('assessor-not-qualified', { unit, day })
    : null;
};

/** The readiness verdict (Decree 331/2026 Art. 28.3); *eligible* issues the permit in the same commit. */
export const conclude = (
  state: Dossier,
  { actor, body }: CommandOf<'conclude'>,
  context: Context,
): Decided => {
  if (actor.subject === state.approval?.subject) return refuse('concluder-may-not-decide');
  if (state.concluders.includes(actor.subject)) return refuse('assessor-must-change');
  if (body.verdict === 'not-eligible') return accept({ type: 'ConcludedNotEligible', reasons: body.reasons });
  const lapsed = refusedByLapse(state, context);
  if (lapsed !== null) return lapsed;
  const [obstacle] = obstaclesToEligible(state, context);
  if (obstacle !== undefined)
    return refuse(obstacle.code, { items: obstacle.items, count: obstacle.items.length });
  if (!body.planFullyImplemented) return refuse('plan-not-implemented');
  const level = levelOf(state);
  return accept<DossierEvent>(
    { type: 'ConcludedEligible', level, reasons: body.reasons },
    { type: 'PermitIssued', level, validUntil: validUntil(level, context) },
  );
};

/** The vendor's one appeal; the unit that concluded may not judge again. */
export const appeal = (state: Dossier, { body }: CommandOf<'appeal'>): Decided => {
  if (state.appealed) return refuse('already-appealed');
  if (state.conclusion === null) return refuse('move-not-allowed', { status: state.status });
  return accept({ type: 'Appealed', reasons: body.reasons, barredUnit: state.conclusion.unit });
};
