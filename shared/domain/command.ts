import type { Actor } from './actor.ts';

/** What every command carries besides its body: one wish of one actor, named by an id that makes it happen once. */
export interface CommandHead {
  readonly id: string;
  readonly actor: Actor;
  /** The version that the author saw (`If-Match`); absent where the move does not ask for it. */
  readonly expectedVersion?: number | undefined;
}
