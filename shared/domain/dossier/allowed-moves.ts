import type { Actor } from '../actor.ts';
import { dossierMoves, fileMoves, permitMoves } from '../moves.ts';
import type { FileMove, Move } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';
import type { Context } from '../rules.ts';
import { awaitsConfirmation } from './conclusion-moves.ts';
import type { Dossier } from './dossier.ts';
import { needsFiles } from './evidence-moves.ts';
import { actsAs } from './parties.ts';
import { keepsDetailsOnPaper } from './proposal.ts';

/** A change that fired no trigger is confirmed and not concluded; anything else the other way round. */
const fits = (move: Move, dossier: Dossier): boolean => {
  if (move === 'confirm-change') return awaitsConfirmation(dossier);
  return move !== 'conclude' || !awaitsConfirmation(dossier);
};

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
  return [...moves, ...ofPermit].map(({ move }) => move).filter((move) => fits(move, dossier));
};

/** Files that were erased take no more, and those that somebody may still need are not erased; reading them is no move of a case. */
const isOfUse = (move: FileMove, dossier: Dossier, now: string): boolean => {
  if (dossier.filesErasedAt !== null || move === 'open-evidence') return false;
  if (move === 'take-out-file') return true;
  return move === 'erase-files' ? !needsFiles(dossier, now) : !keepsDetailsOnPaper(dossier);
};

/** What this actor may do with the files of the case now, beside reading them. */
export const allowedFileMoves = (actor: Actor, dossier: Dossier, context: Context): FileMove[] =>
  fileMoves
    .filter(
      ({ by, from, move }) =>
        isOfUse(move, dossier, context.now) &&
        from.some((status) => status === dossier.status) &&
        actsAs(by, actor, { dossier, context, move }),
    )
    .map(({ move }) => move);
