import * as z from 'zod/mini';
import { parseGateRecord } from '../contracts/gate.ts';
import { parseRelaxation, parseStoredDecisions, parseTrial } from '../contracts/gate-log.ts';
import type { DecisionRecord } from '../contracts/gate-log.ts';
import type { Relaxation } from '../domain/gate/enforcement.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import type { RegisteredTrial } from '../domain/gate/trial.ts';
import { keys } from '../workflow/keys.ts';
import type { Call } from './lean-client.ts';
import { unpacked } from './packed-decisions.ts';
import { partReader } from './part-reader.ts';

/** A gate record with the digest of its canonical JSON, as the history of its release keeps it. */
export interface KeptRecord {
  readonly record: GateRecord;
  readonly digest: string;
}

/** So many items are looked through: what one message brought, and as many of it as were taken in by themselves again. */
const lookedThrough = 50;

const kept = z.object({ record: z.unknown(), digest: z.string() });

const parties = z.object({ vendor: z.nullish(z.string()), owner: z.nullish(z.string()) });

const parseKept = (item: unknown): KeptRecord => {
  const { record, digest } = kept.parse(item);
  return { record: parseGateRecord(record), digest };
};

/** True where an organisation itself has declared that it uses a platform, and has not declared an end. */
const hasAdopted = async (
  read: ReturnType<typeof partReader>,
  organisation: string,
  platformId: string,
): Promise<boolean> => {
  const { pk } = keys.adoption(organisation, '');
  const declared = await read(pk, { begins: `${platformId} ` });
  return declared.some(({ source, status }) => source === null && status !== 'ended');
};

/** What the gate reads, each in one consistent read. A damaged item is a fault, so that it never allows. */
export const gateReads = (tableName: string, call: Call) => {
  const read = partReader(tableName, call);
  return {
    /** The records under one identifier, one per platform. */
    records: async (identifier: string): Promise<GateRecord[]> =>
      (await read(keys.gate(identifier, '').pk)).map(parseGateRecord),
    /** What was known of a release at an instant; null where nothing was. */
    recordAt: async (release: GateRecord, at: string): Promise<KeptRecord | null> => {
      const { pk } = keys.gateHistory(release, '', 0);
      const [item] = await read(pk, { upTo: `${at}~`, newestFirst: true, limit: 1 });
      return item === undefined ? null : parseKept(item);
    },
    /** Everything that was ever known of a release, oldest first. */
    history: async (release: Pick<GateRecord, 'platformId' | 'version'>): Promise<KeptRecord[]> =>
      (await read(keys.gateHistory(release, '', 0).pk)).map(parseKept),
    hasAdopted: (organisation: string, platformId: string): Promise<boolean> =>
      hasAdopted(read, organisation, platformId),
    relaxations: async (organisation: string): Promise<Relaxation[]> => {
      const { pk, sk } = keys.relaxation(organisation, '');
      return (await read(pk, { begins: sk })).map(parseRelaxation);
    },
    /** Who has a part in a platform whatever is known of its releases: its vendor and its owner; nobody where it is unknown. */
    partiesOf: async (platformId: string): Promise<string[]> => {
      const { pk, sk } = keys.card('platform', platformId);
      const [item] = await read(pk, { is: sk });
      const { vendor, owner } = parties.parse(item ?? {});
      return [vendor, owner].filter((party) => typeof party === 'string');
    },
    /** The trial of an organisation with this kind of data that was asked for by exactly this identifier. */
    trial: async (
      organisation: string,
      asked: Parameters<typeof keys.trial>[1],
    ): Promise<RegisteredTrial | null> => {
      const { pk, sk } = keys.trial(organisation, asked);
      const [item] = await read(pk, { is: sk });
      return item === undefined ? null : parseTrial(item);
    },
    decision: async (instance: string, sequence: number): Promise<DecisionRecord | null> => {
      const { pk, sk } = keys.decision(instance, sequence);
      const items = await read(pk, { from: sk, limit: lookedThrough });
      const decisions = items.flatMap((item) => [...unpacked(parseStoredDecisions(item))]);
      return decisions.find((decision) => decision.sequence === sequence) ?? null;
    },
  };
};

export type GateReads = ReturnType<typeof gateReads>;
