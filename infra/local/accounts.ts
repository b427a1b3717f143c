import { organisationOf } from '../../shared/register/organisations.ts';

/** Each role of the embedded issuer and the unit that it acts for within its organisation. */
const unitOfRole: ReadonlyMap<string, string> = new Map([
  ['vendor', 'delivery'],
  ['owner', 'office'],
  ['appraiser', 'security'],
  ['assessor', 'assessment'],
  ['ministry', 'publishing'],
  ['registrar', 'register'],
  ['locality', 'digital'],
  ['deployer', 'pipeline'],
  ['auditor', 'audit'],
]);

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
  ['locality', 'locality.2025:37'],
  ['locality-2', 'locality.2025:01'],
  ['deployer', 'deployer.2025:37'],
  ['auditor', 'auditor.KTNN'],
]);

/** Somebody who may sign in; the properties are the claims that handlers read. */
export interface Account {
  readonly sub: string;
  readonly unit: string;
  readonly organisation: string;
  readonly roles: string;
}

/** The account of an alias or of `<role>.<ORGANISATION>`; undefined for a role or organisation that does not exist. */
export function findAccount(name: string): Account | undefined {
  const sub = aliases.get(name) ?? name;
  const dot = sub.indexOf('.');
  const role = sub.slice(0, dot);
  const organisation = sub.slice(dot + 1);
  const unit = unitOfRole.get(role);
  if (unit === undefined || organisationOf(organisation) === undefined) return undefined;
  return { sub, unit: `${organisation}/${unit}`, organisation, roles: role };
}
