import type { Organisation, OrganisationDetails } from '../domain/organisation/organisation.ts';
import { reorganisedOn } from './central-bodies.ts';
import { demonstrationStaff } from './demonstration-staff.ts';
import type { Organisation as RegisterOrganisation } from './organisation.ts';
import { mergedInto, organisationOf, organisations, registerMinistryOn } from './organisations.ts';

const detailsOf = (body: RegisterOrganisation): OrganisationDetails => ({
  nameVi: body.nameVi,
  nameEn: body.nameEn,
  kind: body.kind,
  scheme: body.scheme ?? null,
  code: body.code ?? null,
  parent: null,
  validFrom: body.validFrom ?? null,
  validUntil: body.validUntil ?? null,
  successor: body.successor,
  synthetic: body.synthetic,
  source: body.source,
  unverified: body.verified ? body.unverifiedFields : [...new Set([...body.unverifiedFields, 'nameVi'])],
});

const bare = (body: RegisterOrganisation): Organisation => ({
  id: body.id,
  details: detailsOf(body),
  units: {},
  members: {},
  absences: {},
  delegations: {},
  interests: {},
  files: 0,
});

/**
 * The record of an organisation that the platform brings with it; null for one that it does not know. Only in a
 * demonstration has it units and people: one invented member per role, so that every part can be played.
 */
const carriedOrganisation = (id: string, demonstration: boolean): Organisation | null => {
  const body = organisationOf(id);
  if (body === undefined) return null;
  const organisation = bare(body);
  if (!demonstration) return organisation;
  return {
    ...organisation,
    ...demonstrationStaff(organisation, {
      registerMinistry: registerMinistryOn(reorganisedOn),
      standing: body.standing,
    }),
  };
};

/** The records that an environment of that purpose begins with. */
export const carriedFor =
  (purpose: 'production' | 'demonstration') =>
  (id: string): Organisation | null =>
    carriedOrganisation(id, purpose === 'demonstration');

/** The bodies that name this one as their successor in the data that the platform brings with it. */
export const carriedPredecessors = (id: string): readonly string[] => mergedInto(id);

/** The ids of all organisations that the platform brings with it. */
export const carriedIds = (): readonly string[] => organisations().map(({ id }) => id);
