import { appointedActor } from '../organisation/appointment.ts';
import { employmentTie, personTie } from '../organisation/interest.ts';
import { organisationIn, organisationOfUnit, unitIn } from '../organisation/organisation.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { CommandOf } from './commands.ts';
import type { CouncilMember, Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { isUnit, vendorNames } from './parties.ts';

/** True for who works for the vendor, under whatever unit they are named, or is tied to it by what their own body knows. */
const isTied = ({ person, unit }: CouncilMember, vendors: readonly string[], context: Context): boolean => {
  const { organisations, now } = context;
  const day = vietnamDayOf(now);
  const own = organisationIn(organisations, organisationOfUnit(unit));
  return vendors.some(
    (vendor) =>
      employmentTie(organisationIn(organisations, vendor), { subject: person, day }) !== undefined ||
      personTie(own, { subject: person, unit, vendor, day }) !== undefined,
  );
};

/** True for who delivers, runs or watches the system, also in the place of a body that has ended, or is tied to its vendor. */
const isParty = (member: CouncilMember, state: Dossier, context: Context): boolean => {
  const { operatingUnit, vendorUnit, monitoringProvider } = state.facts;
  const vendors = vendorNames(state, context);
  const barred = [operatingUnit, vendorUnit, monitoringProvider];
  return (
    barred.some((named) => isUnit(member.unit, named, context)) ||
    vendors.includes(organisationOfUnit(member.unit)) ||
    isTied(member, vendors, context)
  );
};

/** True for who is appointed to the unit that they are named with, on the day of the act. */
const isOfUnit = ({ person, unit }: CouncilMember, { organisations, now }: Context): boolean => {
  const own = organisationIn(organisations, organisationOfUnit(unit));
  return own !== undefined && appointedActor(own, person, vietnamDayOf(now))?.unit === unit;
};

const peopleOf = (members: readonly CouncilMember[]): string[] => members.map(({ person }) => person);

/**
 * The owner appoints a council to appraise in place of a unit that runs the system itself (Decree 331/2026 Art. 18.4); how many
 * sit on it is our choice. Refuses units that nobody registered, members who are a party to the case, and members whom the
 * register does not have in the unit that they are named with.
 */
export const appointCouncil = (
  state: Dossier,
  { body: { members } }: CommandOf<'appoint-council'>,
  context: Context,
): Decision<DossierEvent> => {
  const unknown = members.map(({ unit }) => unit).filter((unit) => !unitIn(context.organisations, unit));
  if (unknown.length > 0) return refuse('unit-unknown', { units: unknown });
  const parties = members.filter((member) => isParty(member, state, context));
  if (parties.length > 0) return refuse('council-member-not-independent', { people: peopleOf(parties) });
  const strangers = members.filter((member) => !isOfUnit(member, context));
  return strangers.length > 0
    ? refuse('council-member-not-of-unit', { people: peopleOf(strangers) })
    : accept({ type: 'CouncilAppointed', members });
};
