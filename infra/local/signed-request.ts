import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { BucketRefusal } from './bucket-refusal.ts';

/** The one pair of credentials that opens the buckets of this run. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A request as it came; `path` and `query` still encoded. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** What a request says about its signature (SigV4), in the query where it is presigned, else in its header. */
interface Claim {
  readonly scope: readonly string[];
  readonly at: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly payload: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
/** How far a clock may be ahead, in milliseconds. */
const toleranceMs = 15 * 60_000;

/** The pairs of a query, decoded. */
export function queryOf(query: string): readonly (readonly [string, string])[] {
  if (query === '') return [];
  return query.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
}

/**
 * Refuses a request whose SigV4 signature is missing, forged or expired, or that carries a header of S3 that was not signed.
 * Answers the SHA-256 that its body has to have, in hex, or `UNSIGNED-PAYLOAD`.
 */
export function checkSignature(
  request: RawRequest,
  { accessKeyId, ...secret }: Credentials,
  now: Date,
): string {
  const query = new Map(queryOf(request.query));
  const isPresigned = query.has('X-Amz-Signature');
  const claim = isPresigned ? presignedClaim(query) : headerClaim(request.headers);
  const [key, ...scope] = claim.scope;
  if (key !== accessKeyId) throw new BucketRefusal('InvalidAccessKeyId', 'the access key is not known here');
  if (isPresigned) refuseOutOfTime(query, now);
  refuseUnsigned(request.headers, claim.signedHeaders);
  const toSign = [algorithm, claim.at, scope.join('/'), sha256(canonicalRequest(request, claim))].join('\n');
  const signingKey = scope.reduce<string | Buffer>(
    (made, part) => hmac(made, part),
    `AWS4${secret.secretAccessKey}`,
  );
  if (!isSame(hmac(signingKey, toSign).toString('hex'), claim.signature)) {
    throw new BucketRefusal('SignatureDoesNotMatch', 'the signature does not fit the request');
  }
  return claim.payload;
}

function presignedClaim(query: ReadonlyMap<string, string>): Claim {
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  if (of('Algorithm') !== algorithm) throw new BucketRefusal('InvalidRequest', 'the algorithm is not known');
  const payload = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return {
    scope: of('Credential').split('/'),
    at: of('Date'),
    signedHeaders: of('SignedHeaders').split(';'),
    signature: of('Signature'),
    payload,
  };
}

function headerClaim(headers: IncomingHttpHeaders): Claim {
  const [, credential, signedHeaders, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/u.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (credential === undefined || signedHeaders === undefined || signature === undefined) {
    throw new BucketRefusal('AccessDenied', 'the request is not signed');
  }
  return {
    scope: credential.split('/'),
    at: String(headers['x-amz-date']),
    signedHeaders: signedHeaders.split(';'),
    signature,
    payload: String(headers['x-amz-content-sha256']),
  };
}

function refuseOutOfTime(query: ReadonlyMap<string, string>, now: Date): void {
  const date = query.get('X-Amz-Date') ?? '';
  const begin = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u, '$1-$2-$3T$4:$5:$6Z'));
  const seconds = Number(query.get('X-Amz-Expires') ?? 'NaN');
  if (!(begin <= now.getTime() + toleranceMs))
    throw new BucketRefusal('AccessDenied', 'the request is not valid yet');
  if (!(seconds > 0 && now.getTime() < begin + seconds * 1000)) {
    throw new BucketRefusal('AccessDenied', 'Request has expired');
  }
}

function refuseUnsigned(headers: IncomingHttpHeaders, signed: readonly string[]): void {
  const unsigned = Object.keys(headers).filter((name) => name.startsWith('x-amz-') && !signed.includes(name));
  if (!signed.includes('host') || unsigned.length > 0) {
    throw new BucketRefusal(
      'AccessDenied',
      `there were headers that were not signed: ${unsigned.join(', ')}`,
    );
  }
}

function canonicalRequest(
  { method, path, query, headers }: RawRequest,
  { signedHeaders, payload }: Claim,
): string {
  const pairs = queryOf(query)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`);
  const lines = signedHeaders.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replaceAll(/ +/gu, ' ')}\n`,
  );
  return [method, path, pairs.sort().join('&'), lines.join(''), signedHeaders.join(';'), payload].join('\n');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function isSame(made: string, given: string): boolean {
  return made.length === given.length && timingSafeEqual(Buffer.from(made), Buffer.from(given));
}
