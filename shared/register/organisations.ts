import { oneOf } from '../domain/one-of.ts';
import { centralBodies, reorganisedOn } from './central-bodies.ts';
import data from './data/organisations.json' with { type: 'json' };
import fictional from './fictional.json' with { type: 'json' };
import { entitlementKinds, organisationKinds } from '../domain/organisation/organisation.ts';
import type { Organisation } from './organisation.ts';
import { provinces } from './provinces.ts';

/** Every organisation of the carried register: bodies of both years, provinces of both schemes, enterprises, the auditor, and the fictional ones. */
export const organisations = (): readonly Organisation[] =>
  (cached ??= [
    ...centralBodies(),
    auditOffice,
    ...provinces(),
    ...enterprises(),
    ...fictionalOrganisations(),
  ]);

/** The organisation of an id, acting or not. */
export const organisationOf = (id: string): Organisation | undefined => {
  byId ??= new Map(organisations().map((organisation) => [organisation.id, organisation]));
  return byId.get(id);
};

/** The body that acts for the given one on a day: itself, or its successor; none before it began or where nobody took over. */
export const actingBody = (id: string, on: string): Organisation | undefined => {
  const body = organisationOf(id);
  if (body === undefined || (body.validFrom !== undefined && on < body.validFrom)) return undefined;
  if (body.validUntil === undefined || on < body.validUntil) return body;
  return body.successor === null ? undefined : actingBody(body.successor, on);
};

/** The ids of the bodies that were merged into this one. */
export const mergedInto = (id: string): readonly string[] =>
  organisations()
    .filter(({ successor }) => successor === id)
    .map((body) => body.id);

/** The organisation of a Vietnamese name, whatever its case and spacing; of two, the one that still acts. */
export const organisationByName = (nameVi: string): Organisation | undefined => {
  const wanted = spelled(nameVi);
  const matches = organisations().filter((organisation) => spelled(organisation.nameVi) === wanted);
  return matches.find((organisation) => organisation.validUntil === undefined) ?? matches[0];
};

/** The authority that appraises levels 4 and 5: public security since the hand-over of 2025, the ministry of information before. */
export const securityAuthorityOn = (day: string): 'BCA' | 'BTTTT' => (day >= reorganisedOn ? 'BCA' : 'BTTTT');

/** The ministry that runs the register of platforms on a day. */
export const registerMinistryOn = (day: string): 'BKHCN' | 'BTTTT' =>
  day >= reorganisedOn ? 'BKHCN' : 'BTTTT';

let cached: readonly Organisation[] | undefined;
let byId: ReadonlyMap<string, Organisation> | undefined;

const spelled = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('vi');

const auditOffice: Organisation = {
  id: 'KTNN',
  nameVi: 'Kiểm toán nhà nước',
  nameEn: 'State Audit Office of Viet Nam',
  kind: 'audit',
  successor: null,
  synthetic: false,
  source: 'general knowledge',
  verified: false,
  unverifiedFields: ['id', 'nameVi', 'nameEn'],
};

const enterprises = (): readonly Organisation[] =>
  data.enterprises.map((enterprise, index) => ({
    id: `ENT-${String(index + 1).padStart(2, '0')}`,
    nameVi: enterprise.name_vi,
    nameEn: null,
    kind: 'enterprise',
    successor: null,
    synthetic: false,
    source: enterprise.source,
    verified: enterprise.verified,
    unverifiedFields: [],
  }));

const fictionalOrganisations = (): readonly Organisation[] =>
  fictional.organisations.map(({ id, nameVi, nameEn, kind, standing }) => ({
    id,
    nameVi,
    nameEn,
    kind: oneOf(organisationKinds, kind),
    ...(standing === undefined ? {} : { standing: oneOf(entitlementKinds, standing) }),
    successor: null,
    synthetic: true,
    source: fictional.notice,
    verified: false,
    unverifiedFields: [],
  }));
