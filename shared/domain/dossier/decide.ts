import { grant } from './grant.ts';
import type { MoveCommand } from './grant.ts';
import { isSystem } from '../actor.ts';
import { dossierMoves, fileMoves, permitMoves } from '../moves.ts';
import type { Move, Party, Status } from '../moves.ts';
import type { Decision, Refused } from '../result.ts';
import { refuse } from '../result.ts';
import type { CaseContext } from './case-context.ts';
import { refusedAsSuccessor } from './assignment-moves.ts';
import type { DossierCommand } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { moveOfFile, wasNeverHandedIn } from './evidence-moves.ts';
import { refusedByImport } from './file-import.ts';
import { refusedByInterest } from './interests.ts';
import { actsAs } from './parties.ts';
import { noteDue } from './permit-moves.ts';
import { CalendarYearUnknown } from '../calendar.ts';
import { vietnamDayOf } from '../working-days.ts';
import { openDossier } from './submission-moves.ts';

type Decided = Decision<DossierEvent>;

/** What the tables say of a move: who makes it, and beside or from which statuses of the dossier. */
export interface Row {
  readonly move: Move;
  readonly by: Party;
  readonly from: readonly Status[];
}

const rows: readonly Row[] = [
  ...dossierMoves.map(({ move, by, from }) => ({ move, by, from })),
  ...permitMoves.map(({ move, by, beside }) => ({ move, by, from: beside })),
  ...fileMoves,
];

/** The row of a move; undefined where the tables have none. */
export const rowOf = (move: string): Row | undefined => rows.find((row) => row.move === move);

/** What the table says of this wish, before any rule of the move itself: existence, version, status, person. */
const refusedByTable = (state: Dossier, command: MoveCommand, context: CaseContext): Refused | null => {
  const row = rowOf(command.type === 'confirm-evidence' ? moveOfFile(command.body) : command.type);
  if (row === undefined) return refuse('move-not-allowed', { status: state.status });
  if (!actsAs(row.by, command.actor, { dossier: state, context, move: row.move }))
    return refuse('not-your-move', { by: row.by });
  return row.from.includes(state.status)
    ? null
    : refuse('move-not-allowed', { status: state.status, allowed: row.from });
};

/** A ruling stands on a document that has been signed by today; the signed file, where one is named, is in the case (R27). */
const refusedByDocument = ({ body }: MoveCommand, { now, file }: CaseContext): Refused | null => {
  if (!('ruling' in body)) return null;
  const { documentDate, attachment } = body.ruling;
  if (documentDate > vietnamDayOf(now)) return refuse('document-date-in-future', { documentDate });
  const isMissing =
    attachment !== undefined && (file === null || 'problem' in file || wasNeverHandedIn(file));
  return isMissing ? refuse('attachment-unknown', { attachment }) : null;
};

/** What stands in the way of a wish beside the table and the rules of its own move. */
const refusedBeside = (state: Dossier, command: MoveCommand, context: CaseContext): Refused | null =>
  refusedByImport(state, command, context) ??
  refusedByDocument(command, context) ??
  refusedByInterest(state, command, context) ??
  refusedAsSuccessor(state, command, context);

/** Grants by the rules of the move; a deadline in a year without a calendar is a refusal and not a fault. */
const grantByCalendar = (state: Dossier, command: MoveCommand, context: CaseContext): Decided => {
  try {
    return grant(state, command, context);
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return refuse(error.code, { year: error.year });
    throw error;
  }
};

/**
 * Decides one wish on one dossier: the events that now hold, or a refusal with its code. Pure: same input, same output.
 * `version` is the version of `state`; a command that expects another is `stale-version`.
 */
export const decideDossier = (
  current: { readonly state: Dossier | null; readonly version: number },
  command: DossierCommand,
  context: CaseContext,
): Decided => {
  const { state, version } = current;
  if (command.type === 'open-dossier')
    return state === null ? openDossier(command, context) : refuse('already-exists');
  if (state === null) return refuse('unknown-aggregate');
  if (command.type === 'note-due')
    return isSystem(command.actor) ? noteDue(state, context) : refuse('not-your-move', { by: 'system' });
  const expected = command.expectedVersion ?? version;
  const refused = refusedByTable(state, command, context);
  if (refused !== null) return refused;
  if (expected !== version) return refuse('stale-version', { expected, version });
  return refusedBeside(state, command, context) ?? grantByCalendar(state, command, context);
};
