import type { GateRecord } from '../domain/gate/record.ts';
import { digestOf } from './hash.ts';
import { gateIdentifiers, keys } from './keys.ts';
import type { SideItem } from './ports.ts';

/**
 * What the gate reads of a release: the record under each of its identifiers, and once more in the history of the release,
 * with its digest, so that an answer of any day can be given again.
 */
export const gateRecordItems = (
  record: GateRecord,
  {
    at,
    version,
    beside,
  }: {
    readonly at: string;
    readonly version: number;
    /** The dossier, where its record stands beside that of the permit which it renews. */
    readonly beside?: string | undefined;
  },
): SideItem[] => [
  ...gateIdentifiers(record).map((identifier) => ({
    key: keys.gate(identifier, record.platformId, beside),
    body: { ...record },
    claim: null,
  })),
  {
    key: keys.gateHistory(record, at, version),
    body: { record, digest: digestOf(record) },
    claim: null,
  },
];

/** So many items of one commit at most are what the gate reads, beside all else that it writes. */
const mostItems = 45;

/** The first of these records that fit together into one commit, under all identifiers of each. */
export const fittingRecords = (records: readonly GateRecord[]): GateRecord[] => {
  let left = mostItems;
  return records.filter((record) => (left -= gateIdentifiers(record).length + 1) >= 0);
};
