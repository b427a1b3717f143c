import type { ClockOutcome } from '../clock/clock-view.ts';
import type { Addressee } from '../clock/deadline.ts';
import type { ClockUnit, StepClock, StepClockKind } from '../clock/step-clock.ts';
import { receivedAt, startedClock } from '../clock/step-clock.ts';
import type { Context } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { replyDueOn } from './clocks.ts';
import type { Dossier } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { levelOf } from './dossier.ts';
import { appraisingBody, ownerOf } from './parties.ts';

/** What became of a clock of an authority, with the last day that counted. */
export interface ClockResult {
  readonly kind: StepClockKind | 'reply-incomplete';
  readonly clock: StepClock;
  readonly dueOn: string | null;
  readonly unit: ClockUnit;
  readonly outcome: ClockOutcome;
  /** The authority that it ran against. */
  readonly whose: Addressee;
  /** False for one that was missed and still runs. */
  readonly ended: boolean;
}

/** In which days a clock is counted. */
export const unitOf = (kind: StepClockKind, { rules }: Pick<Context, 'rules'>): ClockUnit =>
  kind === 'appraisal' ? rules.clocks.unit : 'working-days';

/** The authority that a clock runs against: the appraising body, or who approves the level. */
export const authorityOf = (kind: StepClockKind, dossier: Dossier, context: Context): Addressee => {
  if (kind === 'appraisal') return { role: 'appraiser', organisation: appraisingBody(dossier, context) };
  const isOwner = context.rules.approverOf(levelOf(dossier)) === 'owner';
  return { role: isOwner ? 'owner' : 'appraiser', organisation: ownerOf(dossier, context) };
};

const outcomeOf = ({ clock, dueOn }: Dossier, at: string): ClockOutcome => {
  if (dueOn === null) return 'unlimited';
  return clock?.late === true || vietnamDayOf(at) > dueOn ? 'missed' : 'kept';
};

const resultOf = (
  before: Dossier & { readonly clock: StepClock },
  { outcome, ended }: Pick<ClockResult, 'outcome' | 'ended'>,
  context: Context,
): ClockResult => {
  const { clock, dueOn } = before;
  const { kind } = clock;
  const whose = authorityOf(kind, before, context);
  return { kind, clock, dueOn, unit: unitOf(kind, context), outcome, whose, ended };
};

/** The answer that a dossier is incomplete, in time or not (R05). */
const replyOf = (before: Dossier & { readonly clock: StepClock }, context: Context): ClockResult => {
  const received = receivedAt(before.clock);
  const dueOn = replyDueOn(received, context);
  return {
    kind: 'reply-incomplete',
    clock: startedClock('appraisal', received),
    dueOn,
    unit: 'working-days',
    outcome: vietnamDayOf(context.now) > dueOn ? 'missed' : 'kept',
    whose: authorityOf('appraisal', before, context),
    ended: true,
  };
};

const resultsOfEvent = (
  before: Dossier & { readonly clock: StepClock },
  event: DossierEvent,
  context: Context,
): ClockResult[] => {
  const over = (outcome: ClockOutcome) => resultOf(before, { outcome, ended: true }, context);
  switch (event.type) {
    case 'AppraisedSuitable':
    case 'LevelApproved':
    case 'LevelDeclined':
      return [over(outcomeOf(before, context.now))];
    case 'ReturnedIncomplete':
      return [replyOf(before, context), ...(before.clock.turns.length === 0 ? [over('void')] : [])];
    case 'DossierWithdrawn':
      return [over('void')];
    case 'ClockMissed':
      return event.kind === before.clock.kind
        ? [resultOf(before, { outcome: 'missed', ended: false }, context)]
        : [];
    default:
      return [];
  }
};

/** What the events of one command, at `context.now`, mean for the clock that ran before them. */
export const clockResults = (
  before: Dossier,
  events: readonly DossierEvent[],
  context: Context,
): ClockResult[] => {
  const { clock } = before;
  return clock === null
    ? []
    : events.flatMap((event) => resultsOfEvent({ ...before, clock }, event, context));
};
