import { addDays } from './working-days.ts';

/** An instant in UTC as `YYYY-MM-DDThh:mm:ss.sssZ`: instants of this one form are in the order of their texts. */
const form = /^(\d{4}-\d{2}-\d{2})T(\d{2})(:\d{2}:\d{2}\.\d{3}Z)$/u;

/** The instant so many whole hours later; throws on another form. */
export const addHours = (instant: string, hours: number): string => {
  const [, day, hour, rest] = form.exec(instant) ?? [];
  if (day === undefined || rest === undefined) throw new RangeError(`not an instant in UTC: ${instant}`);
  const sum = Number(hour) + hours;
  return `${addDays(day, Math.floor(sum / 24))}T${String(sum % 24).padStart(2, '0')}${rest}`;
};
