import { addMonths, vietnamDayOf } from '../working-days.ts';

/** How long a trial may last from its first day (Decree 224/2026 Art. 39.3: at most a year for state bodies). */
const mostMonths = 12;

/** A trial of one organisation with one release, as it was registered. Days in Viet Nam, both included. */
export interface RegisteredTrial {
  readonly startedOn: string;
  readonly endsOn: string;
}

/** The last day of a trial: the one named now, or else the one that is registered; undefined where neither is. */
const lastDayOf = (endsOn: string | undefined, registered: RegisteredTrial | null): string | undefined =>
  endsOn ?? registered?.endsOn;

/** True where the last day of a trial has passed; one with real data need not name a day, but obeys the one it names. */
export const hasEnded = (
  endsOn: string | undefined,
  registered: RegisteredTrial | null,
  now: string,
): boolean => {
  const last = lastDayOf(endsOn, registered);
  return last !== undefined && last < vietnamDayOf(now);
};

/**
 * Why a trial without real data may not go on, or begin, today; null where it may. The year counts from the day on which the organisation
 * first asked for this release, so that naming a new end does not begin a new year.
 */
export const trialProblem = (
  endsOn: string | undefined,
  registered: RegisteredTrial | null,
  now: string,
): 'trial-end-required' | 'trial-ended' | 'trial-too-long' | null => {
  const last = lastDayOf(endsOn, registered);
  if (last === undefined) return 'trial-end-required';
  if (hasEnded(endsOn, registered, now)) return 'trial-ended';
  return last > addMonths(registered?.startedOn ?? vietnamDayOf(now), mostMonths) ? 'trial-too-long' : null;
};
