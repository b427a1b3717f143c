import { dossierNotices } from './dossier-table.ts';
import type { NoticeKind, NoticeRow } from './notice.ts';
import {
  organisationNotices,
  personNotices,
  publicEvents,
  relaxationNotices,
  webhookNotices,
} from './office-table.ts';
import { adopterNotices, platformNotices } from './platform-table.ts';

/** Every event type of every aggregate with who hears of it, or why nobody does. */
export const allNotices: Readonly<Record<string, NoticeRow<string>>> = {
  ...dossierNotices,
  ...platformNotices,
  ...organisationNotices,
  ...personNotices,
  ...relaxationNotices,
  ...webhookNotices,
  ...publicEvents,
};

/** What is told that is no event by itself, with its kind. */
const meanings: Readonly<Record<string, NoticeKind>> = {
  YourTurn: 'turn',
  AwaitedDayMissed: 'deadline',
  RelaxationEnding: 'permit',
  RenewalAnnounced: 'permit',
  PermitRenewed: 'permit',
  ...Object.fromEntries(adopterNotices.map((name) => [name, 'permit' as const])),
};

/** The names of everything that is told to anybody; each has its texts. */
export const toldNames: readonly string[] = [
  ...Object.entries(allNotices).flatMap(([name, row]) => ('kind' in row ? [name] : [])),
  ...Object.keys(meanings),
];

/** The kind of something that is told; null for a name that is not told to anybody any more. */
export const kindOf = (name: string): NoticeKind | null => {
  const row = Object.hasOwn(allNotices, name) ? allNotices[name] : undefined;
  if (row !== undefined && 'kind' in row) return row.kind;
  return (Object.hasOwn(meanings, name) ? meanings[name] : undefined) ?? null;
};

/** The kinds of what is told together. */
export const kindsOf = (names: readonly string[]): readonly NoticeKind[] => [
  ...new Set(names.map(kindOf).filter((kind) => kind !== null)),
];
