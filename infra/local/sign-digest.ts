import { createECDH, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The order of the group of P-256 (SEC 2, 2.4.2). */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/**
 * An ECDSA P-256 signature (DER) over a SHA-256 digest of 32 bytes, as KMS makes it for MessageType DIGEST (FIPS 186-5,
 * 6.4.1): Node itself signs only messages, which it hashes once more.
 */
export function signDigest(digest: Uint8Array, privateKey: KeyObject): Buffer {
  const { d = '' } = privateKey.export({ format: 'jwk' });
  const secret = toNumber(Buffer.from(d, 'base64url'));
  const z = toNumber(digest);
  for (;;) {
    const k = toNumber(randomBytes(32));
    if (k === 0n || k >= order) continue;
    const point = createECDH('prime256v1');
    point.setPrivateKey(toBytes(k));
    const r = toNumber(point.getPublicKey().subarray(1, 33)) % order;
    const s = (power(k, order - 2n) * (z + r * secret)) % order;
    if (r !== 0n && s !== 0n) return sequence([integer(r), integer(s)]);
  }
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = (square * square) % order) {
    if ((rest & 1n) === 1n) result = (result * square) % order;
  }
  return result;
}

function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function toBytes(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex');
}

function integer(number: bigint): Buffer {
  const hex = number.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const positive = (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(0x02, positive.length), positive]);
}

function sequence(parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
}
