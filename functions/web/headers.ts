/** Nothing but what is ours, no script in the page itself, in nobody's frame; scripts also speak to the hosts that are named. */
const policyWith = (...hosts: readonly string[]): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...hosts].join(' '),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

/** The header of a page whose script sends files to a host. */
export const sendingTo = (host: string): Readonly<Record<string, string>> => ({
  'content-security-policy': policyWith(host),
});

/** What every page tells a browser. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': policyWith(),
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=63072000',
  // Forms must say where they come from; other sites learn nothing.
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;
