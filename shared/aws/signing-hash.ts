import { createHash, createHmac, createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** SHA-256 as the signer of requests asks for it: a plain hash, or one with a secret (HMAC). Each is used once. */
export class SigningHash {
  readonly #hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;

  constructor(secret?: ArrayBuffer | ArrayBufferView | string) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', keyOf(secret));
  }

  update(data: Uint8Array): void {
    this.#hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    throw new Error('a hash is used once');
  }
}

/** The signer gives the same bytes for a whole day; to sign with bytes takes Node five times as long as with a key that it knows. */
const known = new WeakMap<ArrayBuffer | ArrayBufferView, KeyObject>();

const keyOf = (secret: ArrayBuffer | ArrayBufferView | string): string | KeyObject => {
  if (typeof secret === 'string') return secret;
  const found = known.get(secret);
  if (found !== undefined) return found;
  const bytes = ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
  const key = createSecretKey(bytes);
  known.set(secret, key);
  return key;
};
