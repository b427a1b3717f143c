import type { Addressee } from '../clock/deadline.ts';
import { isClockEvent } from '../clock/events.ts';
import type { ClockEvent } from '../clock/events.ts';
import { deskOf, desks } from './notice.ts';
import type { NoticeRow, Recipient } from './notice.ts';

/** Whom time concerns: whose day it is, and who stands above them. */
export type ClockAudience = 'whose' | 'above';

/** Who hears of what time has done. */
export const clockNotices: Readonly<Record<ClockEvent['type'], NoticeRow<ClockAudience>>> = {
  ClockReminded: { kind: 'deadline', tells: ['whose'] },
  ClockMissed: { kind: 'deadline', tells: ['whose'] },
  ClockLapsed: { kind: 'deadline', tells: ['whose'] },
  ClockEscalated: { kind: 'deadline', tells: ['above'] },
  PermitExpiring: { kind: 'deadline', tells: ['whose'] },
  DueNoted: { nobody: 'it says that everything before it is told' },
};

/** The desk of an addressee; none for a role that reads at no desk. */
export const deskFor = ({ role, organisation }: Addressee): readonly Recipient[] => {
  const desk = desks.find((one) => one === role);
  return desk === undefined ? [] : deskOf(organisation, desk);
};

/** Whose day it is, or was; nobody's where the event is not of time. */
export const whoseOf = (event: ClockEvent | { readonly type: string }): readonly Recipient[] =>
  isClockEvent(event) && event.type !== 'DueNoted' ? deskFor(event.whose) : [];

/** To whom a missed day goes up. */
export const aboveOf = (event: ClockEvent | { readonly type: string }): readonly Recipient[] =>
  isClockEvent(event) && event.type === 'ClockEscalated' ? deskFor(event.to) : [];
