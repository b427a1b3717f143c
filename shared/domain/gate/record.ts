import type { Dossier } from '../dossier/dossier.ts';
import { levelOf } from '../dossier/dossier.ts';
import type { Level } from '../level.ts';
import type { PermitStatus } from '../moves.ts';
import { permitStatusAt } from '../permit.ts';

export type GateStanding = 'no-dossier' | 'under-assessment' | 'not-eligible' | 'permit';

/** Everything the gate needs to know of one release of one platform, kept under each of its identifiers. */
export interface GateRecord {
  readonly platformId: string;
  readonly releaseId: string;
  readonly version: string;
  readonly purl: string | null;
  readonly digests: readonly string[];
  readonly dossierId: string | null;
  readonly standing: GateStanding;
  readonly level: Level | null;
  readonly permit: {
    readonly status: PermitStatus;
    /** When it was given; before that instant it allows nothing, whatever a clock says. Absent where papers say it otherwise. */
    readonly issuedAt?: string | undefined;
    readonly validUntil: string;
    readonly supersededFrom: string | null;
    readonly synthetic: boolean;
    /** Until that instant a denial for want of this permit, once expired, is let through; absent where nobody ruled so. */
    readonly graceUntil?: string | undefined;
    /** When that was ruled; absent where it was not kept. */
    readonly graceSince?: string | undefined;
    /** The confirmed incidents of the platform for which its case has suspended it, whatever came after; absent where there was none. */
    readonly incidents?: readonly string[] | undefined;
  } | null;
  /** Organisations that may be told why: vendor, owner, publishing body. */
  readonly related: readonly string[];
  /** The platform ended: from `issuedAt` on no other record of the release counts, whenever its permit was given. */
  readonly ends?: boolean | undefined;
  /**
   * The ministry confirmed these incidents on the platform: from `issuedAt` on a permit of these cases counts as suspended, or as one
   * without a grace, until its case has answered for each of them, and from then on as the case says.
   */
  readonly holds?:
    { readonly incidents: readonly string[]; readonly dossiers: readonly string[] } | undefined;
}

const givenAt = ({ permit }: GateRecord): string => permit?.issuedAt ?? '';

/**
 * A record as it counts beside the holds of its release: suspended while its case has not answered for an incident, and without a
 * grace, unless that was ruled since the incident was confirmed.
 */
const asHeld = (record: GateRecord, held: readonly GateRecord[]): GateRecord => {
  const { permit, dossierId } = record;
  if (permit === null || dossierId === null) return record;
  const { incidents: answered = [], graceSince = '' } = permit;
  const waiting = held.filter(
    ({ holds }) =>
      holds?.dossiers.includes(dossierId) === true && holds.incidents.some((id) => !answered.includes(id)),
  );
  if (waiting.length === 0) return record;
  const status = permit.status === 'valid' ? 'suspended' : permit.status;
  const isRuledSince = waiting.every((hold) => graceSince > givenAt(hold));
  return { ...record, permit: { ...permit, status, ...(!isRuledSince && { graceUntil: undefined }) } };
};

/** True where a case has written what it says with its grace beside what it said before. */
const isOutdated = ({ dossierId, permit }: GateRecord, records: readonly GateRecord[]): boolean =>
  permit?.graceUntil === undefined &&
  records.some((other) => other.dossierId === dossierId && other.permit?.graceUntil !== undefined);

/** The permits that were given last, or all records where there is no permit. */
const lastGiven = (records: readonly GateRecord[]): readonly GateRecord[] => {
  const permitted = records.filter(({ permit }) => permit !== null);
  const last = permitted.map(givenAt).toSorted().at(-1);
  if (last === undefined) return records;
  const given = permitted.filter((record) => givenAt(record) === last);
  return given.filter((record) => !isOutdated(record, given));
};

/** True for a permit whose time was over by itself: the end of the platform adds nothing to it, and its grace stays. */
const hasExpired = ({ permit }: GateRecord, now: string): boolean =>
  permit !== null && permitStatusAt(permit, now) === 'expired';

/** Those of one release that count at an instant: the end of its platform, else the permit that was given last, else what there is. */
const countingOf = (records: readonly GateRecord[], now: string): readonly GateRecord[] => {
  const come = records.filter((record) => givenAt(record) <= now);
  if (come.length === 0) return records;
  const ends = come.filter((record) => record.ends === true);
  const held = come.filter(({ holds }) => holds !== undefined);
  const ofCases = come.filter((record) => record.ends !== true && record.holds === undefined);
  // Of an earlier day one record of the release is known, which may be the end or the hold itself.
  const counting = lastGiven(ofCases.length > 0 ? ofCases : held).map((record) => asHeld(record, held));
  const isOver = counting.length > 0 && counting.every((record) => hasExpired(record, now));
  return ends.length > 0 && !isOver ? ends.slice(0, 1) : counting;
};

/**
 * The records that count at an instant (ISO 8601 UTC), one for each release: where a permit of the same release was given anew, the
 * one that was given last counts from that instant on, and the one before it no longer; so a renewal leaves neither a gap nor
 * two. Once the platform ended nothing of it counts any more, and a confirmed incident suspends before its cases do. Two that were given at the same instant both stay.
 */
export const currentRecords = (found: readonly GateRecord[], now: string): GateRecord[] => {
  const byRelease = Map.groupBy(found, ({ platformId, releaseId }) => `${platformId} ${releaseId}`);
  return [...byRelease.values()].flatMap((records) => countingOf(records, now));
};

const standingOf = ({ status, permit }: Dossier): GateStanding => {
  if (permit !== null) return 'permit';
  if (status === 'withdrawn') return 'no-dossier';
  return status === 'not-eligible' ? 'not-eligible' : 'under-assessment';
};

/** The gate record that a dossier's state implies; written in the same commit whenever it changes. */
export const gateRecordOf = (dossier: Dossier): GateRecord => {
  const { facts, permit } = dossier;
  return {
    platformId: facts.platformId,
    releaseId: facts.releaseId,
    version: facts.version,
    purl: facts.purl,
    digests: facts.digests,
    dossierId: facts.id,
    standing: standingOf(dossier),
    level: permit === null ? null : levelOf(dossier),
    permit: permit && {
      status: permit.status,
      issuedAt: permit.issuedAt,
      validUntil: permit.validUntil,
      supersededFrom: permit.supersededFrom,
      synthetic: facts.synthetic,
      ...(permit.graceUntil !== undefined && { graceUntil: permit.graceUntil }),
      ...(permit.graceSince !== undefined && { graceSince: permit.graceSince }),
      ...(permit.incidents !== undefined && { incidents: permit.incidents }),
    },
    related: [facts.vendor, facts.owner],
  };
};
