import type { Actor } from '../actor.ts';
import { dossierMoves } from '../moves.ts';
import type { DossierMove, Move } from '../moves.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Delegation, Organisations } from './organisation.ts';
import { actsOn, organisationIn } from './organisation.ts';
import { inForce } from './period.ts';

const ofOwners: readonly string[] = ['owner', 'approver', 'owner-or-publishing-body'];

/** The moves whose power an owner may delegate in writing (Decree 331/2026 Art. 4.3): its own, and no other party's. */
export const delegableMoves: readonly DossierMove[] = dossierMoves
  .filter(({ by }) => ofOwners.includes(by))
  .map(({ move }) => move);

interface Power {
  readonly owner: string;
  /** Undefined asks for any delegation, whatever its moves. */
  readonly move?: Move | undefined;
}

/**
 * The delegation in force under which this actor holds the owner's power for a move; undefined where there is none, and
 * where the owner itself no longer acts.
 */
export const delegationTo = (
  actor: Actor,
  { owner, move }: Power,
  { now, organisations }: { readonly now: string; readonly organisations: Organisations },
): Delegation | undefined => {
  const day = vietnamDayOf(now);
  const body = organisationIn(organisations, owner);
  if (body === undefined || !actsOn(body, day)) return undefined;
  return Object.values(body.delegations).find(
    (delegation) =>
      delegation.toUnit === actor.unit &&
      (move === undefined || delegation.moves.includes(move)) &&
      inForce(delegation, day),
  );
};
