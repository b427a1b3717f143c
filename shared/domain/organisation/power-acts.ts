import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Surroundings } from '../rules.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import { mayAct } from './acts.ts';
import type { OrganisationCommandOf } from './commands.ts';
import { delegableMoves } from './delegation.ts';
import type { OrganisationEvent } from './events.ts';
import type { Organisation } from './organisation.ts';
import { organisationIn, organisationOfUnit, unitIn } from './organisation.ts';
import { inForce } from './period.ts';
import { refusedByEarlierEnd, refusedByPeriod, unitOf } from './unit-acts.ts';

type Decided = Decision<OrganisationEvent>;

/**
 * The owner gives its power for some moves to a unit, in writing, for a period (Decree 331/2026 Art. 4.3); never to one that
 * monitors systems, which may not decide on what it watches (Dispatch 1552/BTTTT-CATTT).
 */
export const delegate = (
  state: Organisation,
  { id, actor, body }: OrganisationCommandOf<'delegate'>,
  { organisations }: Surroundings,
): Decided => {
  const { ruling, ...given } = body;
  const own: readonly string[] = delegableMoves;
  const others = body.moves.filter((move) => !own.includes(move));
  if (others.length > 0) return refuse('move-not-delegable', { moves: others });
  if (body.toUnit === actor.unit) return refuse('own-appointment');
  const unit = unitIn({ ...organisations, [state.id]: state }, body.toUnit);
  if (unit === undefined) return refuse('unit-unknown', { unit: body.toUnit });
  if (unit.function === 'monitoring') return refuse('monitoring-unit-decides-nothing', { unit: body.toUnit });
  const { documentNumber, documentDate } = ruling;
  return (
    refusedByPeriod(body) ??
    accept({ type: 'PowerDelegated', delegation: id, as: { ...given, documentNumber, documentDate } })
  );
};

/** Takes a delegation back at once; what was done under it stays done. */
export const revokeDelegation = (
  state: Organisation,
  { body }: OrganisationCommandOf<'revoke-delegation'>,
  { now }: Surroundings,
): Decided => {
  const { delegation } = body;
  const known = Object.hasOwn(state.delegations, delegation) ? state.delegations[delegation] : undefined;
  if (known === undefined) return refuse('delegation-unknown', { delegation });
  const lastDay = addDays(vietnamDayOf(now), -1);
  return refusedByEarlierEnd(known, lastDay) ?? accept({ type: 'DelegationRevoked', delegation, lastDay });
};

/** How many ties the record of an organisation holds of one person before a keeper must look (our choice). */
const mostInterests = 100;

/** Keepers speak for who serves here today: nobody bars the people of other bodies from judging. */
const refusedByStranger = (state: Organisation, subject: string | null, now: string): Refused | null => {
  if (subject === null) return null;
  const member = Object.hasOwn(state.members, subject) ? state.members[subject] : undefined;
  return member === undefined || !inForce(member, vietnamDayOf(now))
    ? refuse('member-unknown', { member: subject })
    : null;
};

/** Declares a tie to a vendor on the register: a person for themselves, the keepers for a member or a whole unit. */
export const declareInterest = (
  state: Organisation,
  { id, actor, body }: OrganisationCommandOf<'declare-interest'>,
  { organisations, now }: Surroundings,
): Decided => {
  const isKeeper = mayAct('declare-interest-of-others', actor, state.id);
  if (body.subject !== actor.subject && !isKeeper) return refuse('not-your-interest');
  if (organisationIn({ ...organisations, [state.id]: state }, body.vendor) === undefined)
    return refuse('vendor-unknown', { vendor: body.vendor });
  const own = Object.values(state.interests).filter(({ subject }) => subject === actor.subject);
  if (!isKeeper && own.length >= mostInterests) return refuse('too-many-interests', { most: mostInterests });
  if (organisationOfUnit(body.unit) !== state.id || unitOf(state, body.unit) === undefined)
    return refuse('unit-unknown', { unit: body.unit });
  const refused = refusedByStranger(state, body.subject, now) ?? refusedByPeriod(body);
  return refused ?? accept({ type: 'InterestDeclared', interest: id, as: body });
};

/**
 * States when a tie ends; from then the cooling-off runs. So a tie that is still open ends on the day of the act at the earliest,
 * and an end that was stated is never moved to an earlier day.
 */
export const endInterest = (
  state: Organisation,
  { body: { interest, lastDay } }: OrganisationCommandOf<'end-interest'>,
  { now }: Surroundings,
): Decided => {
  const known = Object.hasOwn(state.interests, interest) ? state.interests[interest] : undefined;
  if (known === undefined) return refuse('interest-unknown', { interest });
  if (known.lastDay !== null && lastDay < known.lastDay)
    return refuse('already-ended', { lastDay: known.lastDay });
  const today = vietnamDayOf(now);
  const reversed = refusedByPeriod({ firstDay: known.firstDay, lastDay });
  if (reversed !== null) return reversed;
  if (known.lastDay === null && lastDay < today) return refuse('last-day-past', { lastDay, today });
  return accept({ type: 'InterestEnded', interest, lastDay });
};
