import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { officeOnEngines } from '../../../shared/aws/dead-letter-office.ts';
import { region } from '../physical.ts';

const runningShape = z.object({
  endpoints: z.object({ dynamodb: z.string(), sqs: z.string() }),
  tableName: z.string(),
  queues: z.record(z.string(), z.string()),
});
const counts = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

/** What a run still has to do, and what it could not do. */
export interface WorkLeft {
  /** Settles when no message waits on any queue or is being worked off. */
  readonly untilDone: () => Promise<void>;
  /** How many messages were given up. */
  readonly deadLetters: () => Promise<number>;
}

/** Looks into the engines of a running system, which its `running.json` names. */
export function workLeftOf(runningFile: string): WorkLeft {
  const content: unknown = JSON.parse(readFileSync(runningFile, 'utf8'));
  const { endpoints, tableName, queues } = runningShape.parse(content);
  const queueUrls = Object.values(queues);
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
  const onQueue = async (QueueUrl: string): Promise<number> => {
    const wish = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...counts] });
    const { Attributes = {} } = await sqs.send(wish);
    return counts.reduce((sum, name) => sum + Number(Attributes[name]), 0);
  };
  return {
    async untilDone() {
      // A message is deleted after it has sent others: twice nothing on any queue is the end.
      for (let quiet = 0; quiet < 2;) {
        const left = await Promise.all(queueUrls.map(onQueue));
        quiet = left.every((count) => count === 0) ? quiet + 1 : 0;
        await pause(50);
      }
    },
    deadLetters: async () => (await officeOnEngines({ tableName, ...endpoints, queueUrls }).list()).length,
  };
}
