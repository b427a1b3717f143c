import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { KmsRefusal } from './kms-refusal.ts';

/** A symmetric key as the templates name it; `secret` reads or makes its 32 bytes, at first use. */
export interface ServedSecret {
  readonly keyId: string;
  readonly arn: string;
  readonly secret: () => Buffer;
}

const algorithm = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;
const keyLengths = { AES_128: 16, AES_256: 32 } as const;

const context = z.record(z.string(), z.string()).default({});
const makeShape = z.object({
  KeyId: z.string(),
  KeySpec: z.enum(['AES_128', 'AES_256']),
  EncryptionContext: context,
});
const openShape = z.object({
  KeyId: z.string().optional(),
  CiphertextBlob: z.base64().transform((value) => Buffer.from(value, 'base64')),
  EncryptionContext: context,
});

/** Answers `GenerateDataKey`: a new key in the clear and wrapped, bound to its encryption context. */
export function makeDataKey(input: unknown, keys: readonly ServedSecret[]): unknown {
  const { KeyId, KeySpec, EncryptionContext } = makeShape.parse(input);
  const key = keys.find(({ keyId, arn }) => keyId === KeyId || arn === KeyId);
  if (key === undefined) throw new KmsRefusal('NotFoundException', `there is no key ${KeyId}`);
  const plain = randomBytes(keyLengths[KeySpec]);
  return {
    KeyId: key.arn,
    Plaintext: plain.toString('base64'),
    CiphertextBlob: wrap(plain, key, EncryptionContext).toString('base64'),
  };
}

/** Answers `Decrypt`: another key, another context, or bytes that were changed are refused. */
export function openDataKey(input: unknown, keys: readonly ServedSecret[]): unknown {
  const { KeyId, CiphertextBlob, EncryptionContext } = openShape.parse(input);
  const wanted = keys.find(({ keyId, arn }) => keyId === KeyId || arn === KeyId);
  if (KeyId !== undefined && wanted === undefined) {
    throw new KmsRefusal('NotFoundException', `there is no key ${KeyId}`);
  }
  const [length = 0] = CiphertextBlob;
  const name = CiphertextBlob.toString('utf8', 1, 1 + length);
  const key = keys.find(({ keyId }) => keyId === name);
  if (key === undefined) throw new KmsRefusal('InvalidCiphertextException', 'no key here made this');
  if (wanted !== undefined && wanted !== key) {
    throw new KmsRefusal('IncorrectKeyException', 'another key made this');
  }
  const plain = unwrap(CiphertextBlob.subarray(1 + length), key, EncryptionContext);
  return { KeyId: key.arn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
}

type Context = Readonly<Record<string, string>>;

/** Length and id of the key, nonce, ciphertext and tag. */
function wrap(plain: Buffer, key: ServedSecret, given: Context): Buffer {
  const id = Buffer.from(key.keyId);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key.secret(), nonce).setAAD(boundTo(given));
  const parts = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return Buffer.concat([Buffer.of(id.length), id, nonce, ...parts]);
}

function unwrap(wrapped: Buffer, key: ServedSecret, given: Context): Buffer {
  const refused = () => new KmsRefusal('InvalidCiphertextException', 'key or context do not fit');
  if (wrapped.length < nonceLength + tagLength) throw refused();
  const decipher = createDecipheriv(algorithm, key.secret(), wrapped.subarray(0, nonceLength))
    .setAAD(boundTo(given))
    .setAuthTag(wrapped.subarray(-tagLength));
  const plain = decipher.update(wrapped.subarray(nonceLength, -tagLength));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    throw refused();
  }
}

function boundTo(given: Context): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(given).sort(([a], [b]) => (a < b ? -1 : 1))));
}
