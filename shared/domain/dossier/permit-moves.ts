import { fallenDue } from '../clock/due.ts';
import { permitMoves } from '../moves.ts';
import type { PermitStatus } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { refusedAsSpecialist } from './assignment-moves.ts';
import type { CommandOf } from './commands.ts';
import { deadlinesOf } from './deadlines.ts';
import type { Dossier, Permit } from './dossier.ts';
import type { DossierEvent } from './events.ts';

type Decided = Decision<DossierEvent>;
type ByPerson = CommandOf<'suspend'> | CommandOf<'reinstate'> | CommandOf<'revoke'>;
type BySystem = CommandOf<'announce-successor'> | CommandOf<'supersede'> | CommandOf<'expire'>;

const grantedTo = ({ type, body }: ByPerson): DossierEvent => {
  const { reasons } = body;
  if (type === 'suspend')
    return {
      type: 'PermitSuspended',
      reasons,
      ...(body.incident !== undefined && { incident: body.incident }),
    };
  if (type === 'reinstate')
    return {
      type: 'PermitReinstated',
      reasons,
      ...(body.assessment !== undefined && { assessment: body.assessment }),
    };
  return { type: 'PermitRevoked', reasons };
};

/**
 * After a serious incident a permit comes back only on the report of a specialist body, made since, by a unit that could be assigned
 * to the case (Decree 331/2026 Art. 31.2(c); R30): `specialist-assessment-missing`, and the refusals of an assignment.
 */
const refusedWithoutSpecialist = (state: Dossier, command: ByPerson, context: Context): Refused | null => {
  const incident = state.permit?.incident ?? null;
  if (command.type !== 'reinstate' || incident === null) return null;
  const { assessment } = command.body;
  const since = vietnamDayOf(state.permit?.since ?? context.now);
  if (assessment === undefined || assessment.date < since)
    return refuse('specialist-assessment-missing', { incident, since });
  if (assessment.date > vietnamDayOf(context.now))
    return refuse('document-date-in-future', { documentDate: assessment.date });
  return refusedAsSpecialist(state, assessment, context);
};

/** The publishing body suspends, reinstates or revokes; a permit that has lapsed by the clock is past all three. */
export const movePermit = (state: Dossier, command: ByPerson, context: Context): Decided => {
  const { now } = context;
  if (state.permit === null) return refuse('no-permit-to-move');
  const status = permitStatusAt(state.permit, now);
  const row = permitMoves.find(({ move }) => move === command.type);
  const allowed: readonly string[] = row?.from ?? [];
  if (!allowed.includes(status)) return refuse('move-not-allowed', { status, allowed });
  return refusedWithoutSpecialist(state, command, context) ?? accept(grantedTo(command));
};

/**
 * The platform ended (Decree 224/2026 Art. 28.5): its permit is revoked with it, also where it had expired, so that no grace goes on;
 * one that was revoked or superseded stays so.
 */
export const endWithPlatform = (
  state: Dossier,
  { body: { restsOn } }: CommandOf<'end-with-platform'>,
  { now }: Context,
): Decided => {
  if (state.permit === null) return refuse('no-permit-to-move');
  const status = permitStatusAt(state.permit, now);
  return status === 'revoked' || status === 'superseded'
    ? accept()
    : accept({ type: 'PermitEndedWithPlatform', ...(restsOn && { restsOn }) });
};

const isInGrace = ({ graceUntil }: Permit, now: string): boolean =>
  graceUntil !== undefined && now < graceUntil;

/**
 * The ministry has confirmed a serious incident on the platform (R30): the permit is suspended for it, also where it is suspended
 * already for another cause; of one that has expired the grace ends; one that has ended otherwise stays so. The gate holds the permit
 * until this is said, once for each incident.
 */
export const suspendForIncident = (
  state: Dossier,
  { body: { incident, reasons, restsOn } }: CommandOf<'suspend-for-incident'>,
  { now }: Context,
): Decided => {
  if (state.permit === null) return refuse('no-permit-to-move');
  if (state.permit.incidents?.includes(incident) === true) return accept();
  const status = permitStatusAt(state.permit, now);
  const said = { reasons, incident, ...(restsOn && { restsOn }) };
  if (status === 'valid' || status === 'suspended')
    return accept({ type: 'PermitSuspended', confirmed: true, ...said });
  return status === 'expired' && isInGrace(state.permit, now)
    ? accept({ type: 'GraceEnded', ...said })
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

/**
 * What takes the place of a permit: of one that expired only the same release given anew, which ends its grace (decision 0042); of
 * one that was revoked or superseded nothing. Says nothing twice.
 */
const announce = (permit: Permit, { body }: CommandOf<'announce-successor'>, now: string): Decided => {
  const { supersededFrom, renewed = false } = body;
  const status = permitStatusAt(permit, now);
  const news: DossierEvent = { type: 'SuccessorAnnounced', supersededFrom, ...(renewed && { renewed }) };
  if (status === 'expired') {
    const ended = lapse(permit, status);
    return renewed && permit.renewed !== true && ended.ok ? accept(...ended.events, news) : accept();
  }
  const hasEnded = status === 'revoked' || status === 'superseded';
  return hasEnded || supersededFrom === permit.supersededFrom ? accept() : accept(news);
};

/** Records what time has already done, or what takes the place of the permit. */
export const lapsePermit = (state: Dossier, command: BySystem, { now }: Context): Decided => {
  const { permit } = state;
  if (permit === null) return refuse('no-permit-to-move');
  return command.type === 'announce-successor'
    ? announce(permit, command, now)
    : lapse(permit, permitStatusAt(permit, now));
};
