import * as z from 'zod/mini';
import { parseDeployment, parseStoredDecisions } from '../contracts/gate-log.ts';
import type { DeploymentRecord } from '../contracts/gate-log.ts';
import { keys } from '../workflow/keys.ts';
import type { Call } from './lean-client.ts';
import { unpacked } from './packed-decisions.ts';
import { partReader } from './part-reader.ts';

const instanceItem = z.object({ sk: z.string(), since: z.string() });
const listedTrial = z.object({
  release: z.string(),
  startedOn: z.string(),
  endsOn: z.string(),
  data: z.enum(['real', 'synthetic']),
  platformId: z.nullable(z.string()),
  locality: z.nullable(z.string()),
  what: z._default(z.nullable(z.string()), null),
  registeredBy: z.string(),
  decisionId: z.string(),
});

/** The lists that the gate keeps of what was tried, what runs and what it answered; a page at a time. */
export const gateLists = (tableName: string, call: Call) => {
  const read = partReader(tableName, call);
  return {
    trials: async (organisation: string, after: string, limit: number) =>
      (await read(keys.trial(organisation, { data: '', identifier: '' }).pk, { after, limit })).map(
        (item) => ({ sk: String(item['sk']), trial: listedTrial.parse({ release: item['sk'], ...item }) }),
      ),
    /** The numbers of the last answers of an instance up to one that are kept, and how many messages brought them: newest first, some hundreds at most. */
    sequences: async (instance: string, messages: number, upTo: number) => {
      const { pk, sk } = keys.decision(instance, upTo);
      const found = await read(pk, { upTo: sk, newestFirst: true, limit: messages });
      const sequences = found.flatMap((item) =>
        unpacked(parseStoredDecisions(item)).map(({ sequence }) => sequence),
      );
      return { messages: found.length, sequences };
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
