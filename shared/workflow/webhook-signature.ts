import { createHmac } from 'node:crypto';

const prefix = 'whsec_';

/** The bytes of a secret as receivers write it: `whsec_` and base64 (Standard Webhooks 1.0.0, 24 to 64 bytes); null for anything else. */
export const secretBytes = (secret: string): Uint8Array | null => {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/u.test(secret)) return null;
  const bytes = Buffer.from(secret.slice(prefix.length), 'base64');
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : null;
};

/** A secret as it is shown once to whoever registers an endpoint. */
export const secretText = (bytes: Uint8Array): string => `${prefix}${Buffer.from(bytes).toString('base64')}`;

/** What is signed: `seconds` is when this attempt is made (Unix time). */
export interface Signed {
  readonly id: string;
  readonly seconds: number;
  readonly body: string;
}

/**
 * The three headers of a delivery (Standard Webhooks 1.0.0): one `v1` signature, HMAC-SHA256 over `id.timestamp.body`, for each
 * secret that counts now, parted by spaces, so that a receiver may change to the new one while the old one still counts.
 */
export const signatureHeaders = (
  { id, seconds, body }: Signed,
  secrets: readonly Uint8Array[],
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> => {
  const content = `${id}.${String(seconds)}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', secret).update(content).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.join(' '),
  };
};
