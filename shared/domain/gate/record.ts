import type { Dossier } from '../dossier/dossier.ts';
import { levelOf } from '../dossier/dossier.ts';
import type { Level } from '../level.ts';
import type { PermitStatus } from '../moves.ts';

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
  } | null;
  /** Organisations that may be told why: vendor, owner, publishing body. */
  readonly related: readonly string[];
  /** The platform ended: from `issuedAt` on no other record of the release counts, whenever its permit was given. */
  readonly ends?: boolean | undefined;
}

const isGivenBy = ({ permit }: GateRecord, now: string): boolean =>
  permit !== null && (permit.issuedAt ?? '') <= now;

const isLater = (one: GateRecord, other: GateRecord): boolean => {
  if (one.ends === true || other.ends === true) return one.ends === true;
  return (one.permit?.issuedAt ?? '') > (other.permit?.issuedAt ?? '');
};

/**
 * One record for each release at an instant (ISO 8601 UTC): where a permit of the same release was given anew, the one that was
 * given last counts from that instant on, and the one before it no longer; so a renewal leaves neither a gap nor two. Once the
 * platform ended nothing of it counts any more.
 */
export const currentRecords = (found: readonly GateRecord[], now: string): GateRecord[] => {
  const byRelease = new Map<string, GateRecord>();
  for (const record of found) {
    const key = `${record.platformId} ${record.releaseId}`;
    const known = byRelease.get(key);
    const counts =
      isGivenBy(record, now) && (known === undefined || !isGivenBy(known, now) || isLater(record, known));
    if (known === undefined || counts) byRelease.set(key, record);
  }
  return [...byRelease.values()];
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
    },
    related: [facts.vendor, facts.owner],
  };
};
