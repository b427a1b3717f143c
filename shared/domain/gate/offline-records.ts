import type { Level } from '../level.ts';
import type { PermitStatus } from '../moves.ts';
import type { GateRecord } from './record.ts';

/** What a signed permit says, for one platform and one digest. Instants in UTC with milliseconds. */
export interface OfflinePermit {
  readonly digest: string;
  readonly platformId: string;
  readonly dossierId: string;
  readonly version: string;
  readonly purl: string | null;
  readonly level: Level;
  readonly verifiedAt: string;
  readonly validUntil: string;
  /** True for an invented assessment, and for whatever a key for demonstrations has signed. */
  readonly synthetic: boolean;
  /** For how many hours a status list may be trusted beside it. */
  readonly freshForHours: number;
}

/** What a status list says of a permit that is not simply valid. */
export interface OfflineStatus {
  readonly platformId: string;
  readonly dossierId: string;
  readonly status: PermitStatus;
  readonly supersededFrom: string | null;
  /** Until then a denial because it expired is let through; null where nobody ruled so. */
  readonly graceUntil: string | null;
}

/** The permits of one case, and the record that the gate would keep of it. */
export interface OfflineRecord {
  readonly record: GateRecord;
  readonly verifiedAt: string;
  readonly freshForHours: number;
}

type GatePermit = NonNullable<GateRecord['permit']>;

const strictestFirst = ['revoked', 'superseded', 'expired', 'suspended'] as const;

/** What stands at a permit, the strictest where a list names it more than once; `valid` where it does not. */
const statusOf = (
  { platformId, dossierId }: OfflinePermit,
  listed: readonly OfflineStatus[],
): Pick<GatePermit, 'status' | 'supersededFrom' | 'graceUntil'> => {
  const entries = listed.filter((entry) => entry.platformId === platformId && entry.dossierId === dossierId);
  const worst = strictestFirst.find((status) => entries.some((entry) => entry.status === status));
  const [supersededFrom = null] = entries.flatMap((entry) => entry.supersededFrom ?? []).toSorted();
  const graces = entries.map(({ graceUntil }) => graceUntil ?? '').toSorted();
  return { status: worst ?? 'valid', supersededFrom, graceUntil: graces[0] === '' ? undefined : graces[0] };
};

/** True where two permits are those of one case for two digests of its release, or the same one twice. */
const saysTheSame = (one: OfflinePermit, other: OfflinePermit): boolean =>
  (['platformId', 'dossierId', 'version', 'purl', 'level', 'verifiedAt', 'validUntil'] as const).every(
    (name) => one[name] === other[name],
  ) &&
  one.synthetic === other.synthetic &&
  one.freshForHours === other.freshForHours;

const recordOf = (
  permit: OfflinePermit,
  permits: readonly OfflinePermit[],
  listed: readonly OfflineStatus[],
): OfflineRecord => ({
  verifiedAt: permit.verifiedAt,
  freshForHours: permit.freshForHours,
  record: {
    platformId: permit.platformId,
    releaseId: `${permit.platformId}@${permit.version}`,
    version: permit.version,
    purl: permit.purl,
    digests: [...new Set(permits.filter((other) => saysTheSame(permit, other)).map(({ digest }) => digest))],
    dossierId: permit.dossierId,
    standing: 'permit',
    level: permit.level,
    permit: {
      ...statusOf(permit, listed),
      validUntil: permit.validUntil,
      synthetic: permit.synthetic,
    },
    related: [],
  },
});

const answersTo = ({ record }: OfflineRecord, identifier: string): boolean =>
  record.digests.includes(identifier) ||
  record.purl === identifier ||
  `${record.platformId}@${record.version}` === identifier;

/**
 * The records that the gate would find under an identifier, made from permits and a status list: one per platform, that
 * of the permit verified last. Where two of one platform were verified at the same instant both are given, so that the
 * rule finds no single one.
 */
export const offlineRecords = (
  identifier: string,
  permits: readonly OfflinePermit[],
  listed: readonly OfflineStatus[],
): OfflineRecord[] => {
  const first = permits.filter((permit, n) => permits.findIndex((other) => saysTheSame(permit, other)) === n);
  const found = first
    .map((permit) => recordOf(permit, permits, listed))
    .filter((record) => answersTo(record, identifier));
  return found.filter(
    ({ record, verifiedAt }) =>
      !found.some((other) => other.record.platformId === record.platformId && other.verifiedAt > verifiedAt),
  );
};
