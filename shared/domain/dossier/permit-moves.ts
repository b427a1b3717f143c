import { fallenDue } from '../clock/due.ts';
import { permitMoves } from '../moves.ts';
import type { PermitStatus } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import type { CommandOf } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import type { Dossier, Permit } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;
type ByPerson = CommandOf<'suspend'> | CommandOf<'reinstate'> | CommandOf<'revoke'>;
type BySystem = CommandOf<'announce-successor'> | CommandOf<'supersede'> | CommandOf<'expire'>;

const eventOf = {
  suspend: 'PermitSuspended',
  reinstate: 'PermitReinstated',
  revoke: 'PermitRevoked',
} as const;

/** The publishing body suspends, reinstates or revokes; a permit that has lapsed by the clock is past all three. */
export const movePermit = (state: Dossier, command: ByPerson, { now }: Context): Decided => {
  if (state.permit === null) return refuse('no-permit-to-move');
  const status = permitStatusAt(state.permit, now);
  const row = permitMoves.find(({ move }) => move === command.type);
  const allowed: readonly string[] = row?.from ?? [];
  if (!allowed.includes(status)) return refuse('move-not-allowed', { status, allowed });
  return accept({ type: eventOf[command.type], reasons: command.body.reasons });
};

/** The platform ended (Decree 224/2026 Art. 28.5): its permit is revoked with it, unless it has ended by itself. */
export const endWithPlatform = (state: Dossier, { now }: Context): Decided => {
  if (state.permit === null) return refuse('no-permit-to-move');
  const status = permitStatusAt(state.permit, now);
  return status === 'valid' || status === 'suspended'
    ? accept({ type: 'PermitEndedWithPlatform' })
    : accept();
};

const lapse = (permit: Permit, status: PermitStatus): Decided => {
  if (status === permit.status) return accept();
  return status === 'superseded' ? accept({ type: 'PermitSuperseded' }) : accept({ type: 'PermitExpired' });
};

/**
 * What time has done to a case by now, told once: the end of its permit, and what fell due of its deadlines. Sent by the sweep of
 * what is due; a command that comes too early, twice or late tells nothing, nothing again, or what is left to tell.
 */
export const noteDue = (state: Dossier, context: Context): Decided => {
  const { permit, toldUntil } = state;
  const { now } = context;
  const ended = permit === null ? accept<DossierEvent>() : lapse(permit, permitStatusAt(permit, now));
  const told = fallenDue(deadlinesOf(state, context), { toldUntil, now });
  return ended.ok ? accept<DossierEvent>(...ended.events, ...told) : ended;
};

/** Records what time has already done, or the day a newer release takes over, if it comes in time; says nothing twice. */
export const lapsePermit = (state: Dossier, command: BySystem, { now }: Context): Decided => {
  if (state.permit === null) return refuse('no-permit-to-move');
  const status = permitStatusAt(state.permit, now);
  if (command.type !== 'announce-successor') return lapse(state.permit, status);
  const { supersededFrom, renewed = false } = command.body;
  const hasEnded = status !== 'valid' && status !== 'suspended';
  return hasEnded || supersededFrom === state.permit.supersededFrom
    ? accept()
    : accept({ type: 'SuccessorAnnounced', supersededFrom, ...(renewed && { renewed }) });
};
