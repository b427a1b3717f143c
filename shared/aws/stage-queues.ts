import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  QueueDoesNotExist,
} from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

/** The address of the stage queue whose dead letters go to the queue of that name; null where there is none. */
export type FindStageQueue = (deadLetterQueue: string) => Promise<string | null>;

const redrivePolicy = z.object({ deadLetterTargetArn: z.string() });

const only = (urls: readonly string[], deadLetterQueue: string): string | null => {
  const [url = null, ...others] = urls;
  if (others.length > 0) throw new Error(`${deadLetterQueue} takes the dead letters of several queues`);
  return url;
};

/** Asks SQS which queue names that dead-letter queue in its redrive policy. */
export const findStageQueue =
  (client: SQSClient): FindStageQueue =>
  async (deadLetterQueue) => {
    try {
      const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: deadLetterQueue }));
      const { queueUrls = [] } = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl }));
      return only(queueUrls, deadLetterQueue);
    } catch (error) {
      if (error instanceof QueueDoesNotExist) return null;
      throw error;
    }
  };

const targetOf = async (client: SQSClient, url: string): Promise<string | null> => {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['RedrivePolicy'] }),
  );
  const policy = Attributes?.['RedrivePolicy'];
  if (policy === undefined) return null;
  const { deadLetterTargetArn } = redrivePolicy.parse(JSON.parse(policy));
  return deadLetterTargetArn.split(':').at(-1) ?? null;
};

/** Reads the redrive policies of these queues, for an engine that cannot be asked the other way round. */
export const findStageQueueAmong =
  (client: SQSClient, urls: readonly string[]): FindStageQueue =>
  async (deadLetterQueue) => {
    const targets = await Promise.all(
      urls.map(async (url) => ({ url, target: await targetOf(client, url) })),
    );
    const fitting = targets.filter(({ target }) => target === deadLetterQueue).map(({ url }) => url);
    return only(fitting, deadLetterQueue);
  };
