import { calendarYears } from '../calendar.ts';
import type { IsoDay } from '../working-days.ts';

const yearOf = (day: IsoDay): number => Number(day.slice(0, 4));

/**
 * True where working days between two days were counted in a year whose holidays are computed and not announced yet, so that the
 * last day may still move.
 */
export const isProvisional = (from: IsoDay, to: IsoDay): boolean => {
  const years = Array.from(
    { length: Math.max(0, yearOf(to) - yearOf(from)) + 1 },
    (_, n) => yearOf(from) + n,
  );
  return years.some((year) => calendarYears.get(year)?.confidence !== 'announced');
};
