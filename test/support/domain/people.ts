import type { Actor, Role, Ruling } from '../../../shared/domain/actor.ts';
import { systemActor } from '../../../shared/domain/actor.ts';
import { demonstrationPerson } from '../../../shared/register/demonstration-staff.ts';

/** A person who holds one role in one organisation, in the unit that such people belong to. */
export const aPerson = (role: Role, organisation: string, override: Partial<Actor> = {}): Actor => ({
  ...demonstrationPerson(role, organisation),
  organisation,
  roles: [role],
  ...override,
});

/** Everybody who appears in the scenarios: the parties to the case of `aCase`, and others of their kind who are not. */
export const people = {
  vendor: aPerson('vendor', 'CTY-A'),
  otherVendor: aPerson('vendor', 'CTY-B'),
  owner: aPerson('owner', 'BTC'),
  otherOwner: aPerson('owner', 'BYT'),
  specialisedUnit: aPerson('appraiser', 'BTC'),
  otherSpecialisedUnit: aPerson('appraiser', 'BYT'),
  securityAuthority: aPerson('appraiser', 'BCA'),
  assessor: aPerson('assessor', 'DGA'),
  otherAssessor: aPerson('assessor', 'DGB'),
  owningMinistry: aPerson('ministry', 'BTC'),
  registerMinistry: aPerson('ministry', 'BKHCN'),
  registrar: aPerson('registrar', 'BKHCN'),
  locality: aPerson('locality', '2025:37'),
  deployer: aPerson('deployer', '2025:37'),
  auditor: aPerson('auditor', 'KTNN'),
  system: systemActor,
} as const satisfies Readonly<Record<string, Actor>>;
export type PersonName = keyof typeof people;

/** The act of an official, complete unless overridden. */
export const aRuling = (override: Partial<Ruling> = {}): Ruling => ({
  documentNumber: '128/QĐ-BTC',
  documentDate: '2026-11-02',
  legalBasis: 'Decree 331/2026/NĐ-CP Art. 18',
  capacity: 'Director',
  ...override,
});
