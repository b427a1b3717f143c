import type { GroupResult } from './dossier/group-result.ts';

/** A case, or an import, that came upon platforms like its own; instants are ISO 8601 UTC. */
export interface CountedOverlap {
  readonly since: string;
  readonly found: number;
  readonly ending: 'listed' | 'avoided' | null;
  readonly endedAt: string | null;
}

/** A statutory step of an authority that was done in time, or was not; `day` is the day on which that was known. */
export interface CountedClock {
  readonly authority: string;
  readonly outcome: 'kept' | 'missed';
  readonly day: string;
}

/** How often somebody came upon a platform that was there already, and what came of it, until an instant. */
export const overlapUntil = (overlaps: readonly CountedOverlap[], end: string) => {
  const known = overlaps.filter(({ since }) => since <= end);
  const endedAs = (ending: CountedOverlap['ending']): number =>
    known.filter((one) => one.ending === ending && one.endedAt !== null && one.endedAt <= end).length;
  const [toldApart, avoided] = [endedAs('listed'), endedAs('avoided')];
  return {
    cases: known.length,
    platformsFound: known.reduce((sum, { found }) => sum + found, 0),
    toldApart,
    avoided,
    open: known.length - toldApart - avoided,
  };
};

/** The statutory steps that each authority has kept and missed until a day. */
export const clocksUntil = (clocks: readonly CountedClock[], day: string) => {
  const known = clocks.filter((clock) => clock.day <= day);
  const byAuthority = Map.groupBy(known, ({ authority }) => authority);
  return Object.fromEntries(
    [...byAuthority]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([authority, ofIt]) => [
        authority,
        {
          kept: ofIt.filter(({ outcome }) => outcome === 'kept').length,
          missed: ofIt.filter(({ outcome }) => outcome === 'missed').length,
        },
      ]),
  );
};

type Results = Readonly<Record<string, GroupResult>>;

const counted = (results: readonly GroupResult[]) => ({
  full: results.filter((result) => result === 'full').length,
  basic: results.filter((result) => result === 'basic').length,
});

/**
 * How many published platforms meet every criterion of a group (*full*), and how many only what operation waits for (*basic*):
 * the distinction of the source of 10 January 2023. `whole` counts those that are full in every group.
 */
export const resultsIn = (all: readonly (Results | null)[]) => {
  const known = all.filter((results) => results !== null);
  const groups = [...new Set(known.flatMap((results) => Object.keys(results)))].toSorted();
  const whole = known.map((results): GroupResult =>
    Object.values(results).every((result) => result === 'full') ? 'full' : 'basic',
  );
  return {
    whole: { ...counted(whole), unknown: all.length - known.length },
    byGroup: Object.fromEntries(
      groups.map((group) => [group, counted(known.flatMap((results) => results[group] ?? []))]),
    ),
  };
};
