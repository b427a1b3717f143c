import { CalendarYearUnknown } from '../calendar.ts';
import type { IsoDay } from '../working-days.ts';
import { vietnamDayOf } from '../working-days.ts';
import { isProvisional } from './provisional.ts';
import type { ClockUnit, StepClock, Used } from './step-clock.ts';
import { isPaused, usedDays, usedMilliseconds } from './step-clock.ts';

/** How a clock of an authority has ended: in time, late, without a limit of law, or for nothing because the case left the step. */
export const clockOutcomes = ['kept', 'missed', 'unlimited', 'void'] as const;
export type ClockOutcome = (typeof clockOutcomes)[number];

/** A clock as of an instant: what each side has used, in days of its unit and in milliseconds. */
export interface ClockView {
  readonly state: 'running' | 'paused';
  readonly startedAt: string;
  /** The last day; null while it waits for the applicant, and where the law sets none. */
  readonly dueOn: IsoDay | null;
  /** True once the last day has passed. */
  readonly late: boolean;
  /** True where the last day was counted in a year whose holidays are not announced yet. */
  readonly provisional: boolean;
  readonly unit: ClockUnit;
  /** Null where the calendar has no data for a year that it spans, which `problem` says. */
  readonly used: Used | null;
  readonly problem: { readonly code: 'calendar-year-unknown'; readonly year: number } | null;
  readonly usedMilliseconds: Used;
}

/** What is asked of a clock: until when, by which last day, in which unit. */
export interface ClockQuestion {
  readonly now: string;
  readonly dueOn: IsoDay | null;
  readonly unit: ClockUnit;
}

const usedOf = (clock: StepClock, { now, unit }: ClockQuestion): Pick<ClockView, 'used' | 'problem'> => {
  try {
    return { used: usedDays(clock, now, unit), problem: null };
  } catch (error) {
    if (!(error instanceof CalendarYearUnknown)) throw error;
    return { used: null, problem: { code: error.code, year: error.year } };
  }
};

/** True where a last day was counted in working days of a year that is not announced yet. */
export const isDayProvisional = (startedAt: string, { dueOn, unit }: Omit<ClockQuestion, 'now'>): boolean =>
  unit === 'working-days' && dueOn !== null && isProvisional(vietnamDayOf(startedAt), dueOn);

/** A clock as of now; both sides' days add up to the days that have passed, and so do the milliseconds. */
export const clockView = (clock: StepClock, asked: ClockQuestion): ClockView => ({
  state: isPaused(clock) ? 'paused' : 'running',
  startedAt: clock.startedAt,
  dueOn: asked.dueOn,
  late: clock.late || (asked.dueOn !== null && vietnamDayOf(asked.now) > asked.dueOn),
  provisional: isDayProvisional(clock.startedAt, asked),
  unit: asked.unit,
  ...usedOf(clock, asked),
  usedMilliseconds: usedMilliseconds(clock, asked.now),
});
