import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import type { BucketEngine } from '../../../infra/local/bucket-engine.ts';
import { startBucketEngine } from '../../../infra/local/bucket-engine.ts';
import type { BucketSettings } from '../../../infra/local/buckets.ts';
import { startKeyEngine } from '../../../infra/local/kms.ts';
import { bucket, openBuckets } from '../../../shared/aws/bucket.ts';
import type { VaultGround } from '../../../shared/aws/evidence-vault.ts';
import { fileKeys } from '../../../shared/aws/file-keys.ts';
import type { Table } from '../../../shared/aws/table.ts';

const region = 'ap-southeast-1';
export const credentials = { accessKeyId: 'embedded', secretAccessKey: 'of this test' };

const uploads = {
  AllowedMethods: ['PUT'],
  AllowedOrigins: ['https://chot.example'],
  AllowedHeaders: ['x-amz-checksum-sha256'],
  ExposedHeaders: [],
  MaxAge: 600,
};
const plain = { cors: [], expiryDays: undefined, locked: false };

/** The buckets of files, as the templates describe them. */
const buckets: readonly BucketSettings[] = [
  { ...plain, name: 'quarantine', cors: [uploads], expiryDays: 1 },
  { ...plain, name: 'evidence', locked: true },
  { ...plain, name: 'outbox', expiryDays: 1 },
  { ...plain, name: 'exports', expiryDays: 2 },
];

/** A client of the engine with credentials that it knows, or others. */
export const clientOf = (engine: BucketEngine, given = credentials) =>
  openBuckets({ endpoint: engine.endpoint, region, credentials: given });

/** A bucket engine on a folder of its own, or on the folder of an earlier one. */
export const startEngineBuckets = async (
  now: () => Date = () => new Date(),
  folder = mkdtempSync(join(tmpdir(), 'chot-buckets-')),
) => {
  const engine = await startBucketEngine({ folder, buckets, credentials, now });
  return {
    engine,
    folder,
    stop: () => engine.stop(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** KMS with one key that wraps data keys. */
export const startEngineKeys = async () => {
  const secret = randomBytes(32);
  const wrapping = [{ keyId: 'files', arn: 'arn:aws:kms:::key/files', secret: () => secret }];
  const engine = await startKeyEngine({ signing: [], wrapping });
  const kms = new KMSClient({ endpoint: engine.endpoint, region, credentials });
  return { keysOn: (table: Table) => fileKeys(table, 'files', kms), stop: () => engine.stop() };
};

/** What a vault stands on, over a running engine. */
export const groundOn = (engine: BucketEngine, keys: VaultGround['keys']): VaultGround => {
  const client = clientOf(engine);
  return {
    quarantine: bucket(client, 'quarantine'),
    evidence: bucket(client, 'evidence'),
    outbox: bucket(client, 'outbox'),
    keys,
  };
};
