import { accountAfter } from '../clock/account.ts';
import { isPaused, startedClock, turned } from '../clock/step-clock.ts';
import { isClockEvent } from '../clock/events.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Dossier } from './dossier.ts';
import type { Patch, Step } from './patch.ts';

/** What was told of time changes nothing but how far it was told. */
export const toldPatch = ({ event }: Step): Patch | null => {
  if (!isClockEvent(event)) return null;
  return event.type === 'DueNoted' ? { toldUntil: event.until } : {};
};

type Clock = Dossier['clock'];

/** The clock pauses for a request with reasons; that its day had passed stays known. */
const paused = ({ clock, dueOn }: Dossier, at: string): Clock => {
  if (clock === null || isPaused(clock)) return clock;
  return { ...turned(clock, at), late: clock.late || (dueOn !== null && vietnamDayOf(at) > dueOn) };
};

/** A first dossier that is not complete never started the appraisal (R05); one that was found complete before cannot be made so again. */
const returned = (before: Dossier, at: string): Clock =>
  before.clock === null || before.clock.turns.length === 0 ? null : paused(before, at);

const received = ({ clock }: Dossier, at: string): Clock =>
  clock?.kind === 'appraisal' && isPaused(clock) ? turned(clock, at) : startedClock('appraisal', at);

/** The authority's clock after one more thing has happened. */
const clockAfter = (before: Dossier, { at, event }: Step): Clock => {
  switch (event.type) {
    case 'SubmissionAccepted':
      return event.awaitsOpinion === true ? before.clock : received(before, at);
    case 'ExpertOpinionGiven':
      return event.dueOn === undefined ? before.clock : received(before, at);
    case 'ReturnedIncomplete':
      return returned(before, at);
    case 'AppraisedNotYetSuitable':
      return paused(before, at);
    case 'AppraisedSuitable':
      return startedClock('approval', at);
    case 'LevelApproved':
    case 'LevelDeclined':
    case 'LevelImported':
    case 'ApprovalKept':
    case 'ChangeContested':
    case 'DossierWithdrawn':
      return null;
    default:
      return before.clock;
  }
};

/** The times that go with a change of a case: the authority's clock, and how long it stood in the status that it leaves. */
export const timePatch = (before: Dossier, patch: Patch, step: Step): Patch => {
  const isMoved = patch.status !== undefined && patch.status !== before.status;
  return {
    clock: clockAfter(before, step),
    ...(isMoved && { account: accountAfter(before.account, before.status, step.at) }),
  };
};
