import { employmentTie } from '../organisation/interest.ts';
import { organisationIn, organisationOfUnit, unitIn } from '../organisation/organisation.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { CommandOf } from './commands.ts';
import type { CouncilMember, Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';

/** True for who delivers, runs or watches the system, or works for its vendor, under whatever unit they are named. */
const isParty = (
  { person, unit }: CouncilMember,
  { facts }: Dossier,
  { now, organisations }: Context,
): boolean => {
  const vendor = organisationIn(organisations, facts.vendor);
  const works = employmentTie(vendor, { subject: person, day: vietnamDayOf(now) }) !== undefined;
  const barred = [facts.operatingUnit, facts.vendorUnit, facts.monitoringProvider];
  return works || barred.includes(unit) || organisationOfUnit(unit) === facts.vendor;
};

/**
 * The owner appoints a council to appraise in place of a unit that runs the system itself (Decree 331/2026 Art. 18.4); how many
 * sit on it is our choice. Refuses units that nobody registered, and members who are a party to the case.
 */
export const appointCouncil = (
  state: Dossier,
  { body: { members } }: CommandOf<'appoint-council'>,
  context: Context,
): Decision<DossierEvent> => {
  const unknown = members.map(({ unit }) => unit).filter((unit) => !unitIn(context.organisations, unit));
  if (unknown.length > 0) return refuse('unit-unknown', { units: unknown });
  const parties = members.filter((member) => isParty(member, state, context));
  return parties.length > 0
    ? refuse('council-member-not-independent', { people: parties.map(({ person }) => person) })
    : accept({ type: 'CouncilAppointed', members });
};
