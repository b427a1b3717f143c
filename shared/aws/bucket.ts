import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { Bucket } from '../workflow/files/evidence.ts';

/** A client that adds no checksum of its own: ours is SHA-256, and a presigned request may carry no other. */
export const openBuckets = (where: S3ClientConfig = {}): S3Client =>
  new S3Client({
    ...where,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });

/** A condition failed, or another write to the same key was under way, which then is the one that won. */
const wasTaken = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  ['PreconditionFailed', 'ConditionalRequestConflict'].includes(error.name);

const readFrom = async (client: S3Client, Bucket: string, { Key, most }: { Key: string; most: number }) => {
  try {
    const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket, Key }));
    if (Body === undefined) throw new Error('S3 answered without a body');
    if (ContentLength <= most) return await Body.transformToByteArray();
    if ('destroy' in Body) Body.destroy();
    return 'too-large' as const;
  } catch (error) {
    if (error instanceof NoSuchKey) return 'missing' as const;
    throw error;
  }
};

/** A bucket of S3; every write carries its SHA-256, which S3 compares. Faults of S3 are thrown. */
export const bucket = (client: S3Client, name: string): Bucket => ({
  read: (Key, most) => readFrom(client, name, { Key, most }),
  putNew: async (Key, Body) => {
    const ChecksumSHA256 = createHash('sha256').update(Body).digest('base64');
    try {
      await client.send(new PutObjectCommand({ Bucket: name, Key, Body, ChecksumSHA256, IfNoneMatch: '*' }));
      return true;
    } catch (error) {
      if (wasTaken(error)) return false;
      throw error;
    }
  },
  remove: async (Key) => {
    await client.send(new DeleteObjectCommand({ Bucket: name, Key }));
  },
});
