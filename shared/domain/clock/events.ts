import type { Addressee, DeadlineKind } from './deadline.ts';

interface Told {
  readonly kind: DeadlineKind;
  /** Which of its kind (findings, units, criteria); empty where there is but one. */
  readonly items: readonly string[];
  /** The last day, in Viet Nam. */
  readonly dueOn: string;
  /** Whose turn it is, or was. */
  readonly whose: Addressee;
}

/** What time has done to an aggregate, beside the end of a permit. None of these changes what may be deployed. */
export type ClockEvent =
  /** `daysLeft` counts calendar days until the last one, which is day 0. */
  | (Told & { readonly type: 'ClockReminded'; readonly daysLeft: number })
  | (Told & { readonly type: 'ClockMissed' })
  | (Told & { readonly type: 'ClockLapsed' })
  | (Told & { readonly type: 'ClockEscalated'; readonly step: number; readonly to: Addressee })
  /** A permit will lapse at `validUntil` (ISO 8601 UTC); silence renews none (features, section 6). */
  | {
      readonly type: 'PermitExpiring';
      readonly validUntil: string;
      readonly daysLeft: number;
      readonly whose: Addressee;
    }
  /** Everything that fell due until this instant (ISO 8601 UTC) is told, so that nothing is told twice. */
  | { readonly type: 'DueNoted'; readonly until: string };

const clockEventTypes: readonly string[] = [
  'ClockReminded',
  'ClockMissed',
  'ClockLapsed',
  'ClockEscalated',
  'PermitExpiring',
  'DueNoted',
] satisfies readonly ClockEvent['type'][];

/** True for what only tells of time. */
export const isClockEvent = (event: { readonly type: string }): event is ClockEvent =>
  clockEventTypes.includes(event.type);
