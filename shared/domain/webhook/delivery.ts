import { addHours, millisecondsBetween } from '../instant.ts';

/** How many hours after an attempt the next is due, at the sweep after that: eight attempts in a day (a choice of ours). */
const pauses = [0, 1, 1, 2, 4, 8, 8] as const;
/** An endpoint that has taken nothing for so long is switched off, in milliseconds. */
const patience = 3 * 24 * 3_600_000;

/** One notice for one endpoint, with what became of it so far. */
export interface Delivery {
  readonly organisation: string;
  readonly endpoint: string;
  readonly notice: string;
  readonly at: string;
  readonly about: { readonly kind: string; readonly id: string };
  readonly platformId: string | null;
  readonly events: readonly string[];
  readonly status: 'due' | 'taken' | 'failed';
  readonly attempts: number;
  /** When it was given up, where it was. */
  readonly failedAt: string | null;
  /** Unix time in seconds from which on it is forgotten. */
  readonly expiresAt: number;
}

/** Since when an endpoint has taken nothing. */
export interface Health {
  readonly since: string;
}

/** When the next attempt is made after so many that failed; null where it is given up. */
export const nextAttemptAt = (attempts: number, now: string): string | null => {
  const hours = pauses[attempts - 1];
  return hours === undefined ? null : addHours(now, hours);
};

/** True of an endpoint that has taken nothing for three days. */
export const isGivenUp = ({ since }: Health, now: string): boolean =>
  millisecondsBetween(since, now) >= patience;
