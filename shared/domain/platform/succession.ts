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

type Permitted = Standing & { readonly permit: NonNullable<Standing['permit']> };
const hasPermit = (standing: Standing): standing is Permitted => standing.permit !== null;

/** How the older release gives way to the newer one; nothing where it does not, or where that is known already. */
const succession = ({ dossierId, releaseId, permit }: Permitted, newer: Permitted): Succession[] => {
  const day = newer.supersedesPreviousOn ?? addDays(vietnamDayOf(newer.permit.issuedAt), defaultDays);
  const supersededFrom = startOfDay(day);
  const isReplaced =
    newer.permit.status === 'valid' &&
    releaseId !== newer.releaseId &&
    permit.issuedAt < newer.permit.issuedAt &&
    (permit.status === 'valid' || permit.status === 'suspended') &&
    permit.supersededFrom !== supersededFrom;
  return isReplaced ? [{ dossierId, supersededFrom }] : [];
};

/**
 * What the standing just noted means for permits of the platform: those of other releases, given earlier and not yet ended,
 * are replaced by it; where it is itself the older one and is heard of late, the latest of the others replaces it.
 */
export const successions = (platform: Platform, noted: Standing): Succession[] => {
  if (!hasPermit(noted)) return [];
  const known = Object.values(platform.standings).filter(hasPermit);
  const latest = known
    .filter(({ permit }) => permit.status === 'valid')
    .toSorted((one, other) => one.permit.issuedAt.localeCompare(other.permit.issuedAt))
    .at(-1);
  const isNews = noted.permit.supersededFrom === null;
  return [
    ...known.flatMap((older) => succession(older, noted)),
    ...(isNews && latest !== undefined ? succession(noted, latest) : []),
  ];
};
