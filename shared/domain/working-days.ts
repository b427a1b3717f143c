import { restOf } from './calendar.ts';

/** A day as `YYYY-MM-DD`. Arithmetic is on civil days: no clock, no time zone. */
export type IsoDay = string;

/** The day `count` calendar days later, or earlier where negative. */
export const addDays = (day: IsoDay, count: number): IsoDay => isoDayOf(dayNumberOf(day) + count);

/** The same day `count` months later, or the last day of that month where it is shorter. */
export const addMonths = (day: IsoDay, count: number): IsoDay => {
  const { year, month, dayOfMonth } = partsOf(day);
  const months = year * 12 + (month - 1) + count;
  const target = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  return written({ ...target, dayOfMonth: Math.min(dayOfMonth, lengthOfMonth(target.year, target.month)) });
};

/** The calendar day in Viet Nam (UTC+7) at an ISO 8601 instant in UTC, ending in `Z`. */
export const vietnamDayOf = (instant: string): IsoDay => {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/.exec(instant);
  const [, day, hour] = match ?? [];
  if (day === undefined || hour === undefined) throw new RangeError(`not an instant in UTC: ${instant}`);
  return addDays(day, Number(hour) + 7 >= 24 ? 1 : 0);
};

/** Order of two days: -1 when the first is earlier, 0 when equal, 1 when later. */
export const compare = (a: IsoDay, b: IsoDay): -1 | 0 | 1 => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** True on a day when officials work: no Saturday, Sunday or holiday, but a Saturday worked in exchange. Throws `CalendarYearUnknown`. */
export const isWorkingDay = (day: IsoDay): boolean => {
  const { year } = partsOf(day);
  const { restDays, workedSaturdays } = restOf(year);
  if (workedSaturdays.has(day)) return true;
  return !restDays.has(day) && !isWeekend(day);
};

/** The day on which `count` working days have passed; the day itself is not counted. Throws `CalendarYearUnknown`. */
export const addWorkingDays = (day: IsoDay, count: number): IsoDay => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of days: ${count}`);
  let reached = day;
  for (let left = count; left > 0;) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
};

/** Working days after the first day up to and with the second; negative where the second is earlier. Throws `CalendarYearUnknown`. */
export const workingDaysBetween = (from: IsoDay, to: IsoDay): number => {
  if (to < from) return -workingDaysBetween(to, from);
  let passed = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) passed += 1;
  }
  return passed;
};

/** Calendar days from one day to another; negative where the second is earlier. */
export const daysBetween = (from: IsoDay, to: IsoDay): number => dayNumberOf(to) - dayNumberOf(from);

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

const partsOf = (day: IsoDay): DayParts => {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const parts = { year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) };
  const exists =
    parts.month >= 1 &&
    parts.month <= 12 &&
    parts.dayOfMonth >= 1 &&
    parts.dayOfMonth <= lengthOfMonth(parts.year, parts.month);
  if (!exists) throw new RangeError(`not a day: ${day}`);
  return parts;
};

const lengthOfMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

const written = ({ year, month, dayOfMonth }: DayParts): IsoDay =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;

/** Days since 1970-01-01, with years that begin in March so that the leap day comes last. */
const dayNumberOf = (day: IsoDay): number => {
  const { year, month, dayOfMonth } = partsOf(day);
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

const isoDayOf = (dayNumber: number): IsoDay => {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return written({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth });
};

/** 1970-01-01 was a Thursday; 0 is Monday. */
const isWeekend = (day: IsoDay): boolean => (((dayNumberOf(day) + 3) % 7) + 7) % 7 >= 5;
