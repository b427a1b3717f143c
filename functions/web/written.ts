import { lastDayOf } from '../../shared/domain/clock/deadline.ts';
import type { Language } from '../../shared/messages/language.ts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;
const zone = 'Asia/Ho_Chi_Minh';

const dayFormats = {
  vi: new Intl.DateTimeFormat(locales.vi, {
    timeZone: zone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }),
};
const clockFormats = {
  vi: new Intl.DateTimeFormat(locales.vi, { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
  en: new Intl.DateTimeFormat(locales.en, { timeZone: zone, hour: '2-digit', minute: '2-digit' }),
};
const numberFormats = { vi: new Intl.NumberFormat(locales.vi), en: new Intl.NumberFormat(locales.en) };

const instantOf = (day: string): Date => new Date(day.length === 10 ? `${day}T00:00:00+07:00` : day);

/** A day, or the day of an instant in Viet Nam: `22/11/2026`, `22 November 2026`. */
export const dayText = (language: Language, day: string): string =>
  dayFormats[language].format(instantOf(day));

/** The last day of what ends at an instant: a permit until midnight holds on the day before, and no longer. */
export const lastDayText = (language: Language, until: string): string => dayText(language, lastDayOf(until));

/** An instant by the clock of Viet Nam: `09:05, 22/11/2026`. */
export const instantText = (language: Language, at: string): string =>
  `${clockFormats[language].format(new Date(at))}, ${dayText(language, at)}`;

/** A number with the signs of the language: `1.234`, `1,234`. */
export const numberText = (language: Language, value: number): string =>
  numberFormats[language].format(value);
