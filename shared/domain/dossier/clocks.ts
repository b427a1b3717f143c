import { addDays, addMonths, addWorkingDays, vietnamDayOf } from '../working-days.ts';
import { workingDaysLater } from '../clock/deadline.ts';
import { isPaused, usedDays } from '../clock/step-clock.ts';
import type { Level } from '../level.ts';
import type { Context } from '../rules.ts';
import type { Dossier } from './dossier.ts';
import { levelOf } from './dossier.ts';

const after = (days: number | null, { now, rules }: Context): string | null => {
  if (days === null) return null;
  const today = vietnamDayOf(now);
  return rules.clocks.unit === 'working-days' ? addWorkingDays(today, days) : addDays(today, days);
};

/**
 * The days that the appraisal still has: all of them for a dossier that is received anew, what was left for one that comes back
 * after a request with reasons, but never less than the time to look whether it is complete (our choice; decision 0041).
 */
const appraisalDays = (dossier: Dossier, { rules, now }: Context): number | null => {
  const { clock } = dossier;
  const whole = rules.clocks.appraisal[levelOf(dossier)];
  if (whole === null || clock?.kind !== 'appraisal' || !isPaused(clock)) return whole;
  const { authority } = usedDays(clock, now, rules.clocks.unit);
  return Math.max(whole - authority, Math.min(whole, rules.clocks.replyIncomplete));
};

/** The last day for the appraisal opinion; null where the law sets none (Decree 331/2026 Art. 23.3; R06). */
export const appraisalDueOn = (dossier: Dossier, context: Context): string | null =>
  after(appraisalDays(dossier, context), context);

/** The last day to answer that a dossier that was received at that instant is incomplete (Decree 331/2026 Art. 23.2; R05). */
export const replyDueOn = (received: string, { rules }: Pick<Context, 'rules'>): string =>
  workingDaysLater(vietnamDayOf(received), rules.clocks.replyIncomplete);

/** The last day for the approval: seven working days (Decree 331/2026 Art. 24.2; R07). */
export const approvalDueOn = (context: Context): string =>
  addWorkingDays(vietnamDayOf(context.now), context.rules.clocks.approval);

/** The last day for an appeal against a conclusion of today (Law on Complaints 02/2011/QH13 Art. 9, applied by choice). */
export const appealDueOn = ({ now, rules }: Pick<Context, 'now' | 'rules'>): string =>
  addDays(vietnamDayOf(now), rules.appealDays);

/** True while the vendor may still appeal: once, and until the last day; one that names no last day waits for it. */
export const isAppealable = (
  { status, appealed, dueOn }: Pick<Dossier, 'status' | 'appealed' | 'dueOn'>,
  now: string,
): boolean => status === 'not-eligible' && !appealed && (dueOn === null || vietnamDayOf(now) <= dueOn);

/** The instant at which a permit given now lapses: the end of that day in Viet Nam, months of the level later. */
export const validUntil = (level: Level, { now, rules }: Context): string =>
  `${addMonths(vietnamDayOf(now), rules.validityMonths[level])}T17:00:00.000Z`;
