import { CreateQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';
import type { Resource } from './template.ts';

const queueShape = z.object({
  FifoQueue: z.boolean().optional(),
  ContentBasedDeduplication: z.boolean().optional(),
  DeduplicationScope: z.string().optional(),
  FifoThroughputLimit: z.string().optional(),
  VisibilityTimeout: z.number().optional(),
  MessageRetentionPeriod: z.number().optional(),
  MaximumMessageSize: z.number().optional(),
  DelaySeconds: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
});
type QueueShape = z.infer<typeof queueShape>;

/** A queue that exists in the engine. */
export interface MadeQueue {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly isFifo: boolean;
}

/** Makes the queues of the templates, those without a dead-letter queue first; a queue that exists gets its attributes anew. */
export async function makeQueues(world: World, client: SQSClient): Promise<readonly MadeQueue[]> {
  const queues = resourcesOf(world.stacks, 'AWS::SQS::Queue').map((resource) => ({
    resource,
    shape: queueShape.parse(world.properties(resource)),
  }));
  const deadLetter = queues.filter(({ shape }) => shape.RedrivePolicy === undefined);
  const others = queues.filter(({ shape }) => shape.RedrivePolicy !== undefined);
  const make = ({ resource, shape }: (typeof queues)[number]) =>
    makeQueue({ world, client }, resource, shape);
  return [...(await Promise.all(deadLetter.map(make))), ...(await Promise.all(others.map(make)))];
}

async function makeQueue(
  { world, client }: { world: World; client: SQSClient },
  resource: Resource,
  shape: QueueShape,
): Promise<MadeQueue> {
  const name = world.name(resource);
  const isFifo = shape.FifoQueue === true;
  await client.send(new CreateQueueCommand({ QueueName: name, Attributes: fixed(shape) }));
  const url = world.reference(resource);
  await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: changeable(shape) }));
  return { name, arn: world.arn(resource), url, isFifo };
}

/** What a queue gets at birth; the engine cannot change these later. */
function fixed({ FifoQueue, DeduplicationScope, FifoThroughputLimit }: QueueShape): Record<string, string> {
  return FifoQueue === true ? asText({ FifoQueue, DeduplicationScope, FifoThroughputLimit }) : {};
}

function changeable(shape: QueueShape): Record<string, string> {
  const { VisibilityTimeout, MessageRetentionPeriod, MaximumMessageSize } = shape;
  const { DelaySeconds, ContentBasedDeduplication, RedrivePolicy: redrive } = shape;
  return {
    ...asText({ VisibilityTimeout, MessageRetentionPeriod, MaximumMessageSize }),
    ...asText({ DelaySeconds, ContentBasedDeduplication }),
    ...(redrive === undefined ? {} : { RedrivePolicy: JSON.stringify(redrive) }),
  };
}

function asText(attributes: Readonly<Record<string, unknown>>): Record<string, string> {
  const present = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([key, value]) => [key, String(value)]));
}
