import type { IncidentSeverity } from '../../../shared/domain/platform/incident.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { instantText } from '../written.ts';
import type { DutyShown } from './incident-views.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** From so many days on nobody counts minutes. */
const daysOfHours = 4;

/** A length of time in words: hours and minutes, or days and hours once it is long. */
const lengthText = (language: Language, milliseconds: number): string => {
  if (milliseconds < daysOfHours * day) {
    const whole = Math.floor(milliseconds / minute);
    return webText(language, 'incident.hours', { hours: Math.floor(whole / 60), minutes: whole % 60 });
  }
  const days = Math.floor(milliseconds / day);
  return webText(language, 'time.length', { days, hours: Math.floor((milliseconds % day) / hour) });
};

const dutyText = (language: Language, { dueAt, doneAt, late }: DutyShown, now: string): string => {
  const [due, at] = [dueAt, doneAt].map((each) => (each === null ? '' : instantText(language, each)));
  if (dueAt === null)
    return webText(language, doneAt === null ? 'incident.noLimit' : 'incident.doneAt', { at: at ?? '' });
  const values = { due: due ?? '', at: at ?? '' };
  if (doneAt !== null) return webText(language, late ? 'incident.doneLate' : 'incident.doneInTime', values);
  const time = lengthText(language, Math.abs(Date.parse(dueAt) - Date.parse(now)));
  return webText(language, late ? 'incident.missed' : 'incident.left', { ...values, time });
};

/** The two duties of an incident in words: until when, and what is left of the time, or how long ago it was over. */
export const dutyLines = (
  language: Language,
  duties: { readonly notice: DutyShown; readonly report: DutyShown },
  now: string,
) =>
  (['notice', 'report'] as const).map((kind) => ({
    name: webText(language, `incident.duty.${kind}`),
    text: dutyText(language, duties[kind], now),
    isLate: duties[kind].late && duties[kind].doneAt === null,
  }));

/** What an incident is called: how grave it is, and when it was noticed. */
export const incidentTitle = (
  language: Language,
  { severity, noticedAt }: { readonly severity: IncidentSeverity; readonly noticedAt: string },
): string =>
  webText(language, 'incident.title', {
    severity: webText(language, `incident.severity.${severity}`),
    at: instantText(language, noticedAt),
  });

/** How an incident stands. */
export const stateOf = (isClosed: boolean, isConfirmed: boolean): 'open' | 'confirmed' | 'closed' => {
  if (isClosed) return 'closed';
  return isConfirmed ? 'confirmed' : 'open';
};
