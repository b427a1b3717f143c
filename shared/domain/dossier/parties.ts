import type { Actor, Role } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { Party } from '../moves.ts';
import type { Context } from '../rules.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';

const holds = (actor: Actor, role: Role, organisation: string): boolean =>
  actor.roles.includes(role) && actor.organisation === organisation;

const specialisedUnit = (actor: Actor, dossier: Dossier): boolean =>
  holds(actor, 'appraiser', dossier.facts.owner);

const appraiser = (actor: Actor, dossier: Dossier, { rules, bodies }: Context): boolean =>
  rules.appraiserOf(levelOf(dossier)) === 'specialised-unit'
    ? specialisedUnit(actor, dossier)
    : holds(actor, 'appraiser', bodies.securityAuthority);

const approver = (actor: Actor, dossier: Dossier, { rules }: Context): boolean =>
  rules.approverOf(levelOf(dossier)) === 'specialised-unit'
    ? specialisedUnit(actor, dossier)
    : holds(actor, 'owner', dossier.facts.owner);

const assessor = (actor: Actor, { assignment }: Dossier): boolean =>
  assignment !== null && actor.unit === assignment.unit && holds(actor, 'assessor', assignment.organisation);

/** The organisation that appraises at the level of the case: the owner's own unit, or the security authority. */
export const appraisingBody = (dossier: Dossier, { rules, bodies }: Context): string =>
  rules.appraiserOf(levelOf(dossier)) === 'specialised-unit' ? dossier.facts.owner : bodies.securityAuthority;

/** True when the unit that runs the system would appraise it and no council stands in (R11, Decree 331/2026 Art. 18.4). */
export const appraisesItself = (actor: Actor, { facts, council }: Dossier): boolean =>
  actor.unit === facts.operatingUnit && council === null;

/** The ministry that publishes: the owning one for its own platforms, else the one that runs the register (our choice). */
export const publishingBody = ({ facts }: Dossier, { bodies }: Context): string =>
  facts.ownerPublishes ? facts.owner : bodies.registerMinistry;

/** True when the actor may act as that party in this case (Decree 331/2026 Art. 18; design section 1). */
export const actsAs = (
  party: Party,
  actor: Actor,
  { dossier, context }: { dossier: Dossier; context: Context },
): boolean => {
  switch (party) {
    case 'system':
      return isSystem(actor);
    case 'vendor':
      return holds(actor, 'vendor', dossier.facts.vendor);
    case 'owner':
      return holds(actor, 'owner', dossier.facts.owner);
    case 'specialised-unit':
      return specialisedUnit(actor, dossier);
    case 'appraiser':
      return appraiser(actor, dossier, context);
    case 'approver':
      return approver(actor, dossier, context);
    case 'registrar':
      return actor.roles.includes('registrar');
    case 'assessor':
      return assessor(actor, dossier);
    case 'publishing-body':
      return holds(actor, 'ministry', publishingBody(dossier, context));
    case 'owner-or-publishing-body':
      return (
        holds(actor, 'owner', dossier.facts.owner) ||
        holds(actor, 'ministry', publishingBody(dossier, context))
      );
  }
};
