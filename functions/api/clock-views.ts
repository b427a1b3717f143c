import * as z from 'zod';
import type { Item } from '../../shared/aws/reads.ts';
import { statuses } from '../../shared/domain/moves.ts';
import { timeBySide } from '../../shared/domain/clock/account.ts';
import type { ClockView } from '../../shared/domain/clock/clock-view.ts';
import { clockOutcomes, clockView, isDayProvisional } from '../../shared/domain/clock/clock-view.ts';
import { clockUnits, stepClockKinds } from '../../shared/domain/clock/step-clock.ts';
import type { Addressee, Deadline } from '../../shared/domain/clock/deadline.ts';
import { deadlinesOf } from '../../shared/domain/dossier/deadlines.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { authorityOf, unitOf } from '../../shared/domain/dossier/ended-clocks.ts';
import type { Context } from '../../shared/domain/rules.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';

const stepClock = z.object({
  kind: z.enum(stepClockKinds),
  startedAt: z.string(),
  turns: z.array(z.string()),
  late: z.boolean().default(false),
});

/** A clock that came to an end, as it is stored under its case. */
const endedClock = stepClock.omit({ late: true }).extend({
  kind: z.enum([...stepClockKinds, 'reply-incomplete']),
  outcome: z.enum(clockOutcomes),
  whose: z.object({ role: z.string(), organisation: z.string() }),
  endedAt: z.string(),
  dueOn: z.string().nullable(),
  unit: z.enum(clockUnits),
});

const ended = (item: Item) => {
  const { kind, outcome, whose, endedAt, startedAt, turns, dueOn, unit } = endedClock.parse(item);
  const clock = { kind: 'appraisal', startedAt, turns, late: outcome === 'missed' } as const;
  const shown = clockView(clock, { now: endedAt, dueOn, unit });
  return { ...shown, kind, state: outcome, whose, endedAt };
};

const running = (state: Dossier, context: Context) => {
  const { clock, dueOn } = state;
  if (clock === null) return [];
  const unit = unitOf(clock.kind, context);
  const shown: ClockView = clockView(clock, { now: context.now, dueOn, unit });
  const whose: Addressee = authorityOf(clock.kind, state, context);
  return [{ ...shown, kind: clock.kind, whose, endedAt: null }];
};

const upcoming = ({ kind, items, dueOn, whose }: Deadline, { clock }: Dossier, { now, rules }: Context) => {
  const isCounted = kind === 'appraisal' || kind === 'approval' || kind === 'reply-incomplete';
  const unit = kind === 'appraisal' ? rules.clocks.unit : 'working-days';
  return {
    kind,
    items,
    dueOn,
    whose,
    overdue: vietnamDayOf(now) > dueOn,
    provisional: isCounted && clock !== null && isDayProvisional(clock.startedAt, { dueOn, unit }),
  };
};

/** Nobody is late with what ends in silence: with the answer that a dossier is incomplete, it was complete. */
const isShown = ({ end, dueOn }: Deadline, { now }: Context): boolean =>
  end !== 'silent' || vietnamDayOf(now) <= dueOn;

/**
 * The time of a case: the clocks of authorities with what each side has used, those that ended first; everything that will fall
 * due; and with whom the case lay since it was opened.
 */
export const timeView = (state: Dossier, endedItems: readonly Item[], context: Context) => ({
  clocks: [...endedItems.map(ended), ...running(state, context)],
  deadlines: deadlinesOf(state, context)
    .filter((deadline) => isShown(deadline, context))
    .map((deadline) => upcoming(deadline, state, context)),
  time: timeBySide(state.account, state.status, context.now),
});

const timedCard = z.object({
  status: z.enum(statuses),
  dueOn: z.string().nullable(),
  clock: stepClock
    .extend({ unit: z.enum(clockUnits) })
    .nullable()
    .default(null),
  account: z
    .object({ from: z.string(), since: z.string(), spent: z.partialRecord(z.enum(statuses), z.number()) })
    .nullable()
    .default(null),
});

/** The same of a row of a list, from its card: the clock that runs or waits, and with whom the case lay. */
export const timeOfCard = (card: Item, now: string): Record<string, unknown> => {
  const { status, dueOn, clock, account } = timedCard.parse(card);
  return {
    clock: clock && { kind: clock.kind, ...clockView(clock, { now, dueOn, unit: clock.unit }) },
    time: timeBySide(account, status, now),
  };
};
