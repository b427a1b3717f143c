import { endOf } from '../clock/deadline.ts';
import type { PermitStatus } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Context } from '../rules.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import type { CommandOf } from './commands.ts';
import { levelOf } from './dossier.ts';
import type { Dossier, Permit } from './dossier.ts';
import type { DossierEvent } from './events.ts';

/** Calendar days from the ruling on that a grace may last; more takes another ruling (a choice of ours, R21). */
const mostDays = 90;

/** As what a permit that expired is refused a grace: it was suspended to the end, or the same release was given anew. Null where it may have one. */
const noGraceAs = ({ status, suspended, renewed }: Permit): PermitStatus | null => {
  if (status === 'suspended' || suspended === true) return 'suspended';
  return renewed === true ? 'superseded' : null;
};

/**
 * The publishing body rules that what runs under a permit that expired need not be stopped until a day (R21): the gate goes on to
 * deny it, and says that the denial is let through. A permit that was revoked, suspended to its
 * end, superseded or renewed has no grace; nor has level 5, since the end of a grace stands in the public status list (decision 0042).
 */
export const grantGrace = (
  dossier: Dossier,
  { body: { lastDay, reasons } }: CommandOf<'grant-grace'>,
  { now }: Context,
): Decision<DossierEvent> => {
  const { permit } = dossier;
  if (permit === null) return refuse('no-permit-to-move');
  const status = permitStatusAt(permit, now);
  const standing = noGraceAs(permit) ?? status;
  if (standing !== 'expired') return refuse('move-not-allowed', { status: standing, allowed: ['expired'] });
  if (levelOf(dossier) === 5) return refuse('grace-not-at-level-5');
  const today = vietnamDayOf(now);
  if (lastDay < today) return refuse('grace-day-past', { lastDay, today });
  const most = addDays(today, mostDays);
  if (lastDay > most) return refuse('grace-too-long', { lastDay, most });
  return accept({ type: 'GraceGranted', until: endOf(lastDay), reasons });
};
