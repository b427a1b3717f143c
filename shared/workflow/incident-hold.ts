import type { GateRecord } from '../domain/gate/record.ts';
import type { PlatformEvent } from '../domain/platform/commands.ts';
import type { Platform, Standing } from '../domain/platform/platform.ts';
import type { Change } from './aggregate.ts';
import { fittingRecords, gateRecordItems } from './gate-items.ts';
import { suspendedIn } from './incident-items.ts';
import type { SideItem } from './ports.ts';
import type { PlatformWish } from './wishes.ts';

type PlatformChange = Change<Platform, PlatformEvent, PlatformWish>;

interface Held {
  readonly incidents: readonly string[];
  /** Those of one release whose permits are held, the one given last first. */
  readonly standings: readonly Standing[];
}

/** What the gate is told of a release: its permits are suspended for these incidents until their cases have said so. */
const heldRecord = (platform: Platform, { incidents, standings }: Held, at: string): GateRecord[] => {
  const [last] = standings;
  const release = last && platform.releases[last.releaseId];
  if (release === undefined || !last?.permit) return [];
  const { vendor, owner } = platform.details;
  const { dossierId, releaseId, level, permit, synthetic } = last;
  return [
    {
      platformId: platform.id,
      releaseId,
      ...release,
      dossierId,
      standing: 'permit',
      level,
      permit: {
        status: 'suspended',
        issuedAt: at,
        validUntil: permit.validUntil,
        supersededFrom: permit.supersededFrom,
        synthetic,
      },
      related: [vendor, owner].filter((holder) => holder !== null),
      holds: { incidents, dossiers: standings.map((standing) => standing.dossierId) },
    },
  ];
};

/**
 * A confirmed incident as the gate reads it, in the very commit that confirms it or that hears of a permit it suspends: the
 * permits are held until each case has suspended its own, which is asked of them by message. A platform that ended is closed anyway.
 */
export const holdItems = (change: PlatformChange): SideItem[] => {
  const { after, at, version } = change;
  if (after.termination !== null) return [];
  const suspended = suspendedIn(change);
  const incidents = [...new Set(suspended.map(({ incident }) => incident))];
  const standings = [...new Set(suspended.map(({ dossierId }) => dossierId))]
    .flatMap((dossierId) => after.standings[dossierId] ?? [])
    .toSorted((one, other) => (other.permit?.issuedAt ?? '').localeCompare(one.permit?.issuedAt ?? ''));
  const byRelease = Map.groupBy(standings, ({ releaseId }) => releaseId);
  const records = [...byRelease.values()].flatMap((those) =>
    heldRecord(after, { incidents, standings: those }, at),
  );
  // Each commit holds anew, so that no hold is written over before its cases have heard of it.
  const beside = `held-${String(version)}`;
  return fittingRecords(records).flatMap((record) => gateRecordItems(record, { at, version, beside }));
};
