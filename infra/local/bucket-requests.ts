import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type { BucketFiles, ObjectLabel } from './bucket-files.ts';
import { BucketRefusal } from './bucket-refusal.ts';
import type { BucketSettings } from './buckets.ts';
import { queryOf } from './signed-request.ts';
import type { RawRequest } from './signed-request.ts';

/** The largest object of this engine, in bytes; S3 itself takes 5 GiB. */
const largestObject = 64 * 1024 * 1024;

/** A bucket with its objects. */
export interface OpenBucket extends BucketSettings {
  readonly files: BucketFiles;
}

/** An answer of the engine. */
export interface BucketAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Which object is meant; `payload` is the SHA-256 (hex) that the signature promises of the body, or `UNSIGNED-PAYLOAD`. */
export interface ObjectTarget {
  readonly bucket: OpenBucket;
  readonly key: string;
  readonly payload: string;
  readonly now: Date;
}

const nothing = Buffer.alloc(0);
const expected = /^(?:x-amz-(?!copy)|x-id$|response-)/iu;

/** Does what a signed request asks of one object; every operation but GET, HEAD, PUT and DELETE is refused. */
export async function objectAnswer(
  target: ObjectTarget,
  raw: RawRequest,
  request: IncomingMessage,
): Promise<BucketAnswer> {
  const unknown = queryOf(raw.query).filter(([name]) => !expected.test(name));
  if (unknown.length > 0 || target.key === '' || raw.headers['x-amz-copy-source'] !== undefined) {
    throw new BucketRefusal('NotImplemented', 'only single objects are served here');
  }
  if (raw.method === 'GET' || raw.method === 'HEAD') return read(target, raw);
  if (raw.method === 'PUT') return write(target, raw, await bodyOf(request));
  if (raw.method === 'DELETE') return remove(target);
  throw new BucketRefusal('MethodNotAllowed', `${raw.method} is not allowed`);
}

async function read({ bucket, key }: ObjectTarget, { query }: RawRequest): Promise<BucketAnswer> {
  const stored = await bucket.files.read(key);
  if (stored === undefined) throw new BucketRefusal('NoSuchKey', 'the key does not exist');
  const { label, bytes } = stored;
  const wished = queryOf(query).filter(([name]) => name.startsWith('response-'));
  const headers = {
    'content-type': label.contentType,
    etag: label.etag,
    'last-modified': new Date(label.storedAt).toUTCString(),
    ...Object.fromEntries(wished.map(([name, value]) => [name.replace('response-', ''), value])),
  };
  return { status: 200, headers, body: bytes };
}

async function write(target: ObjectTarget, { headers }: RawRequest, bytes: Buffer): Promise<BucketAnswer> {
  const { bucket, key, payload, now } = target;
  const sha256 = createHash('sha256').update(bytes);
  const digest = sha256.digest();
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== digest.toString('hex')) {
    throw new BucketRefusal('XAmzContentSHA256Mismatch', 'the body is not what was signed');
  }
  refuseWrongChecksums(headers, bytes, digest);
  const condition = headers['if-none-match'];
  if (condition !== undefined && condition !== '*')
    throw new BucketRefusal('NotImplemented', 'If-None-Match');
  // As the policy of the bucket says: whoever does not ask for a new object may not write.
  if (bucket.locked && condition === undefined) throw new BucketRefusal('AccessDenied', 'objects are locked');
  const label: ObjectLabel = {
    key,
    contentType: headers['content-type'] ?? 'application/octet-stream',
    etag: `"${createHash('md5').update(bytes).digest('hex')}"`,
    sha256: digest.toString('base64'),
    storedAt: now.toISOString(),
  };
  if (!(await bucket.files.write(label, bytes, condition === '*'))) {
    throw new BucketRefusal('PreconditionFailed', 'the object exists already');
  }
  return { status: 200, headers: { etag: label.etag, 'x-amz-checksum-sha256': label.sha256 }, body: nothing };
}

async function remove({ bucket, key }: ObjectTarget): Promise<BucketAnswer> {
  if (bucket.locked) throw new BucketRefusal('AccessDenied', 'objects are locked');
  await bucket.files.remove(key);
  return { status: 204, headers: {}, body: nothing };
}

/** The checksums that S3 compares; one that is not known here is refused, never passed over. */
function refuseWrongChecksums(headers: RawRequest['headers'], bytes: Buffer, sha256: Buffer): void {
  for (const [name, value] of Object.entries(headers)) {
    const [, algorithm] = /^x-amz-checksum-(\w+)$/u.exec(name) ?? [];
    if (algorithm === undefined) continue;
    if (value !== checksumOf(algorithm, bytes, sha256)) {
      throw new BucketRefusal('BadDigest', `the ${algorithm} does not fit the body`);
    }
  }
}

function checksumOf(algorithm: string, bytes: Buffer, sha256: Buffer): string {
  if (algorithm === 'sha256') return sha256.toString('base64');
  if (algorithm !== 'crc32') throw new BucketRefusal('NotImplemented', `the checksum ${algorithm}`);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum.toString('base64');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const { 'content-length': length, 'content-encoding': encoding } = request.headers;
  if (length === undefined) throw new BucketRefusal('MissingContentLength', 'Content-Length is missing');
  if (encoding?.includes('aws-chunked') === true) throw new BucketRefusal('NotImplemented', 'aws-chunked');
  if (Number(length) > largestObject) throw new BucketRefusal('EntityTooLarge', 'the object is too large');
  try {
    return await buffer(request);
  } catch {
    // Node ends the stream of a sender that goes away with an error of its own.
    throw new BucketRefusal('IncompleteBody', 'the body ended too early');
  }
}
