import type { Actor, Role } from '../../shared/domain/actor.ts';

const person = (role: Role, organisation: string, unit: string): Actor => ({
  subject: `${role}.${organisation}`,
  unit: `${organisation}/${unit}`,
  organisation,
  roles: [role],
});

/** One person for each part in a case of the Ministry of Finance, and some who have no part in it. */
export const people = {
  vendor: person('vendor', 'CTY-A', 'delivery'),
  otherVendor: person('vendor', 'CTY-B', 'delivery'),
  owner: person('owner', 'BTC', 'office'),
  appraiser: person('appraiser', 'BTC', 'security'),
  police: person('appraiser', 'BCA', 'security'),
  assessor: person('assessor', 'DGA', 'assessment'),
  otherAssessor: person('assessor', 'DGB', 'assessment'),
  ministry: person('ministry', 'BTC', 'publishing'),
  registrar: person('registrar', 'BKHCN', 'register'),
  deployer: person('deployer', '2025:37', 'pipeline'),
  auditor: person('auditor', 'KTNN', 'audit'),
} as const satisfies Record<string, Actor>;
