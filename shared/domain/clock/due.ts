import { daysBetween, vietnamDayOf } from '../working-days.ts';
import type { Deadline } from './deadline.ts';
import { endingOf, endOf, workingDaysLater, reminderDay, startOf } from './deadline.ts';
import type { ClockEvent } from './events.ts';

/** An instant (ISO 8601 UTC) at which somebody is to be told something of a deadline. */
interface Moment {
  readonly at: string;
  readonly what: 'remind' | 'end' | number;
}

const momentsOf = ({ dueOn, endsAt, ladder, escalations }: Deadline): Moment[] => [
  ...ladder.days.map((days): Moment => ({
    at: startOf(reminderDay(dueOn, days, ladder.unit)),
    what: 'remind',
  })),
  { at: endingOf({ dueOn, endsAt }), what: 'end' },
  ...escalations.map(({ afterDays }, step): Moment => ({
    at: afterDays === 0 ? endingOf({ dueOn, endsAt }) : endOf(workingDaysLater(dueOn, afterDays)),
    what: step,
  })),
];

/** What is known already: nothing up to this instant is told again; null where nothing was told yet. */
type ToldUntil = string | null;

const isOpen = ({ at }: Moment, toldUntil: ToldUntil): boolean => toldUntil === null || at > toldUntil;

/** The next instant at which something falls due that was not told; null where nothing does any more. */
export const nextMoment = (deadlines: readonly Deadline[], toldUntil: ToldUntil): string | null =>
  deadlines
    .flatMap(momentsOf)
    .filter((moment) => isOpen(moment, toldUntil))
    .map(({ at }) => at)
    .toSorted()[0] ?? null;

type Told = Pick<Deadline, 'kind' | 'items' | 'dueOn' | 'whose'>;
const toldOf = ({ kind, items, dueOn, whose }: Deadline): Told => ({ kind, items, dueOn, whose });

const reminded = (deadline: Deadline, now: string): ClockEvent => {
  const { dueOn, whose, kind } = deadline;
  const daysLeft = daysBetween(vietnamDayOf(now), dueOn);
  return kind === 'permit'
    ? { type: 'PermitExpiring', validUntil: endOf(dueOn), daysLeft, whose }
    : { type: 'ClockReminded', ...toldOf(deadline), daysLeft };
};

const ended = (deadline: Deadline): ClockEvent[] => {
  if (deadline.end === 'silent') return [];
  return [{ type: deadline.end === 'missed' ? 'ClockMissed' : 'ClockLapsed', ...toldOf(deadline) }];
};

const escalated = (deadline: Deadline, step: number): ClockEvent[] => {
  const found = deadline.escalations[step];
  return found === undefined
    ? []
    : [{ type: 'ClockEscalated', ...toldOf(deadline), step: step + 1, to: found.to }];
};

/** What the end of a deadline says that had passed before anything was known of it, with every step up. */
export const saidAtOnce = (deadline: Deadline): ClockEvent[] => [
  ...ended(deadline),
  ...deadline.escalations.flatMap((_, step) => escalated(deadline, step)),
];

/** What one deadline has to say of the moments that have come: a reminder only while it still helps, and then but one. */
const saidOf = (deadline: Deadline, come: readonly Moment[], now: string): ClockEvent[] => {
  const isPast = now >= endingOf(deadline);
  const reminders = !isPast && come.some(({ what }) => what === 'remind') ? [reminded(deadline, now)] : [];
  const after = come.flatMap(({ what }) => {
    if (what === 'remind') return [];
    return what === 'end' ? ended(deadline) : escalated(deadline, what);
  });
  return [...reminders, ...after];
};

/**
 * What has fallen due by `now` and was not told, in the order of the deadlines, and last that it is told now. Empty where nothing
 * has. A sweep that was missed is caught up with: of several reminders one is told, of every end and escalation each.
 */
export const fallenDue = (
  deadlines: readonly Deadline[],
  { toldUntil, now }: { readonly toldUntil: ToldUntil; readonly now: string },
): ClockEvent[] => {
  const come = deadlines.map((deadline) => ({
    deadline,
    moments: momentsOf(deadline).filter((moment) => moment.at <= now && isOpen(moment, toldUntil)),
  }));
  if (come.every(({ moments }) => moments.length === 0)) return [];
  return [
    ...come.flatMap(({ deadline, moments }) => saidOf(deadline, moments, now)),
    { type: 'DueNoted', until: now },
  ];
};
