import { vietnamDayOf, workingDaysBetween } from '../../../shared/domain/working-days.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { dayText } from '../written.ts';

/** A deadline as it is read: the day, and how many working days are left or have passed; `isLate` once the day is over. */
export const dueText = (language: Language, dueOn: string | null, now: string) => {
  if (dueOn === null) return null;
  const days = daysLeft(vietnamDayOf(now), dueOn.slice(0, 10));
  const day = dayText(language, dueOn);
  if (days === null) return { text: day, isLate: false };
  const left =
    days >= 0 ? webText(language, 'due.left', { days }) : webText(language, 'due.late', { days: -days });
  return { text: `${day} (${left})`, isLate: days < 0 };
};

/** Working days; null where the calendar of a year has not been published. */
const daysLeft = (today: string, dueOn: string): number | null => {
  try {
    return workingDaysBetween(today, dueOn);
  } catch (error) {
    if (error instanceof Error && error.name === 'CalendarYearUnknown') return null;
    throw error;
  }
};
