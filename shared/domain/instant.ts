import { addDays, daysBetween } from './working-days.ts';

/** An instant in UTC as `YYYY-MM-DDThh:mm:ss.sssZ`: instants of this one form are in the order of their texts. */
const form = /^(\d{4}-\d{2}-\d{2})T(\d{2})(:\d{2}:\d{2}\.\d{3}Z)$/u;

/** The instant so many whole hours later; throws on another form. */
export const addHours = (instant: string, hours: number): string => {
  const [, day, hour, rest] = form.exec(instant) ?? [];
  if (day === undefined || rest === undefined) throw new RangeError(`not an instant in UTC: ${instant}`);
  const sum = Number(hour) + hours;
  return `${addDays(day, Math.floor(sum / 24))}T${String(sum % 24).padStart(2, '0')}${rest}`;
};

const millisecondsOfDay = (rest: string, hour: string): number => {
  const [, minute, second, thousandth] = /^:(\d{2}):(\d{2})\.(\d{3})Z$/u.exec(rest) ?? [];
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(thousandth);
};

const partsOf = (instant: string): { readonly day: string; readonly ofDay: number } => {
  const [, day, hour, rest] = form.exec(instant) ?? [];
  if (day === undefined || hour === undefined || rest === undefined)
    throw new RangeError(`not an instant in UTC: ${instant}`);
  return { day, ofDay: millisecondsOfDay(rest, hour) };
};

/** Milliseconds from one instant to another, negative where the second is earlier; throws on another form. */
export const millisecondsBetween = (from: string, to: string): number => {
  const [begin, end] = [partsOf(from), partsOf(to)];
  return daysBetween(begin.day, end.day) * 86_400_000 + end.ofDay - begin.ofDay;
};
