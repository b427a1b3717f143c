import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { dayText } from '../written.ts';
import type { CaseTime, DeadlineShown, ShownClock } from './clock-shapes.ts';

const usedText = (language: Language, { used, unit, problem }: ShownClock): string => {
  if (used === null) return webText(language, 'clock.noCalendar', { year: problem?.year ?? '' });
  const { authority, applicant, elapsed } = used;
  return webText(language, `clock.used.${unit}`, { authority, applicant, elapsed });
};

/** A clock of an authority in words: how it stands, until when, and what each side has used of it. */
export const clockLine = (language: Language, clock: ShownClock) => {
  const { kind, state, dueOn, provisional, late } = clock;
  return {
    name: webText(language, `clock.kind.${kind}`),
    state: webText(language, `clock.state.${state}`),
    dueOn: dueOn === null ? null : dayText(language, dueOn),
    used: usedText(language, clock),
    provisional: provisional && dueOn !== null ? webText(language, 'clock.provisional') : null,
    isLate: late || state === 'missed',
  };
};

/** A day that will come, in words. */
const deadlineLine = (language: Language, deadline: DeadlineShown) => {
  const { kind, dueOn, provisional, items } = deadline;
  return {
    ...deadline,
    name: webText(language, `clock.kind.${kind}`),
    day: dayText(language, dueOn),
    items: items.slice(0, 12).join(', '),
    more: items.length > 12,
    mark: provisional ? webText(language, 'clock.provisional') : null,
  };
};

/** The days that will come, the nearest first. */
export const deadlineLines = (language: Language, deadlines: readonly DeadlineShown[]) =>
  deadlines
    .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn))
    .map((deadline) => deadlineLine(language, deadline));

const hour = 3_600_000;

/** With whom a case lay, in whole days and hours, longest first; sides with less than an hour are left out. */
export const timeLines = (language: Language, time: CaseTime | null) =>
  time === null
    ? []
    : Object.entries(time.by)
        .filter(([, milliseconds]) => milliseconds >= hour)
        .toSorted(([, one], [, other]) => other - one)
        .map(([side, milliseconds]) => ({
          side: webText(language, `time.side.${side}`),
          length: webText(language, 'time.length', {
            days: Math.floor(milliseconds / (24 * hour)),
            hours: Math.floor((milliseconds % (24 * hour)) / hour),
          }),
        }));
