import { inForce } from '../organisation/period.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { GateRecord } from './record.ts';

/** What whoever asked must do with a denial: stop; go on for a while; go on and take note. */
export const enforcements = ['block', 'grace', 'warn'] as const;
export type Enforcement = (typeof enforcements)[number];

/**
 * That denials do not stop an organisation yet, for all platforms or for one: from `firstDay` they warn, after
 * `warnUntil` they are let through in grace, after `lastDay` they block again. Days in Viet Nam, all included.
 */
export interface Relaxation {
  readonly organisation: string;
  /** Null for every platform, and for releases that nobody knows. */
  readonly platformId: string | null;
  readonly firstDay: string;
  /** Null where grace begins at once. */
  readonly warnUntil: string | null;
  readonly lastDay: string;
}

const modeOf = ({ warnUntil }: Relaxation, day: string): Enforcement =>
  warnUntil !== null && day <= warnUntil ? 'warn' : 'grace';

/**
 * What a denial means for this organisation and platform at that instant; `block` unless a relaxation is in force. One
 * that names the platform goes before one for all, and of several the stricter counts. It never touches the decision.
 */
export const enforcementAt = (
  relaxations: readonly Relaxation[],
  asked: { readonly organisation: string; readonly platformId: string | null },
  now: string,
): Enforcement => {
  const day = vietnamDayOf(now);
  const current = relaxations.filter(
    (relaxation) => relaxation.organisation === asked.organisation && inForce(relaxation, day),
  );
  const named = current.filter(({ platformId }) => platformId !== null && platformId === asked.platformId);
  const counting = named.length > 0 ? named : current.filter(({ platformId }) => platformId === null);
  const modes = counting.map((relaxation) => modeOf(relaxation, day));
  if (modes.length === 0) return 'block';
  return modes.includes('grace') ? 'grace' : 'warn';
};

/** A denial, with the record that it stands on. */
interface Denial {
  readonly reason: string | null;
  readonly record: GateRecord | null;
}

/**
 * What a denial means: as it is relaxed, and where nothing is, let through where a permit has expired and its publishing body gave it a grace
 * that lasts (decision 0042), for whoever asks and with papers as without. Level 5 has none: no list may name its dates.
 */
export const enforcementOf = (
  { reason, record }: Denial,
  { relaxed, now }: { readonly relaxed: Enforcement; readonly now: string },
): Enforcement => {
  if (relaxed !== 'block') return relaxed;
  const until = record?.permit?.graceUntil;
  if (reason !== 'permit-expired' || until === undefined || record?.level === 5) return 'block';
  return now < until ? 'grace' : 'block';
};
