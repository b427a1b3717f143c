import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { bucketCredentials } from './bucket-credentials.ts';
import { startBucketEngine } from './bucket-engine.ts';
import type { BucketEngine } from './bucket-engine.ts';
import { readBuckets } from './buckets.ts';
import type { DataDir } from './data-dir.ts';
import type { Engine } from './engine.ts';
import type { Endpoints } from './functions.ts';
import { baseUrlOn, issuerOn } from './issuer.ts';
import { startKeyEngine } from './kms.ts';
import { startMailEngine } from './mail-engine.ts';
import type { Outbox } from './outbox.ts';
import { createWorld, region } from './physical.ts';
import type { World } from './physical.ts';
import { startQueueEngine } from './queue-engine.ts';
import { makeQueues } from './queues.ts';
import type { MadeQueue } from './queues.ts';
import { keyIdOf, servedKeys } from './served-keys.ts';
import type { Credentials } from './signed-request.ts';
import { startTableEngine } from './table-engine.ts';
import { makeTables } from './tables.ts';
import type { MadeTable } from './tables.ts';
import type { Stack } from './template.ts';

/** The engines of a run with everything that the templates keep in them. */
export interface Ground {
  readonly world: World;
  readonly endpoints: Endpoints;
  readonly dynamodb: DynamoDBClient;
  readonly buckets: BucketEngine;
  /** The mails that were sent to nobody. */
  readonly outbox: Outbox;
  /** With these the functions sign; whoever has them opens the buckets. */
  readonly credentials: Credentials;
  readonly tables: readonly MadeTable[];
  readonly queues: readonly MadeQueue[];
  /** Settles when any engine has ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What the engines are told of the run: the time of the functions, and where it answers over HTTP. */
export interface EngineContext {
  readonly now: () => Date;
  readonly port: number;
}

/** Starts the engines on a data folder and makes tables, queues, buckets and keys as the templates say. */
export async function startEngines(
  stacks: readonly Stack[],
  dataDir: DataDir,
  { now, port }: EngineContext,
): Promise<Ground> {
  const engines: Engine[] = [];
  const stop = async () => {
    await Promise.all(engines.map((engine) => engine.stop()));
  };
  const started = async <Started extends Engine>(engine: Promise<Started>): Promise<Started> => {
    engines.push(await engine);
    return engine;
  };
  try {
    const [dynamodb, sqs] = await Promise.all([
      started(startTableEngine(dataDir.file('tables.db'))),
      started(startQueueEngine(dataDir.file('queues'))),
    ]);
    dataDir.rememberChildren(engines.flatMap(({ pid }) => pid ?? []));
    const world = createWorld(stacks, {
      sqsEndpoint: sqs.endpoint,
      baseUrl: baseUrlOn(port),
      issuerUrl: issuerOn(port),
      s3Endpoint: () => buckets.endpoint,
      keyId: (key) => keyIdOf(key, dataDir),
    });
    const kms = await started(startKeyEngine(servedKeys(world, dataDir)));
    const credentials = bucketCredentials(dataDir);
    const bucketGround = { folder: dataDir.file('buckets'), buckets: readBuckets(world), credentials, now };
    const buckets = await started(startBucketEngine(bucketGround));
    const sesv2 = await started(startMailEngine({ file: dataDir.file('outbox.jsonl'), now }));
    const endpoints = endpointsOf({ dynamodb, sqs, kms, s3: buckets, sesv2 });
    const made = { ...(await makeIn(world, clientsOf(endpoints))), outbox: sesv2.outbox, buckets };
    const ended = Promise.race(engines.map((engine) => engine.ended));
    return { world, endpoints, ...made, credentials, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes what the templates describe in the engines that run. */
async function makeIn(
  world: World,
  { dynamodb, sqs }: ReturnType<typeof clientsOf>,
): Promise<Pick<Ground, 'dynamodb' | 'tables' | 'queues'>> {
  const [tables, queues] = await Promise.all([makeTables(world, dynamodb), makeQueues(world, sqs)]);
  return { dynamodb, tables, queues };
}

function endpointsOf(engines: Readonly<Record<keyof Endpoints, Engine>>): Endpoints {
  const { dynamodb, sqs, kms, s3, sesv2 } = engines;
  return {
    dynamodb: dynamodb.endpoint,
    sqs: sqs.endpoint,
    kms: kms.endpoint,
    s3: s3.endpoint,
    sesv2: sesv2.endpoint,
  };
}

function clientsOf({ dynamodb, sqs }: Pick<Endpoints, 'dynamodb' | 'sqs'>): {
  dynamodb: DynamoDBClient;
  sqs: SQSClient;
} {
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  return {
    dynamodb: new DynamoDBClient({ endpoint: dynamodb, region, credentials }),
    sqs: new SQSClient({ endpoint: sqs, region, credentials }),
  };
}
