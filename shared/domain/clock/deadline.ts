import type { Role } from '../actor.ts';
import { CalendarYearUnknown } from '../calendar.ts';
import type { IsoDay } from '../working-days.ts';
import { addDays, addWorkingDays, isWorkingDay, vietnamDayOf } from '../working-days.ts';

/** Every kind of last day that is counted; what each means stands beside its deadline. */
export const deadlineKinds = [
  'reply-incomplete',
  'appraisal',
  'approval',
  'opinion',
  'finding',
  'recheck',
  'appeal',
  'evidence',
  'transition',
  'permit',
  'platform-end',
  'incident-notice',
  'incident-report',
  'annual-part',
  'annual-report',
  'relaxation',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

/** Whose work list it stands on: a role of an organisation. */
export interface Addressee {
  readonly role: Role;
  readonly organisation: string;
}

/** One step up after the last day: so many working days later somebody else hears of it; 0 is at the end itself. */
export interface Escalation {
  readonly afterDays: number;
  readonly to: Addressee;
}

/** Days before the last day on which somebody is reminded of it. */
export interface Ladder {
  readonly days: readonly number[];
  readonly unit: 'working-days' | 'calendar-days';
}

/**
 * What falls due on an aggregate. Nothing follows from its end by itself: a duty is noted as missed, a right as lapsed, and no
 * silence ever approves anything.
 */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** Which of its kind (findings, units, criteria); empty where there is but one. */
  readonly items: readonly string[];
  /** The last day on which it is still in time, in Viet Nam. */
  readonly dueOn: IsoDay;
  /** The first instant (ISO 8601 UTC) at which it is late, where hours are counted; else it ends with `dueOn`. */
  readonly endsAt?: string | undefined;
  readonly whose: Addressee;
  readonly ladder: Ladder;
  /** What its end means: a duty was missed, a right has lapsed, or nothing that anybody must hear of. */
  readonly end: 'missed' | 'lapsed' | 'silent';
  /** Only for duties, in order. */
  readonly escalations: readonly Escalation[];
}

/** The instant at which that day begins in Viet Nam. */
export const startOf = (day: IsoDay): string => `${addDays(day, -1)}T17:00:00.000Z`;

/** The first instant after that day in Viet Nam. */
export const endOf = (day: IsoDay): string => `${day}T17:00:00.000Z`;

/** The last day in Viet Nam on which something holds that ends at an instant (ISO 8601 UTC), often the end of a day. */
export const lastDayOf = (instant: string): IsoDay => {
  const day = vietnamDayOf(instant);
  return instant === startOf(day) ? addDays(day, -1) : day;
};

/** The first instant at which it is late. */
export const endingOf = ({ dueOn, endsAt = endOf(dueOn) }: Pick<Deadline, 'dueOn' | 'endsAt'>): string =>
  endsAt;

const workingDaysBefore = (day: IsoDay, count: number): IsoDay => {
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, -1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
};

/** Reminding and escalating may not fail for want of a calendar: in a year without one, calendar days are counted. */
const orCalendarDays = (count: () => IsoDay, otherwise: IsoDay): IsoDay => {
  try {
    return count();
  } catch (error) {
    if (error instanceof CalendarYearUnknown) return otherwise;
    throw error;
  }
};

/** The day so many days of the ladder's unit before the last one. */
export const reminderDay = (dueOn: IsoDay, days: number, unit: Ladder['unit']): IsoDay => {
  const calendar = addDays(dueOn, -days);
  return unit === 'working-days' ? orCalendarDays(() => workingDaysBefore(dueOn, days), calendar) : calendar;
};

/** The day so many working days after another. */
export const workingDaysLater = (day: IsoDay, days: number): IsoDay =>
  orCalendarDays(() => addWorkingDays(day, days), addDays(day, days));
