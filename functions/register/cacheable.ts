import { gzipSync } from 'node:zlib';
import { ok, problem } from '../../shared/lambda/http-answer.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { sha256 } from '../../shared/workflow/hash.ts';

/** How long anybody may keep a list, in seconds: with the age of what it is made from (20) still under a minute. */
const maxAge = 30;
/** A function answers at most 6 MB, headers and all; what is compressed is answered in base64, which makes four bytes of three. */
export const mostBytes = { plain: 5_500_000, packed: 4_125_000 };
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
    .some((tag) => tag === '*' || tags.includes(tag));

/** Pages of any other site may read it too (Fetch standard, CORS protocol): nothing here is answered to one and not to another. */
const forEverybody = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** What is said of a text beside the text itself, in the form in which the asker takes it. */
interface Labelled {
  readonly isPacked: boolean;
  /** True where the asker has it already. */
  readonly isKnown: boolean;
  /** How long it may be kept, and by whom it may be read. */
  readonly terms: Readonly<Record<string, string>>;
  /** The same with the ETag of this form. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Whether a text of that digest (`sha256:<64 hex>`) and length in bytes travels compressed, with the ETag of each form (RFC 9110). */
export const labelled = (request: Request, digest: string, length: number): Labelled => {
  const isPacked = takesGzip(request) && length > worthPacking;
  const tag = digest.slice(7, 39);
  const tags = { plain: `"${tag}"`, packed: `"${tag}-gzip"` };
  const terms = {
    'cache-control': `public, max-age=${String(maxAge)}`,
    vary: 'accept-encoding',
    ...forEverybody,
  };
  const headers = { ...terms, etag: isPacked ? tags.packed : tags.plain };
  return { isPacked, isKnown: knows(request, Object.values(tags)), terms, headers };
};

type TooLarge = 'encoding-needed' | 'export-too-large';

/**
 * A public text with its ETag (RFC 9110): 304 for who has it already, compressed for who takes that. What a function may not
 * answer is refused: `encoding-needed` where it would fit compressed, `export-too-large` where it does not fit even so.
 */
export const cacheable = (request: Request, body: string, contentType: string): Answer<TooLarge> => {
  const length = Buffer.byteLength(body);
  const { isPacked, isKnown, headers: about } = labelled(request, sha256(body), length);
  if (isKnown) return { status: 304, body: '', headers: about };
  const headers = { ...about, 'content-type': contentType };
  if (!isPacked) return length > mostBytes.plain ? problem(406, 'encoding-needed') : ok(body, headers);
  const packed = gzipSync(body);
  return packed.byteLength <= mostBytes.packed
    ? ok(packed, { ...headers, 'content-encoding': 'gzip' })
    : problem(406, 'export-too-large');
};
