import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import type { DataDir } from './data-dir.ts';
import type { Engine } from './engine.ts';
import type { Endpoints } from './functions.ts';
import { keptKey } from './keys.ts';
import { startKeyEngine } from './kms.ts';
import { createWorld, region } from './physical.ts';
import type { World } from './physical.ts';
import { startQueueEngine } from './queue-engine.ts';
import { makeQueues } from './queues.ts';
import type { MadeQueue } from './queues.ts';
import { startTableEngine } from './table-engine.ts';
import { makeTables } from './tables.ts';
import type { MadeTable } from './tables.ts';
import { resourcesOf } from './template.ts';
import type { Resource, Stack } from './template.ts';

/** The engines of a run with everything that the templates keep in them. */
export interface Ground {
  readonly world: World;
  readonly endpoints: Endpoints;
  readonly dynamodb: DynamoDBClient;
  readonly tables: readonly MadeTable[];
  readonly queues: readonly MadeQueue[];
  /** Settles when any engine has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const signingKeyShape = z.object({ KeySpec: z.literal('ECC_NIST_P256'), KeyUsage: z.literal('SIGN_VERIFY') });

/** Starts the engines on a data folder and makes tables, queues and keys as the templates say. */
export async function startEngines(stacks: readonly Stack[], dataDir: DataDir): Promise<Ground> {
  const engines: Engine[] = [];
  const stop = async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
  };
  const started = async (engine: Promise<Engine>): Promise<Engine> => {
    engines.push(await engine);
    return engine;
  };
  try {
    const [dynamodb, sqs] = await Promise.all([
      started(startTableEngine(dataDir.file('tables.db'))),
      started(startQueueEngine(dataDir.file('queues'))),
    ]);
    dataDir.rememberChildren(engines.flatMap(({ pid }) => pid ?? []));
    const world = createWorld(stacks, { sqsEndpoint: sqs.endpoint, keyId: (key) => keyIdOf(key, dataDir) });
    const kms = await started(startKeyEngine(signingKeys(world, dataDir)));
    const endpoints = { dynamodb: dynamodb.endpoint, sqs: sqs.endpoint, kms: kms.endpoint };
    const clients = clientsOf(endpoints);
    const [tables, queues] = await Promise.all([
      makeTables(world, clients.dynamodb),
      makeQueues(world, clients.sqs),
    ]);
    const ended = Promise.race(engines.map((engine) => engine.ended));
    return { world, endpoints, dynamodb: clients.dynamodb, tables, queues, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function clientsOf({ dynamodb, sqs }: Endpoints): { dynamodb: DynamoDBClient; sqs: SQSClient } {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  return {
    dynamodb: new DynamoDBClient({ endpoint: dynamodb, region, credentials }),
    sqs: new SQSClient({ endpoint: sqs, region, credentials }),
  };
}

function isSigningKey(resource: Resource): boolean {
  return signingKeyShape.safeParse(resource.properties).success;
}

/** A key that signs is kept in a file; one that encrypts at rest is AWS's part and only has a name here. */
function keyIdOf(resource: Resource, dataDir: DataDir): string {
  const name = `${resource.stack}-${resource.id}`;
  return isSigningKey(resource) ? keptKey(dataDir, name).keyId : name;
}

function signingKeys(world: World, dataDir: DataDir) {
  return resourcesOf(world.stacks, 'AWS::KMS::Key')
    .filter(isSigningKey)
    .map((resource) => ({
      ...keptKey(dataDir, `${resource.stack}-${resource.id}`),
      arn: world.arn(resource),
    }));
}
