import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bucket } from '../../shared/aws/bucket.ts';
import { exportLink } from '../../shared/aws/export-link.ts';
import { evidenceDownload } from '../../shared/aws/evidence-download.ts';
import { evidenceUpload } from '../../shared/aws/evidence-upload.ts';
import { clientOf, credentials, startEngineBuckets } from '../support/store/engine-files.ts';

const start = Date.parse('2026-11-22T03:00:00Z');
const minutes = 60_000;
const origin = 'https://chot.example';
const body = Buffer.from('Chốt\n');
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes);
const sha256 = `sha256:${digestOf(body).digest('hex')}`;
const ref = { dossierId: 'ds-1', evidenceId: 'ev-1' };

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

const presigned = (given = credentials) =>
  evidenceUpload(clientOf(buckets.engine, given), 'quarantine')({ ...ref, size: body.length, sha256 }, now());

interface Sent {
  readonly url?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

/** Sends an upload as it was presigned, apart from what is said; answers status and code. */
const put = async (change: Sent = {}): Promise<string> => {
  const { url, method, headers } = await presigned();
  const sent = { url, method, headers, bytes: body, ...change };
  const answer = await fetch(sent.url, {
    method: sent.method,
    headers: sent.headers,
    body: Buffer.from(sent.bytes),
  });
  const [, code = ''] = /<Code>(\w+)<\/Code>/.exec(await answer.text()) ?? [];
  return `${answer.status} ${code}`.trim();
};

const stored = async (Key: string) => {
  const { Body } = await clientOf(buckets.engine).send(new GetObjectCommand({ Bucket: 'quarantine', Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
};

describe('a presigned upload', () => {
  test('puts exactly the file that was announced', async () => {
    expect(await put()).toBe('200');
    expect(await stored('ds-1/ev-1')).toEqual(body);
  });

  test('is good for 15 minutes, and not before its time', async () => {
    const { url } = await presigned();
    time = start + 15 * minutes - 1000;
    expect(await put({ url })).toBe('200');
    time = start + 15 * minutes;
    expect(await put({ url })).toBe('403 AccessDenied');
    time = start - 16 * minutes;
    expect(await put({ url })).toBe('403 AccessDenied');
  });

  test.each([
    ['another file of the same length', { bytes: Buffer.from('Chết\n') }, '400 BadDigest'],
    ['a longer file', { bytes: Buffer.from('Chốt\n\n') }, '403 SignatureDoesNotMatch'],
    ['a shorter file', { bytes: Buffer.from('Chốt') }, '403 SignatureDoesNotMatch'],
    ['no checksum', { headers: {} }, '403 SignatureDoesNotMatch'],
    [
      'the checksum of another file',
      { headers: { 'x-amz-checksum-sha256': digestOf(Buffer.from('x')).digest('base64') } },
      '403 SignatureDoesNotMatch',
    ],
    ['another method', { method: 'DELETE' }, '403 SignatureDoesNotMatch'],
  ])('takes no %s', async (_, change, expected) => {
    expect(await put(change)).toBe(expected);
    await expect(stored('ds-1/ev-1')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('takes no header of S3 that was not signed', async () => {
    const { headers } = await presigned();
    expect(await put({ headers: { ...headers, 'x-amz-meta-owner': 'me' } })).toBe('403 AccessDenied');
    expect(await put({ headers: { ...headers, 'x-amz-copy-source': '/evidence/a' } })).toBe(
      '403 AccessDenied',
    );
  });

  test.each([
    ['another place', (url: string) => url.replace('/ev-1?', '/ev-2?')],
    ['another bucket', (url: string) => url.replace('/quarantine/', '/outbox/')],
    ['a longer time', (url: string) => url.replace('Expires=900', 'Expires=9000')],
    ['a later day', (url: string) => url.replaceAll('20261122T', '20261123T')],
    ['fewer signed headers', (url: string) => url.replace('content-length%3B', '')],
    ['one more question', (url: string) => `${url}&uploads=`],
    ['another signature', (url: string) => url.replace(/Signature=..../, 'Signature=0000')],
    ['no signature', (url: string) => url.split('?')[0] ?? ''],
  ])('takes no %s', async (_, change) => {
    const { url } = await presigned();
    expect(await put({ url: change(url) })).toMatch(/^403 /);
  });

  test('of somebody with other credentials is refused', async () => {
    const { url } = await presigned({ ...credentials, secretAccessKey: 'embedded' });
    expect(await put({ url })).toBe('403 SignatureDoesNotMatch');
    const { url: strange } = await presigned({ ...credentials, accessKeyId: 'somebody' });
    expect(await put({ url: strange })).toBe('403 InvalidAccessKeyId');
  });

  test('that ends before its length leaves nothing behind', async () => {
    const { url, headers } = await presigned();
    await new Promise<void>((resolve) => {
      const sent = request(url, { method: 'PUT', headers: { ...headers, 'content-length': body.length } });
      sent.on('error', () => resolve());
      sent.on('close', () => resolve());
      sent.write(body.subarray(0, 2), () => sent.destroy());
    });
    await expect(stored('ds-1/ev-1')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('a page of another origin', () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${buckets.engine.endpoint}/quarantine/ds-1/ev-1`, { method: 'OPTIONS', headers });
  const asking = { origin, 'access-control-request-method': 'PUT' };

  test('may put with the checksum, and reads the answer', async () => {
    const answer = await ask({ ...asking, 'access-control-request-headers': 'x-amz-checksum-sha256' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('access-control-allow-headers')).toBe('x-amz-checksum-sha256');
    const { url, method, headers } = await presigned();
    const answered = await fetch(url, { method, headers: { ...headers, origin }, body });
    expect(answered.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test.each([
    ['another origin', { ...asking, origin: 'https://elsewhere.example' }],
    ['another method', { ...asking, 'access-control-request-method': 'GET' }],
    ['another header', { ...asking, 'access-control-request-headers': 'x-amz-acl' }],
  ])('may not with %s', async (_, headers) => expect((await ask(headers)).status).toBe(403));
});

describe('a presigned download', () => {
  const evil = { name: '../../Báo cáo\r\nX: y.html', mediaType: 'text/html' };
  const presign = (wish: { name: string; mediaType: string }) =>
    evidenceDownload(clientOf(buckets.engine), 'outbox')({ outboxKey: 'a', ...wish }, now());
  beforeEach(() =>
    clientOf(buckets.engine).send(
      new PutObjectCommand({ Bucket: 'outbox', Key: 'a', Body: body, ContentType: 'text/html' }),
    ),
  );

  test('saves under a safe name and is never shown as a page', async () => {
    const { url } = await presign(evil);
    const answer = await fetch(url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(body);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="Bao caoX_ y.html"; filename*=UTF-8''B%C3%A1o%20c%C3%A1oX_%20y.html`,
    );
  });

  test('is good for 5 minutes, and for what it says only', async () => {
    const { url, expiresAt } = await presign(evil);
    expect(Date.parse(expiresAt)).toBe(start + 5 * minutes);
    time = start + 5 * minutes - 1000;
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url.replace('application%2Foctet-stream', 'text%2Fhtml'))).status).toBe(403);
    time = start + 5 * minutes;
    expect((await fetch(url)).status).toBe(403);
  });
});

describe('a file of the register', () => {
  const text = JSON.stringify({ total: 1, items: ['Nền tảng một'] });
  const linkTo = (key: string, isPacked: boolean) => {
    const wish = { key, contentType: 'application/json', isPacked };
    return exportLink(clientOf(buckets.engine), 'exports')(wish, now());
  };

  test.each([
    { form: 'as it is', key: 'now/register.json', bytes: Buffer.from(text), isPacked: false },
    { form: 'compressed', key: 'now/register.json.gz', bytes: gzipSync(text), isPacked: true },
  ])('is fetched by whoever has the address, $form, and kept by nobody', async ({ key, bytes, isPacked }) => {
    expect(await bucket(clientOf(buckets.engine), 'exports').putNew(key, bytes)).toBe(true);
    const url = await linkTo(key, isPacked);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, text]);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('content-encoding')).toBe(isPacked ? 'gzip' : null);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    time = start + 29_000;
    expect((await fetch(url)).status).toBe(200);
    time = start + 30_000;
    expect((await fetch(url)).status).toBe(403);
  });

  test('is the only one that the address opens', async () => {
    await bucket(clientOf(buckets.engine), 'exports').putNew('other', Buffer.from(text));
    const url = await linkTo('mine', false);
    expect((await fetch(url.replace('/mine?', '/other?'))).status).toBe(403);
  });
});
