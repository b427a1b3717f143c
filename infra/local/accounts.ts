import { carriedFor } from '../../shared/register/carried-organisations.ts';

const carried = carriedFor('demonstration');

/** Short names of the accounts that are listed on the sign-in page. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ['vendor', 'vendor.CTY-A'],
  ['vendor-2', 'vendor.CTY-B'],
  ['owner', 'owner.BTC'],
  ['appraiser', 'appraiser.BTC'],
  ['appraiser-mps', 'appraiser.BCA'],
  ['assessor', 'assessor.DGA'],
  ['assessor-2', 'assessor.DGB'],
  ['ministry', 'ministry.BTC'],
  ['ministry-2', 'ministry.BKHCN'],
  ['registrar', 'registrar.BKHCN'],
  ['administrator', 'administrator.BTC'],
  ['locality', 'locality.2025:37'],
  ['locality-2', 'locality.2025:01'],
  ['deployer', 'deployer.2025:37'],
  ['auditor', 'auditor.KTNN'],
  ['visitor', 'visitor'],
]);

/** Somebody who can sign in and whom nobody ever appointed. */
const visitor = 'visitor';

/** Somebody who may sign in; the properties are the claims that handlers read. */
export interface Account {
  readonly sub: string;
  readonly unit: string;
  readonly organisation: string;
  readonly roles: string;
}

/** The account of an alias or of `<role>.<ORGANISATION>`; undefined for a role or organisation that does not exist, or do not go together. */
export function findAccount(name: string): Account | undefined {
  const sub = aliases.get(name) ?? name;
  if (sub === visitor) return { sub, unit: '', organisation: '', roles: '' };
  const organisation = sub.slice(sub.indexOf('.') + 1);
  const members = carried(organisation)?.members ?? {};
  const member = Object.hasOwn(members, sub) ? members[sub] : undefined;
  return member && { sub, unit: member.unit, organisation, roles: member.roles.join(' ') };
}
