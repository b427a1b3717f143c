import type { Actor } from '../actor.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { RefusalCode } from '../refusal.ts';
import type { Context } from '../rules.ts';
import { permitStatusAt } from '../permit.ts';
import { vietnamDayOf } from '../working-days.ts';
import { beforePublication } from './checklist.ts';
import type { CommandOf } from './commands.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { comparedIn, unansweredIn } from './overlap.ts';

type Decided = Decision<DossierEvent>;

const conflict = (state: Dossier, actor: Actor): RefusalCode | null => {
  if (state.concluders.includes(actor.subject)) return 'concluder-may-not-decide';
  return actor.subject === state.approval?.subject ? 'approver-may-not-publish' : null;
};

/** The owner asks for the listing; it may name the day from which this release replaces the one before. */
export const requestPublication = (
  state: Dossier,
  { body }: CommandOf<'request-publication'>,
  { now }: Context,
): Decided => {
  if (state.permit === null || permitStatusAt(state.permit, now) !== 'valid')
    return refuse('permit-not-valid');
  const day = body.supersedesPreviousOn ?? null;
  if (day !== null && day < vietnamDayOf(now)) return refuse('supersession-day-past', { day });
  return accept({ type: 'PublicationRequested', supersedesPreviousOn: day ?? state.supersedesPreviousOn });
};

/**
 * The publishing body lists the platform for all; never the person who concluded or approved the level, and not before every
 * criterion that is due before publication is met (Decree 224/2026 Art. 27 to 30). Platforms like it are looked for once
 * more: of those that nobody has told apart from it, the publishing body says so itself, or lists nothing.
 */
export const approvePublication = (
  state: Dossier,
  { actor, body }: CommandOf<'approve-publication'>,
  context: Context,
): Decided => {
  const code = conflict(state, actor);
  if (code !== null) return refuse(code);
  if (state.permit === null || permitStatusAt(state.permit, context.now) !== 'valid')
    return refuse('permit-not-valid');
  const open = beforePublication(state, context).map(({ id }) => id);
  if (open.length > 0) return refuse('publication-criteria-open', { items: open, count: open.length });
  const platforms = unansweredIn(state.overlap, body);
  if (platforms.length > 0)
    return refuse('duplicates-unanswered', { items: platforms, count: platforms.length });
  return accept({ type: 'Published', ...comparedIn(body) });
};

/** The publishing body declines to list; the permit stays what it is. */
export const refusePublication = (
  state: Dossier,
  { actor, body }: CommandOf<'refuse-publication'>,
): Decided => {
  const code = conflict(state, actor);
  return code === null ? accept({ type: 'PublicationRefused', reasons: body.reasons }) : refuse(code);
};

/** Takes the platform off the public list; the permit stays what it is. */
export const delist = ({ body }: CommandOf<'delist'>): Decided =>
  accept({ type: 'Delisted', reasons: body.reasons });
