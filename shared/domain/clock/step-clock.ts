import { millisecondsBetween } from '../instant.ts';
import type { IsoDay } from '../working-days.ts';
import { daysBetween, vietnamDayOf, workingDaysBetween } from '../working-days.ts';

/** The clocks that run against an authority: of the appraisal (R06) and of the approval of the level (R07). */
export const stepClockKinds = ['appraisal', 'approval'] as const;
export type StepClockKind = (typeof stepClockKinds)[number];

export const clockUnits = ['working-days', 'calendar-days'] as const;
export type ClockUnit = (typeof clockUnits)[number];

/**
 * A clock of an authority, which runs from `startedAt` and pauses only for a reasoned request to the applicant: at the instants of
 * `turns` it pauses and goes on by turns. Instants are ISO 8601 UTC.
 */
export interface StepClock {
  readonly kind: StepClockKind;
  readonly startedAt: string;
  readonly turns: readonly string[];
  /** True once the authority let a last day pass before it paused. */
  readonly late: boolean;
}

export const startedClock = (kind: StepClockKind, startedAt: string): StepClock => ({
  kind,
  startedAt,
  turns: [],
  late: false,
});

/** True while the applicant is asked for something. */
export const isPaused = ({ turns }: StepClock): boolean => turns.length % 2 === 1;

/** The clock that has paused, or goes on. */
export const turned = (clock: StepClock, at: string): StepClock => ({
  ...clock,
  turns: [...clock.turns, at],
});

/** When the authority last received the dossier. */
export const receivedAt = ({ startedAt, turns }: StepClock): string =>
  turns.findLast((_, index) => index % 2 === 1) ?? startedAt;

/** What each side has used of a clock, in one unit; `elapsed` is exactly their sum. */
export interface Used {
  readonly authority: number;
  readonly applicant: number;
  readonly elapsed: number;
}

type Measure = (from: string, to: string) => number;

const usedBy = ({ startedAt, turns }: StepClock, until: string, measure: Measure): Used => {
  const marks = [startedAt, ...turns, until];
  const spans = marks.slice(1).map((mark, index) => measure(marks[index] ?? startedAt, mark));
  const sum = (isOf: (index: number) => boolean): number =>
    spans.filter((_, index) => isOf(index)).reduce((total, span) => total + span, 0);
  return {
    authority: sum((index) => index % 2 === 0),
    applicant: sum((index) => index % 2 === 1),
    elapsed: measure(startedAt, until),
  };
};

const byDays: Readonly<Record<ClockUnit, (from: IsoDay, to: IsoDay) => number>> = {
  'working-days': workingDaysBetween,
  'calendar-days': daysBetween,
};

/** What both sides have used until an instant, in days of the unit; the day of the start is not counted. Throws `CalendarYearUnknown`. */
export const usedDays = (clock: StepClock, until: string, unit: ClockUnit): Used =>
  usedBy(clock, until, (from, to) => byDays[unit](vietnamDayOf(from), vietnamDayOf(to)));

/** What both sides have used until an instant, in milliseconds. */
export const usedMilliseconds = (clock: StepClock, until: string): Used =>
  usedBy(clock, until, millisecondsBetween);
