import type { Refusal } from './refusal.ts';

export interface Granted<Event> {
  readonly ok: true;
  readonly events: readonly Event[];
}

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** What a decision gives: the facts that now hold, or a refusal. */
export type Decision<Event> = Granted<Event> | Refused;

/** The command is granted; `events` may be empty where nothing was left to do. */
export const accept = <Event>(...events: readonly Event[]): Granted<Event> => ({ ok: true, events });

/** The command is refused for the reason that the code names. */
export const refuse = (code: Refusal['code'], details: Refusal['details'] = {}): Refused => ({
  ok: false,
  refusal: { code, details },
});
