import { addDays, vietnamDayOf } from '../working-days.ts';
import type { Platform, Standing } from './platform.ts';

/** Days after which a newer release replaces the one before, unless the owner names another day (our choice). */
const defaultDays = 30;

/** One permit that must learn from when it is superseded. */
export interface Succession {
  readonly dossierId: string;
  /** Instant, ISO 8601 UTC: the start of that day in Viet Nam. */
  readonly supersededFrom: string;
  /** The same release, given anew: it takes the place of the one before at once. */
  readonly renewed?: true;
}

const startOfDay = (day: string): string => `${addDays(day, -1)}T17:00:00.000Z`;

type Permitted = Standing & { readonly permit: NonNullable<Standing['permit']> };
const hasPermit = (standing: Standing): standing is Permitted => standing.permit !== null;

/** What a newer permit takes the place of: one that lives, and of the same release also one that expired, since it may have a grace. */
const canBeReplaced = ({ status }: Permitted['permit'], renewed: boolean): boolean =>
  status === 'valid' || status === 'suspended' || (renewed && status === 'expired');

/** How the older release gives way to the newer one; nothing where it does not, or where that is known already. */
const succession = ({ dossierId, releaseId, permit }: Permitted, newer: Permitted): Succession[] => {
  const renewed = releaseId === newer.releaseId;
  const day = newer.supersedesPreviousOn ?? addDays(vietnamDayOf(newer.permit.issuedAt), defaultDays);
  const supersededFrom = renewed ? newer.permit.issuedAt : startOfDay(day);
  const isNewer = dossierId !== newer.dossierId && permit.issuedAt < newer.permit.issuedAt;
  const replaces = isNewer && (newer.permit.status === 'valid' || renewed);
  const isReplaced = replaces && canBeReplaced(permit, renewed) && permit.supersededFrom !== supersededFrom;
  return isReplaced ? [{ dossierId, supersededFrom, ...(renewed && { renewed }) }] : [];
};

/**
 * What the standing just noted means for permits of the platform: those given earlier and not yet ended are replaced by
 * it, of another release from a day on and of the same one at once; where it is itself the older one and is heard of late, the latest of the others replaces it.
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
