import type { Role } from './actor.ts';
import type { Party } from './moves.ts';

/** How an actor's organisation or unit stands to a case; `any` is no relation at all. */
export const relations = [
  'any',
  'vendor',
  'owner',
  'appraising-body',
  'approving-unit',
  'approving-owner',
  'assigned-unit',
  'publishing-body',
] as const;
export type Relation = (typeof relations)[number];

/** One cell that says yes: who holds this role, and whose organisation stands so to the case. */
export interface Grant {
  readonly role: Role;
  readonly relation: Relation;
}

const grant = (role: Role, relation: Relation): Grant => ({ role, relation });

const owner = grant('owner', 'owner');
const registrar = grant('registrar', 'any');
const publishingBody = grant('ministry', 'publishing-body');
const caseParties: readonly Grant[] = [
  grant('vendor', 'vendor'),
  owner,
  grant('appraiser', 'owner'),
  grant('appraiser', 'appraising-body'),
  grant('assessor', 'assigned-unit'),
  publishingBody,
];

/**
 * Who acts as which party: the table behind every move and every read of a case (Decree 331/2026 Art. 18; design section 1).
 * The platform itself is `system`, and nobody who signs in.
 */
export const partyGrants: Readonly<Record<Party, readonly Grant[]>> = {
  system: [],
  vendor: [grant('vendor', 'vendor')],
  owner: [owner],
  'specialised-unit': [grant('appraiser', 'owner')],
  appraiser: [grant('appraiser', 'appraising-body')],
  approver: [grant('appraiser', 'approving-unit'), grant('owner', 'approving-owner')],
  registrar: [registrar],
  assessor: [grant('assessor', 'assigned-unit')],
  'publishing-body': [publishingBody],
  'owner-or-publishing-body': [owner, publishingBody],
  'case-party': caseParties,
  'case-reader': [...caseParties, registrar, grant('auditor', 'any')],
};

/** Who reads a case, its history and its criteria: every party to it, the registrar, and the auditor. */
export const caseReaders = partyGrants['case-reader'];

/** True when one of the grants holds for somebody with these roles and relations. */
export const isGranted = (
  grants: readonly Grant[],
  { roles, relations: held }: { readonly roles: readonly Role[]; readonly relations: readonly Relation[] },
): boolean => grants.some(({ role, relation }) => roles.includes(role) && held.includes(relation));
