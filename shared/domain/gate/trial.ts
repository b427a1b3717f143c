import { addMonths, vietnamDayOf } from '../working-days.ts';

/** How long a trial may last from its first day (Decree 224/2026 Art. 39.3: at most a year for state bodies). */
const mostMonths = 12;

/** A trial of one organisation with one release, as it was registered. Days in Viet Nam, both included. */
export interface RegisteredTrial {
  readonly startedOn: string;
  readonly endsOn: string;
}

/**
 * Why a trial may not go on, or begin, today; null where it may. The year counts from the day on which the organisation
 * first asked for this release, so that naming a new end does not begin a new year.
 */
export const trialProblem = (
  endsOn: string | undefined,
  registered: RegisteredTrial | null,
  now: string,
): 'trial-end-required' | 'trial-ended' | 'trial-too-long' | null => {
  const last = endsOn ?? registered?.endsOn;
  if (last === undefined) return 'trial-end-required';
  const today = vietnamDayOf(now);
  if (last < today) return 'trial-ended';
  return last > addMonths(registered?.startedOn ?? today, mostMonths) ? 'trial-too-long' : null;
};
