import type { Level } from './level.ts';
import type { PlatformList } from './list/list.ts';
import type { PermitStatus } from './moves.ts';
import type { Adoption } from './platform/adoption.ts';

/** What is counted of a public platform on a day. */
export interface Counted {
  readonly id: string;
  readonly owner: string | null;
  readonly ownerKind: string | null;
  readonly category: string | null;
  readonly ndxp: { readonly status: string } | null;
  readonly level: Level | null;
  readonly status: PermitStatus | null;
  readonly published: boolean;
  /** ISO day; null where it is not public or there is none. */
  readonly validUntil: string | null;
  readonly adoptions: readonly Adoption[];
}

export type Counts = Readonly<Record<string, number>>;

const unknown = 'unknown';

const countBy = <Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string | null): Counts => {
  const counts = new Map<string, number>();
  for (const thing of things) {
    const key = keyOf(thing) ?? unknown;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)));
};

const ownersOf = (platforms: readonly Counted[]): number =>
  new Set(platforms.flatMap(({ owner }) => owner ?? [])).size;

/** The edition of a list that was in force on a day; undefined before the first. */
const editionOn = ({ edition, former }: PlatformList, day: string) =>
  [...former, edition].findLast((one) => one.day <= day);

/** The platforms that were on the list on that day, those that were taken off later among them. */
export const membersOn = ({ members, formerMembers }: PlatformList, day: string): string[] => {
  const still = Object.entries(members).filter(([, { since }]) => since <= day);
  const then = formerMembers.filter(({ since, until }) => since <= day && day < until);
  return [...new Set([...still.map(([id]) => id), ...then.map(({ platformId }) => platformId)])];
};

/** A list on a day: what its publisher counted, as it was reported, and which of its platforms the register knows. */
const ofList = (list: PlatformList, platforms: ReadonlyMap<string, Counted>, day: string) => {
  const edition = editionOn(list, day);
  if (edition === undefined) return [];
  const members = membersOn(list, day).flatMap((id) => platforms.get(id) ?? []);
  return [
    {
      list: list.id,
      reported: {
        total: edition.total,
        parts: edition.parts,
        source: edition.source,
        document: edition.document,
      },
      known: members.length,
      byCategory: countBy(members, ({ category }) => category),
      byOwner: countBy(members, ({ owner }) => owner),
      byOwnerKind: countBy(members, ({ ownerKind }) => ownerKind),
      owners: ownersOf(members),
    },
  ];
};

/** The better of two words of one locality: a document of its own before a plan, a declaration before a report. */
const strength = ({ basis, source }: Adoption): number =>
  (source === null ? 10 : 0) + ['not-stated', 'contract', 'in-plan', 'separate-document'].indexOf(basis);

const localities = (platforms: readonly Counted[], day: string) => {
  const best = new Map<string, Adoption>();
  const used = platforms.flatMap(({ id, adoptions }) =>
    adoptions
      .filter((one) => one.status !== 'ended' && (one.day === null || one.day <= day))
      .map((adoption) => ({ id, adoption })),
  );
  for (const { adoption } of used) {
    const before = best.get(adoption.locality);
    if (before === undefined || strength(before) < strength(adoption)) best.set(adoption.locality, adoption);
  }
  return {
    total: best.size,
    byBasis: countBy([...best.values()], ({ basis }) => basis),
    declared: [...best.values()].filter(({ source }) => source === null).length,
    byPlatform: countBy(
      [...new Map(used.map((one) => [`${one.id} ${one.adoption.locality}`, one])).values()],
      ({ id }) => id,
    ),
  };
};

/**
 * The register in figures on a day (ISO), worked out from what it holds and from nothing else. What a publisher counted stands
 * beside it as reported, with its source.
 */
export const statisticsOf = (platforms: readonly Counted[], lists: readonly PlatformList[], day: string) => {
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  const published = platforms.filter((platform) => platform.published);
  const running = published.filter(({ status }) => status === 'valid');
  return {
    asOf: day,
    platforms: platforms.length,
    byCategory: countBy(platforms, ({ category }) => category),
    byOwner: countBy(platforms, ({ owner }) => owner),
    byConnection: countBy(platforms, ({ ndxp }) => ndxp?.status ?? null),
    published: {
      total: published.length,
      byLevel: countBy(published, ({ level }) => (level === null ? null : String(level))),
      byPermit: countBy(published, ({ status }) => status),
      owners: ownersOf(published),
      ministries: ownersOf(published.filter(({ ownerKind }) => ownerKind === 'ministry')),
    },
    runningOut: countBy(
      running.filter(({ validUntil }) => validUntil !== null),
      ({ validUntil }) => validUntil?.slice(0, 7) ?? null,
    ),
    lists: lists.flatMap((list) => ofList(list, byId, day)),
    localities: localities(platforms, day),
  };
};
