import type { Ruling } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { Deadline } from '../clock/deadline.ts';
import { fallenDue, nextMoment } from '../clock/due.ts';
import type { ClockEvent } from '../clock/events.ts';
import { isClockEvent } from '../clock/events.ts';
import type { CommandHead } from '../command.ts';
import { organisationIn } from '../organisation/organisation.ts';
import type { Organisations } from '../organisation/organisation.ts';
import { may } from '../permissions.ts';
import type { Act } from '../permissions.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { addDays, addMonths, vietnamDayOf } from '../working-days.ts';
import type { Relaxation } from './enforcement.ts';

/** Nothing relaxes for ever: at most a year by one ruling (our choice, as long as a state pilot may last). */
const mostMonths = 12;

/** Who ruled so (a unit), on what document, and why: for everybody to read. */
export interface Ruled {
  readonly by: string;
  readonly documentNumber: string;
  readonly documentDate: string;
  readonly legalBasis: string;
  readonly why: string;
}

/** A relaxation with the ruling that made it, and the one that ended it. */
export interface RelaxationState extends Relaxation {
  readonly id: string;
  readonly relaxed: Ruled;
  readonly ended: Ruled | null;
  /** Whatever fell due until this instant (ISO 8601 UTC) is told; absent where nothing was told yet. */
  readonly toldUntil?: string | undefined;
}

export type RelaxationCommand = CommandHead &
  (
    | {
        readonly type: 'relax-enforcement';
        readonly body: Relaxation & { readonly why: string; readonly ruling: Ruling };
      }
    | { readonly type: 'end-relaxation'; readonly body: { readonly why: string; readonly ruling: Ruling } }
    /** The platform itself: tell what time has done. */
    | { readonly type: 'note-due'; readonly body: Readonly<Record<string, never>> }
  );
type RulingCommand = Exclude<RelaxationCommand, { readonly type: 'note-due' }>;

export type RelaxationEvent =
  | { readonly type: 'EnforcementRelaxed'; readonly relaxation: RelaxationState }
  | { readonly type: 'RelaxationEnded'; readonly lastDay: string; readonly ended: Ruled }
  | ClockEvent;

type Decided = Decision<RelaxationEvent>;

/** True for who may let denials pass for a while: whoever keeps the register, for everybody. */
export const mayRelax = (act: Act, roles: CommandHead['actor']['roles']): boolean =>
  may(act, { roles, relations: ['any'] });

const ruledBy = ({ actor, body }: RulingCommand): Ruled => ({
  by: actor.unit,
  documentNumber: body.ruling.documentNumber,
  documentDate: body.ruling.documentDate,
  legalBasis: body.ruling.legalBasis,
  why: body.why,
});

/** The days in their order, from today on, and no longer than may be. */
const badDays = ({ firstDay, warnUntil, lastDay }: Relaxation, today: string): Decided | null => {
  if (firstDay < today) return refuse('relaxation-day-past', { firstDay, today });
  const isReversed =
    lastDay < firstDay || (warnUntil !== null && (warnUntil < firstDay || warnUntil > lastDay));
  if (isReversed) return refuse('period-reversed', { firstDay, lastDay });
  const most = addDays(addMonths(firstDay, mostMonths), -1);
  return lastDay > most ? refuse('relaxation-too-long', { lastDay, most }) : null;
};

const relax = (
  id: string,
  command: Extract<RelaxationCommand, { type: 'relax-enforcement' }>,
  around: { readonly today: string; readonly organisations: Organisations },
): Decided => {
  const { body } = command;
  const { organisation, platformId, firstDay, warnUntil, lastDay } = body;
  if (organisationIn(around.organisations, organisation) === undefined)
    return refuse('organisation-unknown', { organisation });
  return (
    badDays(body, around.today) ??
    accept({
      type: 'EnforcementRelaxed',
      relaxation: {
        id,
        organisation,
        platformId,
        firstDay,
        warnUntil,
        lastDay,
        relaxed: ruledBy(command),
        ended: null,
      },
    })
  );
};

/** Ends at once: yesterday was the last day. One that has ended, or was never in force again, stays as it is. */
const end = ({ lastDay }: RelaxationState, command: RulingCommand, today: string): Decided => {
  const yesterday = addDays(today, -1);
  return lastDay <= yesterday
    ? refuse('already-ended', { lastDay })
    : accept({ type: 'RelaxationEnded', lastDay: yesterday, ended: ruledBy(command) });
};

/** Calendar days before its last one on which whoever is let through is reminded of it (a choice of ours). */
const reminders = [30, 7, 1];

/** The last day of a relaxation, unless somebody has ended it: nothing follows but that denials block. */
const deadlinesOf = ({ id, organisation, lastDay, ended }: RelaxationState): Deadline[] =>
  ended !== null
    ? []
    : [
        {
          ...{ kind: 'relaxation', items: [id], dueOn: lastDay, whose: { role: 'deployer', organisation } },
          ...{ ladder: { days: reminders, unit: 'calendar-days' }, end: 'lapsed', escalations: [] },
        },
      ];

/** The next instant (ISO 8601 UTC) at which something is to be told of a relaxation; null where nothing is any more. */
export const nextDueOf = (state: RelaxationState): string | null =>
  nextMoment(deadlinesOf(state), state.toldUntil ?? null);

/** What time has done to a relaxation by now, told once. */
const noteDue = (state: RelaxationState | null, { actor }: RelaxationCommand, now: string): Decided => {
  if (!isSystem(actor)) return refuse('not-your-move', { by: 'system' });
  if (state === null) return refuse('unknown-aggregate');
  return accept(...fallenDue(deadlinesOf(state), { toldUntil: state.toldUntil ?? null, now }));
};

/**
 * Decides on one relaxation of the gate: who relaxes it, for whom, until when and why is a ruling in public. The decision of
 * the gate is never touched by it, only what whoever asked must do with a denial.
 */
export const decideRelaxation = (
  { id, state }: { readonly id: string; readonly state: RelaxationState | null },
  command: RelaxationCommand,
  { now, organisations }: { readonly now: string; readonly organisations: Organisations },
): Decided => {
  if (command.type === 'note-due') return noteDue(state, command, now);
  if (!mayRelax(command.type, command.actor.roles))
    return refuse('not-your-organisation', { act: command.type });
  const today = vietnamDayOf(now);
  const { documentDate } = command.body.ruling;
  if (documentDate > today) return refuse('document-date-in-future', { documentDate });
  if (command.type === 'relax-enforcement')
    return state === null ? relax(id, command, { today, organisations }) : refuse('already-exists');
  return state === null ? refuse('unknown-aggregate') : end(state, command, today);
};

/** The relaxation after one more thing has happened; a history that cannot be is a fault. */
export const evolveRelaxation = (state: RelaxationState | null, event: RelaxationEvent): RelaxationState => {
  if (event.type === 'EnforcementRelaxed') return event.relaxation;
  if (state === null) throw new Error('history starts with an end');
  if (isClockEvent(event)) return event.type === 'DueNoted' ? { ...state, toldUntil: event.until } : state;
  return { ...state, lastDay: event.lastDay, ended: event.ended };
};
