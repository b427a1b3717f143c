import type { Language } from '../../../shared/messages/language.ts';
import type { CaseCard } from './case-views.ts';
import { clockLine, timeLines } from './clock-lines.ts';
import { dueText } from './due.ts';

/** What every list of cases says of the time of one: its day, the clock that runs with what each side used, and with whom it lay. */
export const timeOfRow = (language: Language, { dueOn, clock, time }: CaseCard, now: string) => ({
  due: dueText(language, dueOn, now),
  clockLine: clock && clockLine(language, clock),
  time: timeLines(language, time)
    .map(({ side, length }) => `${side}: ${length}`)
    .join('; '),
});
