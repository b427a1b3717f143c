import type { Role } from '../actor.ts';
import { roles } from '../actor.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';

const ministries: readonly OrganisationKind[] = ['ministry', 'ministry-level', 'government-agency'];

/** Roles that only some kinds of organisation can give; every other role can be given by all (our choice). */
const onlyOf: Partial<Record<Role, readonly OrganisationKind[]>> = {
  ministry: ministries,
  registrar: ministries,
  locality: ['province'],
  auditor: ['audit'],
};

/** The roles that members of this organisation may hold; the registrar's only in the ministry that runs the register. */
export const rolesWithin = ({ id, details }: Organisation, registerMinistry: string): readonly Role[] =>
  roles.filter(
    (role) =>
      (onlyOf[role]?.includes(details.kind) ?? true) && (role !== 'registrar' || id === registerMinistry),
  );
