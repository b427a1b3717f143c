import { systemActor } from '../actor.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Surroundings } from '../rules.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import type { OrganisationCommandOf } from './commands.ts';
import type { OrganisationEvent } from './events.ts';
import type { Member, Organisation } from './organisation.ts';
import { rolesWithin } from './roles-of-kind.ts';
import { formerStints } from './stints.ts';
import { refusedByEarlierEnd, refusedByPeriod, unitOf } from './unit-acts.ts';

type Decided = Decision<OrganisationEvent>;

const memberOf = ({ members }: Organisation, member: string): Member | undefined =>
  Object.hasOwn(members, member) ? members[member] : undefined;

/** `last-day-past` for an end of somebody's work further back than yesterday: the cooling-off counts from it. */
const refusedByPast = (lastDay: string | null, now: string): Refused | null => {
  const today = vietnamDayOf(now);
  return lastDay !== null && lastDay < addDays(today, -1)
    ? refuse('last-day-past', { lastDay, today })
    : null;
};

/** Appoints a person, by id, to a unit with roles, or anew with others; nobody appoints themselves, or the platform itself. */
export const appoint = (
  state: Organisation,
  { actor, body }: OrganisationCommandOf<'appoint'>,
  { bodies, now }: Surroundings,
): Decided => {
  const { member, unit, roles } = body;
  if (member === actor.subject) return refuse('own-appointment');
  if (member === systemActor.subject) return refuse('person-registered-elsewhere');
  if (unitOf(state, unit) === undefined) return refuse('unit-unknown', { unit });
  const possible = rolesWithin(state, bodies.registerMinistry);
  const impossible = roles.filter((role) => !possible.includes(role));
  if (impossible.length > 0) return refuse('role-not-of-this-organisation', { roles: impossible });
  const known = memberOf(state, member);
  const former = known === undefined ? [] : formerStints(known, body, vietnamDayOf(now));
  return (
    refusedByPeriod(body) ??
    (known === undefined ? null : refusedByPast(body.lastDay, now)) ??
    accept({ type: 'MemberAppointed', ...body, ...(former.length > 0 && { former }) })
  );
};

/**
 * Ends an appointment after a last day; without one, at once. Nobody is dismissed later than they go anyhow, and nobody for a
 * day further back than yesterday, because the cooling-off of who worked for a vendor counts from it.
 */
export const dismiss = (
  state: Organisation,
  { body }: OrganisationCommandOf<'dismiss'>,
  { now }: Surroundings,
): Decided => {
  const member = memberOf(state, body.member);
  if (member === undefined) return refuse('member-unknown', { member: body.member });
  const lastDay = body.lastDay ?? addDays(vietnamDayOf(now), -1);
  return (
    refusedByPast(lastDay, now) ??
    refusedByEarlierEnd(member, lastDay) ??
    accept({ type: 'MemberDismissed', member: body.member, lastDay })
  );
};

/** Notes that a member is away, and who of the same unit stands in; nobody takes over the roles of another by themselves. */
export const noteAbsence = (
  state: Organisation,
  { id, actor, body }: OrganisationCommandOf<'note-absence'>,
): Decided => {
  const member = memberOf(state, body.member);
  if (member === undefined) return refuse('member-unknown', { member: body.member });
  if (body.replacement === actor.subject) return refuse('own-appointment');
  if (body.replacement !== null) {
    const replacement = memberOf(state, body.replacement);
    if (replacement?.unit !== member.unit || body.replacement === body.member)
      return refuse('replacement-of-another-unit', { replacement: body.replacement });
  }
  return refusedByPeriod(body) ?? accept({ type: 'AbsenceNoted', absence: id, as: body });
};

/** The member is back after that day. */
export const endAbsence = (state: Organisation, { body }: OrganisationCommandOf<'end-absence'>): Decided => {
  const absence = Object.hasOwn(state.absences, body.absence) ? state.absences[body.absence] : undefined;
  if (absence === undefined) return refuse('absence-unknown', { absence: body.absence });
  return refusedByEarlierEnd(absence, body.lastDay) ?? accept({ type: 'AbsenceEnded', ...body });
};
