import type { Actor, Role } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { Refused } from '../result.ts';
import { refuse } from '../result.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Member, Organisation, Organisations } from './organisation.ts';
import { actsOn, organisationIn } from './organisation.ts';
import { inForce } from './period.ts';

const memberOn = ({ members }: Organisation, subject: string, day: string): Member | undefined => {
  const member = Object.hasOwn(members, subject) ? members[subject] : undefined;
  return member !== undefined && inForce(member, day) ? member : undefined;
};

const rolesHeld = (organisation: Organisation, subject: string, day: string): Role[] => {
  const unit = memberOn(organisation, subject, day)?.unit;
  const away = Object.values(organisation.absences).filter((absence) => inForce(absence, day));
  const isAway = away.some(({ member }) => member === subject);
  const replaced = away.filter(({ replacement }) => replacement === subject).map(({ member }) => member);
  const held = [...(isAway ? [] : [subject]), ...(isAway ? [] : replaced)]
    .map((one) => memberOn(organisation, one, day))
    .filter((member) => member?.unit === unit);
  return [...new Set(held.flatMap((member) => member?.roles ?? []))];
};

const isUnitOpen = ({ units }: Organisation, name: string, day: string): boolean => {
  const unit = Object.hasOwn(units, name) ? units[name] : undefined;
  return unit !== undefined && inForce(unit, day);
};

/**
 * The person as appointed on a day in Viet Nam: unit and roles come from the organisation's own record, never from a
 * token. Who replaces an absent member of the same unit holds that member's roles; the absent member holds none.
 * Null for who is no member that day, and where the organisation or the unit itself does not act.
 */
export const appointedActor = (organisation: Organisation, subject: string, day: string): Actor | null => {
  const member = actsOn(organisation, day) ? memberOn(organisation, subject, day) : undefined;
  if (member === undefined || !isUnitOpen(organisation, member.unit, day)) return null;
  return {
    subject,
    unit: member.unit,
    organisation: organisation.id,
    roles: rolesHeld(organisation, subject, day),
  };
};

/** `not-appointed` for a person whose unit or roles are not what the register holds now; the platform itself passes. */
export const refusedByAppointment = (
  actor: Actor,
  { now, organisations }: { readonly now: string; readonly organisations: Organisations },
): Refused | null => {
  if (isSystem(actor)) return null;
  const organisation = organisationIn(organisations, actor.organisation);
  const appointed = organisation && appointedActor(organisation, actor.subject, vietnamDayOf(now));
  const isSo = appointed?.unit === actor.unit && actor.roles.every((role) => appointed.roles.includes(role));
  return isSo ? null : refuse('not-appointed', { organisation: actor.organisation });
};
