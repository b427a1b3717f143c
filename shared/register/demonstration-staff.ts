import type { Role } from '../domain/actor.ts';
import type {
  EntitlementKind,
  Member,
  Organisation,
  Unit,
  UnitFunction,
} from '../domain/organisation/organisation.ts';
import fictional from './fictional.json' with { type: 'json' };
import { rolesWithin } from '../domain/organisation/roles-of-kind.ts';

const always = { firstDay: null, lastDay: null };

type UnitName = keyof typeof fictional.units;

/** The unit that people of a role belong to. */
const unitOfRole: Readonly<Record<Role, UnitName>> = {
  vendor: 'delivery',
  owner: 'office',
  appraiser: 'security',
  assessor: 'assessment',
  ministry: 'publishing',
  registrar: 'register',
  locality: 'digital',
  deployer: 'pipeline',
  auditor: 'audit',
  administrator: 'administration',
};

const functions: Readonly<Partial<Record<UnitName, UnitFunction>>> = {
  security: 'specialised-security',
  assessment: 'assessing',
  operations: 'operating',
  monitoring: 'monitoring',
};

/** Units that nobody signs in for, and that a case names all the same. */
const silentUnits = ['operations', 'monitoring'] as const;

/** The person that plays a role of an organisation, and the unit. */
export const demonstrationPerson = (role: Role, organisation: string) => ({
  subject: `${role}.${organisation}`,
  unit: `${organisation}/${unitOfRole[role]}`,
});

const unitOf = (name: UnitName, organisation: Organisation, standing: EntitlementKind | undefined): Unit => ({
  ...always,
  ...fictional.units[name],
  function: functions[name] ?? 'general',
  entitlements:
    standing === undefined || name !== 'assessment'
      ? []
      : [{ ...always, kind: standing, number: `GD-${organisation.id}` }],
});

/** Invented units and members for a demonstration: one unit and one member for every role that the organisation can give. */
export const demonstrationStaff = (
  organisation: Organisation,
  { registerMinistry, standing }: { registerMinistry: string; standing: EntitlementKind | undefined },
): Pick<Organisation, 'units' | 'members'> => {
  const roles = rolesWithin(organisation, registerMinistry);
  const names = [...new Set([...roles.map((role) => unitOfRole[role]), ...silentUnits])];
  const member = (role: Role): [string, Member] => {
    const { subject, unit } = demonstrationPerson(role, organisation.id);
    return [subject, { ...always, unit, roles: [role] }];
  };
  return {
    units: Object.fromEntries(
      names.map((name) => [`${organisation.id}/${name}`, unitOf(name, organisation, standing)]),
    ),
    members: Object.fromEntries(roles.map(member)),
  };
};
