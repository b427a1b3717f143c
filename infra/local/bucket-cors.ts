import type { IncomingHttpHeaders } from 'node:http';
import { BucketRefusal } from './bucket-refusal.ts';
import type { CorsRule } from './buckets.ts';

const fits = (allowed: readonly string[], wanted: string): boolean =>
  allowed.some((one) => one === '*' || one.toLowerCase() === wanted.toLowerCase());

/** The headers that let a page of another origin read an answer; none where no rule fits (Fetch standard, CORS protocol). */
export function corsHeaders(
  rules: readonly CorsRule[],
  headers: IncomingHttpHeaders,
  method: string,
): Readonly<Record<string, string>> {
  const { origin } = headers;
  if (origin === undefined) return {};
  const rule = rules.find((it) => fits(it.AllowedOrigins, origin) && fits(it.AllowedMethods, method));
  if (rule === undefined) return {};
  return {
    'access-control-allow-origin': rule.AllowedOrigins.includes('*') ? '*' : origin,
    ...(rule.ExposedHeaders.length === 0
      ? {}
      : { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') }),
    vary: 'Origin',
  };
}

/** Answers what a browser asks before it sends; refused where no rule allows the method and all headers. */
export function preflight(
  rules: readonly CorsRule[],
  headers: IncomingHttpHeaders,
): Readonly<Record<string, string>> {
  const method = headers['access-control-request-method'] ?? '';
  const wanted = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim());
  const named = wanted.filter((name) => name !== '');
  const rule = rules.find(
    (it) =>
      fits(it.AllowedOrigins, headers.origin ?? '') &&
      fits(it.AllowedMethods, method) &&
      named.every((name) => fits(it.AllowedHeaders, name)),
  );
  if (rule === undefined)
    throw new BucketRefusal('AccessDenied', 'CORSResponse: this request is not allowed');
  return {
    ...corsHeaders([rule], headers, method),
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    'access-control-allow-headers': named.join(', '),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
  };
}
