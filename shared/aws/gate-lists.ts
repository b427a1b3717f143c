import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { parseDeployment } from '../contracts/gate-log.ts';
import type { DeploymentRecord } from '../contracts/gate-log.ts';
import { keys } from '../workflow/keys.ts';
import { partReader } from './part-reader.ts';

const instanceItem = z.object({ sk: z.string(), last: z.number() });
const listedTrial = z.looseObject({ sk: z.string(), startedOn: z.string(), endsOn: z.string() });

/** The lists that the gate keeps of what was tried, what runs and what it answered; a page at a time. */
export const gateLists = (tableName: string, client = new DynamoDBClient({})) => {
  const read = partReader(tableName, client);
  return {
    trials: async (organisation: string, after: string, limit: number) =>
      (await read(keys.trial(organisation, '').pk, { after, limit })).map((item) => listedTrial.parse(item)),
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

export type GateLists = ReturnType<typeof gateLists>;
