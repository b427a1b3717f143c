import { gzipSync } from 'node:zlib';
import { ok, problem } from '../../shared/lambda/http-answer.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { sha256 } from '../../shared/workflow/hash.ts';

/** How long anybody may keep a list, in seconds: with the age of what it is made from (20) still under a minute. */
const maxAge = 30;
/** A function answers at most 6 MB, headers and all; what is larger travels compressed or not at all. */
const mostBytes = 5_500_000;
/** What is compressed is answered in base64, which makes four bytes of three. */
const mostPacked = Math.floor((mostBytes * 3) / 4);
/** Less than this gains nothing. */
const worthPacking = 2000;

/** True where the asker says that gzip is welcome (RFC 9110, 12.5.3). */
const takesGzip = ({ headers }: Request): boolean =>
  (headers['accept-encoding'] ?? '').split(',').some((coding) => {
    const [name, ...terms] = coding.split(';').map((part) => part.trim().toLowerCase());
    return (name === 'gzip' || name === '*') && !terms.some((term) => /^q=0(?:\.0*)?$/u.test(term));
  });

const knows = ({ headers }: Request, tags: readonly string[]): boolean =>
  (headers['if-none-match'] ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//u, ''))
    .some((tag) => tags.includes(tag));

type TooLarge = 'encoding-needed' | 'export-too-large';

/**
 * A public text with its ETag (RFC 9110): 304 for who has it already, compressed for who takes that. What a function may not
 * answer is refused: `encoding-needed` where it would fit compressed, `export-too-large` where it does not fit even so.
 */
export const cacheable = (request: Request, body: string, contentType: string): Answer<TooLarge> => {
  const digest = sha256(body).slice(7, 39);
  const isPacked = takesGzip(request) && body.length > worthPacking;
  const tags = { plain: `"${digest}"`, packed: `"${digest}-gzip"` };
  const about = {
    etag: isPacked ? tags.packed : tags.plain,
    'cache-control': `public, max-age=${String(maxAge)}`,
    vary: 'accept-encoding',
  };
  if (knows(request, Object.values(tags))) return { status: 304, body: '', headers: about };
  const headers = { ...about, 'content-type': contentType };
  if (isPacked) {
    const packed = gzipSync(body);
    const isSmall = packed.byteLength <= mostPacked;
    return isSmall
      ? ok(packed, { ...headers, 'content-encoding': 'gzip' })
      : problem(406, 'export-too-large');
  }
  return Buffer.byteLength(body) > mostBytes ? problem(406, 'encoding-needed') : ok(body, headers);
};
