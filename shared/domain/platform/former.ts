import type { PlatformEvent } from './commands.ts';
import type { Adoption } from './adoption.ts';
import type { Platform, PlatformDetails, Standing } from './platform.ts';

/** What statistics count of a platform and what may change. */
export interface CountedRecord extends Pick<PlatformDetails, 'owner' | 'ownerKind' | 'category' | 'ndxp'> {
  /** Whether a list or another official source named it. */
  readonly isNamed: boolean;
  readonly standings: readonly Standing[];
}

/** What was said of a locality and a platform, by what it is known by; null where nothing was said yet. */
export interface FormerWord {
  readonly key: string;
  readonly adoption: Adoption | null;
}

/** What one commit replaced of a platform; null is what it left as it was. */
export interface Former {
  readonly record: CountedRecord | null;
  readonly word: FormerWord | null;
}

/** What statistics count of these details and cases. */
export const countedRecord = (
  { owner, ownerKind, category, ndxp, lists, sources }: PlatformDetails | Omit<PlatformDetails, 'vendor'>,
  standings: readonly Standing[],
): CountedRecord => ({
  ...{ owner, ownerKind, category, ndxp },
  isNamed: lists.length + sources.length > 0,
  standings,
});

const recordFields: readonly string[] = ['owner', 'ownerKind', 'category', 'ndxp', 'lists', 'sources'];

const changesRecord = (event: PlatformEvent): boolean => {
  if (event.type === 'PlatformUpdated')
    return Object.keys(event.changes).some((field) => recordFields.includes(field));
  return event.type === 'StandingNoted' || event.type === 'ListingNoted';
};

/** What these events replaced of a platform as it was before; null where that is nothing which is counted. */
export const formerOf = (before: Platform, events: readonly PlatformEvent[]): Former | null => {
  const { details, standings, adoptions } = before;
  const record = events.some(changesRecord) ? countedRecord(details, Object.values(standings)) : null;
  const noted = events.find((event) => event.type === 'AdoptionNoted');
  const known = noted && Object.hasOwn(adoptions, noted.key) ? adoptions[noted.key] : undefined;
  const word = noted === undefined ? null : { key: noted.key, adoption: known ?? null };
  return record === null && word === null ? null : { record, word };
};
