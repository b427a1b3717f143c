import { addDays, vietnamDayOf } from '../working-days.ts';
import type { Platform, Standing } from './platform.ts';

/** Days after which a newer release replaces the one before, unless the owner names another day (our choice). */
const defaultDays = 30;

/** One permit that must learn from when it is superseded. */
export interface Succession {
  readonly dossierId: string;
  /** Instant, ISO 8601 UTC: the start of that day in Viet Nam. */
  readonly supersededFrom: string;
}

const startOfDay = (day: string): string => `${addDays(day, -1)}T17:00:00.000Z`;

/** The permits that the standing just noted replaces: those of other releases, given earlier and not yet ended. */
export const successions = (platform: Platform, noted: Standing): Succession[] => {
  if (noted.permit === null || noted.permit.status !== 'valid') return [];
  const { issuedAt } = noted.permit;
  const day = noted.supersedesPreviousOn ?? addDays(vietnamDayOf(issuedAt), defaultDays);
  return Object.values(platform.standings)
    .filter(
      ({ releaseId, permit }) =>
        releaseId !== noted.releaseId && permit !== null && permit.issuedAt < issuedAt,
    )
    .filter(({ permit }) => permit?.status === 'valid' || permit?.status === 'suspended')
    .filter(({ permit }) => permit?.supersededFrom !== startOfDay(day))
    .map(({ dossierId }) => ({ dossierId, supersededFrom: startOfDay(day) }));
};
