import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, credentials, startEngineBuckets } from '../support/store/engine-files.ts';

const start = Date.parse('2026-11-22T03:00:00Z');
const dayMs = 24 * 60 * 60_000;
const body = Buffer.from('Chốt\n');

let time = start;
let buckets: Awaited<ReturnType<typeof startEngineBuckets>>;
const now = () => new Date(time);

beforeEach(async () => {
  time = start;
  buckets = await startEngineBuckets(now);
});
afterEach(async () => {
  await buckets.stop();
  buckets.remove();
});

const stored = async (Key: string, Bucket: string) => {
  const { Body } = await clientOf(buckets.engine).send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};

describe('a bucket', () => {
  const client = () => clientOf(buckets.engine);
  const write = (Bucket: string, more: object = {}) =>
    client().send(new PutObjectCommand({ Bucket, Key: 'a', Body: body, ...more }));
  const codeOf = (sent: Promise<unknown>) =>
    sent.then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.name : ''),
    );

  test('that is locked takes only what is new, once, and gives nothing up', async () => {
    expect(await codeOf(write('evidence'))).toBe('AccessDenied');
    const writers = Array.from({ length: 8 }, () => codeOf(write('evidence', { IfNoneMatch: '*' })));
    const outcomes = await Promise.all(writers);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'PreconditionFailed']));
    expect(await codeOf(client().send(new DeleteObjectCommand({ Bucket: 'evidence', Key: 'a' })))).toBe(
      'AccessDenied',
    );
    expect(await stored('a', 'evidence')).toEqual(body);
  });

  test('compares the checksums that the SDK sends of itself', async () => {
    const where = { endpoint: buckets.engine.endpoint, region: 'ap-southeast-1', credentials };
    const sdk = new S3Client(where);
    await sdk.send(new PutObjectCommand({ Bucket: 'outbox', Key: 'a', Body: body }));
    expect(await stored('a', 'outbox')).toEqual(body);
    expect(await codeOf(write('outbox', { ChecksumCRC32: 'AAAAAA==' }))).toBe('BadDigest');
    expect(await codeOf(write('outbox', { ChecksumSHA1: 'AAAA' }))).toBe('NotImplemented');
  });

  test('does nothing that it does not know', async () => {
    const copy = new CopyObjectCommand({ Bucket: 'outbox', Key: 'b', CopySource: 'evidence/a' });
    expect(await codeOf(client().send(copy))).toBe('NotImplemented');
    expect(await codeOf(client().send(new ListObjectsV2Command({ Bucket: 'outbox' })))).toBe(
      'NotImplemented',
    );
    expect(await codeOf(write('elsewhere'))).toBe('NoSuchBucket');
  });

  test('forgets after its days, by the time of the functions, and only where it has days', async () => {
    await write('outbox');
    await write('evidence', { IfNoneMatch: '*' });
    time = start + dayMs;
    await buckets.engine.expire();
    expect(await stored('a', 'outbox')).toEqual(body);
    time += 1;
    await buckets.engine.expire();
    await expect(stored('a', 'outbox')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(await stored('a', 'evidence')).toEqual(body);
  });

  test('removes at its start what a run that was killed had not finished', async () => {
    await write('outbox');
    const folder = join(buckets.folder, 'outbox');
    writeFileSync(join(folder, 'x.part'), 'half');
    await buckets.stop();
    buckets = await startEngineBuckets(now, buckets.folder);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await stored('a', 'outbox')).toEqual(body);
  });
});
