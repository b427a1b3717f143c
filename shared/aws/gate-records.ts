import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { parseGateRecord } from '../contracts/gate.ts';
import { parseDecision, parseDeployment, parseRelaxation, parseTrial } from '../contracts/gate-log.ts';
import type { DecisionRecord, DeploymentRecord } from '../contracts/gate-log.ts';
import type { Relaxation } from '../domain/gate/enforcement.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import type { RegisteredTrial } from '../domain/gate/trial.ts';
import { keys } from '../workflow/keys.ts';
import { plainItem } from './plain-item.ts';

/** A gate record with the digest of its canonical JSON, as the history of its release keeps it. */
export interface KeptRecord {
  readonly record: GateRecord;
  readonly digest: string;
}

const kept = z.object({ record: z.unknown(), digest: z.string() });
const instanceItem = z.object({ sk: z.string(), last: z.number() });
const listedTrial = z.looseObject({ sk: z.string(), startedOn: z.string(), endsOn: z.string() });

const parseKept = (item: unknown): KeptRecord => {
  const { record, digest } = kept.parse(item);
  return { record: parseGateRecord(record), digest };
};

/** A part of one partition: what the sort key is, begins with, or lies up to or after; newest first, and how many. */
interface Part {
  readonly is?: string;
  readonly begins?: string;
  readonly upTo?: string;
  readonly after?: string;
  readonly newestFirst?: true;
  readonly limit?: number;
  /** The one attribute that is read. */
  readonly only?: string;
}

const rangeOf = ({ is, begins, upTo, after }: Part): readonly [string, string] | null => {
  if (is !== undefined) return ['sk = :sk', is];
  if (begins !== undefined && begins !== '') return ['begins_with(sk, :sk)', begins];
  if (upTo !== undefined) return ['sk <= :sk', upTo];
  return after === undefined ? null : ['sk > :sk', after];
};

const queryOf = (tableName: string, pk: string, part: Part): QueryCommandInput => {
  const range = rangeOf(part);
  return {
    TableName: tableName,
    KeyConditionExpression: range === null ? 'pk = :pk' : `pk = :pk AND ${range[0]}`,
    ExpressionAttributeValues: { ':pk': { S: pk }, ...(range && { ':sk': { S: range[1] } }) },
    ConsistentRead: true,
    ...(part.newestFirst === true && { ScanIndexForward: false }),
    ...(part.limit !== undefined && { Limit: part.limit }),
    ...(part.only !== undefined && { ProjectionExpression: part.only }),
  };
};

/** What the gate reads, each in one consistent read. A damaged item is a fault, so that it never allows. */
export const gateReads = (tableName: string, client = new DynamoDBClient({})) => {
  const read = async (pk: string, part: Part = {}): Promise<Record<string, unknown>[]> => {
    const { Items = [] } = await client.send(new QueryCommand(queryOf(tableName, pk, part)));
    return Items.map(plainItem);
  };
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
    relaxations: async (organisation: string): Promise<Relaxation[]> => {
      const { pk, sk } = keys.relaxation(organisation, '');
      return (await read(pk, { begins: sk })).map(parseRelaxation);
    },
    /** The trial of an organisation that was asked for by exactly this identifier. */
    trial: async (organisation: string, identifier: string): Promise<RegisteredTrial | null> => {
      const { pk, sk } = keys.trial(organisation, identifier);
      const [item] = await read(pk, { is: sk });
      return item === undefined ? null : parseTrial(item);
    },
    trials: async (organisation: string, after: string, limit: number) =>
      (await read(keys.trial(organisation, '').pk, { after, limit })).map((item) => listedTrial.parse(item)),
    decision: async (instance: string, sequence: number): Promise<DecisionRecord | null> => {
      const { pk, sk } = keys.decision(instance, sequence);
      const [item] = await read(pk, { is: sk });
      return item === undefined ? null : parseDecision(item);
    },
    /** Which answers of an instance are kept, by number. */
    sequences: async (instance: string, after: number, limit: number): Promise<number[]> => {
      const { pk, sk } = keys.decision(instance, after);
      return (await read(pk, { after: sk, limit, only: 'sk' })).map((item) => Number(item['sk']));
    },
    instances: async (after: string, limit: number) =>
      (await read(keys.gateInstance('').pk, { after, limit })).map((item) => instanceItem.parse(item)),
    deployments: async (listedFor: string, after: string, limit: number) =>
      (
        await read(keys.deployment(listedFor, { reporter: '', platformId: '', environment: '' }).pk, {
          after,
          limit,
        })
      ).map((item): DeploymentRecord & { readonly sk: string } => ({
        ...parseDeployment(item),
        sk: String(item['sk']),
      })),
  };
};

export type GateReads = ReturnType<typeof gateReads>;
