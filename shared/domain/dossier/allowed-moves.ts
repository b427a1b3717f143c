import type { Actor } from '../actor.ts';
import { dossierMoves, permitMoves } from '../moves.ts';
import type { Move } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';
import type { Context } from '../rules.ts';
import type { Dossier } from './dossier.ts';
import { actsAs } from './parties.ts';

/** The moves that the tables allow this actor now; rules of the move itself may still refuse. */
export const allowedMoves = (actor: Actor, dossier: Dossier, context: Context): Move[] => {
  const permit = dossier.permit && permitStatusAt(dossier.permit, context.now);
  const moves = dossierMoves.filter(
    ({ by, from, move }) =>
      from.some((status) => status === dossier.status) && actsAs(by, actor, { dossier, context, move }),
  );
  const ofPermit = permitMoves.filter(
    ({ by, from, move }) =>
      from.some((status) => status === permit) && actsAs(by, actor, { dossier, context, move }),
  );
  return [...moves, ...ofPermit].map(({ move }) => move);
};
