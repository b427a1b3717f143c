import { ok } from '../../shared/lambda/http-answer.ts';
import type { Answer } from '../../shared/lambda/http-answer.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import { sha256 } from '../../shared/workflow/hash.ts';

/** How long anybody may keep a list, in seconds: with the age of what it is made from still under a minute. */
const maxAge = 30;

/** A public text with its ETag (RFC 9110): 304 for who has it already. */
export const cacheable = ({ headers }: Request, body: string, contentType: string): Answer => {
  const etag = `"${sha256(body).slice(7, 39)}"`;
  const about = { etag, 'cache-control': `public, max-age=${String(maxAge)}` };
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim().replace(/^W\//u, ''));
  return known.includes(etag)
    ? { status: 304, body: '', headers: about }
    : ok(body, { ...about, 'content-type': contentType });
};
