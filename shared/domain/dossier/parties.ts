import type { Actor } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { Move, Party } from '../moves.ts';
import { delegationTo } from '../organisation/delegation.ts';
import type { Delegation } from '../organisation/organisation.ts';
import { actingFor, actingUnitFor } from '../organisation/successor.ts';
import { isGranted, may, partyGrants } from '../permissions.ts';
import type { Relation } from '../permissions.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { CaseFacts, Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';
import { isAsked } from './opinion-moves.ts';

/** A case and what surrounds it. */
export interface Case {
  readonly dossier: Dossier;
  readonly context: Context;
}

/** The body that acts today for one that the case names: a body that ends midway hands its cases on. */
const acting = (id: string, { organisations, now }: Context): string =>
  actingFor(id, organisations, vietnamDayOf(now));

/** Who owns the system today. */
export const ownerOf = ({ facts }: Dossier, context: Context): string => acting(facts.owner, context);

/** Who delivers the platform today. */
export const vendorOf = ({ facts }: Dossier, context: Context): string => acting(facts.vendor, context);

/** Every id that the vendor goes by, as far as it was looked up: the one that the case names, the one that acts today, and those that ended before. */
export const vendorNames = (dossier: Dossier, context: Context): string[] => {
  const today = vendorOf(dossier, context);
  const before = Object.keys(context.organisations).filter((id) => acting(id, context) === today);
  return [...new Set([dossier.facts.vendor, today, ...before])];
};

/** True for the unit itself, and for the one that takes its place today. */
export const isUnit = (unit: string, named: string | null | undefined, context: Context): boolean =>
  typeof named === 'string' &&
  [named, actingUnitFor(named, context.organisations, vietnamDayOf(context.now))].includes(unit);

/** The organisation that appraises at the level of the case: the owner's own unit, or the security authority. */
export const appraisingBody = (dossier: Dossier, context: Context): string =>
  context.rules.appraiserOf(levelOf(dossier)) === 'specialised-unit'
    ? ownerOf(dossier, context)
    : context.bodies.securityAuthority;

/**
 * Why a unit may not appraise where no council stands in: it runs the system itself (R11, Decree 331/2026 Art. 18.4), or it
 * delivered the platform (a choice of ours). Null where neither is so.
 */
export const appraisesItself = (
  { unit }: Actor,
  { facts, council }: Dossier,
  context: Context,
): 'appraiser-operates' | 'appraiser-is-vendor' | null => {
  if (council !== null) return null;
  if (isUnit(unit, facts.operatingUnit, context)) return 'appraiser-operates';
  return isUnit(unit, facts.vendorUnit, context) ? 'appraiser-is-vendor' : null;
};

/** The ministry that publishes: the owning one for its own platforms, else the one that runs the register (our choice). */
export const publishingBodyOf = (
  { ownerPublishes, owner }: Pick<CaseFacts, 'ownerPublishes' | 'owner'>,
  { registerMinistry }: Context['bodies'],
): string => (ownerPublishes ? owner : registerMinistry);

/** The publishing body of a case today. */
export const publishingBody = ({ facts }: Dossier, context: Context): string =>
  acting(publishingBodyOf(facts, context.bodies), context);

/** The unit that assesses today: the one that was assigned, or the one of the same name in the body that took over. */
export const assessingUnit = ({ assignment }: Dossier, context: Context): string | null =>
  assignment && actingUnitFor(assignment.unit, context.organisations, vietnamDayOf(context.now));

const approvedBy = ({ dossier, context }: Case): Relation =>
  context.rules.approverOf(levelOf(dossier)) === 'owner' ? 'approving-owner' : 'approving-unit';

/** How an actor stands to a case by office: by organisation, the assessor and who is asked by unit. */
const relationsByOffice = ({ organisation, unit }: Actor, { dossier, context }: Case): Relation[] => {
  const isOf = (relation: Relation, other: string): Relation[] => (organisation === other ? [relation] : []);
  const owner = ownerOf(dossier, context);
  const isAssigned =
    dossier.assignment !== null &&
    unit === assessingUnit(dossier, context) &&
    organisation === acting(dossier.assignment.organisation, context);
  return [
    'any',
    ...isOf('vendor', vendorOf(dossier, context)),
    ...isOf('owner', owner),
    ...isOf('appraising-body', appraisingBody(dossier, context)),
    ...isOf(approvedBy({ dossier, context }), owner),
    ...isOf('publishing-body', publishingBody(dossier, context)),
    ...(isAssigned ? (['assigned-unit'] as const) : []),
    ...(isAsked(dossier, unit) ? (['asked-unit'] as const) : []),
  ];
};

/**
 * The delegation under which the actor holds the owner's power in this case; never for who delivers, runs or monitors the
 * system, and never for who assesses it. Without a move, any delegation of the owner.
 */
const delegationIn = (actor: Actor, { dossier, context }: Case, move?: Move): Delegation | undefined => {
  const { facts, assignment } = dossier;
  const isParty =
    [facts.vendor, vendorOf(dossier, context)].includes(actor.organisation) ||
    [facts.operatingUnit, facts.monitoringProvider, assignment?.unit].some((named) =>
      isUnit(actor.unit, named, context),
    );
  return isParty ? undefined : delegationTo(actor, { owner: ownerOf(dossier, context), move }, context);
};

/** The relations that a delegation gives: the owner's own, and the approver's where the owner approves. */
const relationsByDelegation = (actor: Actor, one: Case, move?: Move): Relation[] => {
  if (delegationIn(actor, one, move) === undefined) return [];
  return approvedBy(one) === 'approving-owner'
    ? ['delegated-unit', 'approving-delegate']
    : ['delegated-unit'];
};

const byOffice = (party: Party, actor: Actor, one: Case): boolean =>
  isGranted(partyGrants[party], { roles: actor.roles, relations: relationsByOffice(actor, one) });

/** True when the actor may act as that party in this case, by office or by delegation (Decree 331/2026 Art. 4.3, 18). */
export const actsAs = (party: Party, actor: Actor, one: Case & { readonly move: Move }): boolean => {
  if (party === 'system') return isSystem(actor);
  if (byOffice(party, actor, one)) return true;
  const relations = relationsByDelegation(actor, one, party === 'case-reader' ? undefined : one.move);
  return isGranted(partyGrants[party], { roles: actor.roles, relations });
};

/** In which capacity an actor makes a move: as the party of the table, or under a delegation with its number and day. */
export const capacityIn = (party: Party, actor: Actor, one: Case & { readonly move: Move }): string => {
  const delegation = byOffice(party, actor, one) ? undefined : delegationIn(actor, one, one.move);
  return delegation === undefined
    ? party
    : `${party}; ${delegation.documentNumber}; ${delegation.documentDate}`;
};

/** True when the case exists for this actor: a party to it or its delegate, the registrar, or an auditor. */
export const maySee = (actor: Actor, dossier: Dossier, context: Context): boolean => {
  const one = { dossier, context };
  const relations = [...relationsByOffice(actor, one), ...relationsByDelegation(actor, one)];
  return may('read-dossier', { roles: actor.roles, relations });
};
