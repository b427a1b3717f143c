import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { readOrMake } from './data-dir.ts';
import type { DataDir } from './data-dir.ts';
import { withData } from './data-files.ts';

const secretLength = 32;
const keyFileShape = z.object({ keyId: z.string(), privateKey: z.string() });

/** A P-256 key pair of this data folder, made when it is first asked for and kept in a file with mode 0600. */
export interface KeptKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** Opens or makes the key with this name; a file that holds no P-256 key is refused by name. */
export function keptKey(dataDir: Pick<DataDir, 'file'>, name: string): KeptKey {
  const file = dataDir.file(`${name}.key.json`);
  const text = readOrMake(file, newKey);
  return withData(file, () => readKey(text));
}

/** Opens or makes the secret with this name, 32 random bytes in a file with mode 0600; a file that holds none is refused by name. */
export function keptSecret(dataDir: Pick<DataDir, 'file'>, name: string): Buffer {
  const file = dataDir.file(`${name}.secret`);
  const text = readOrMake(file, () => randomBytes(secretLength).toString('base64'));
  return withData(file, () => {
    const secret = Buffer.from(text, 'base64');
    if (secret.length !== secretLength) throw new Error('not a secret');
    return secret;
  });
}

function readKey(text: string): KeptKey {
  const content: unknown = JSON.parse(text);
  const { keyId, privateKey: pem } = keyFileShape.parse(content);
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('not on the curve P-256');
  return { keyId, privateKey, publicKey: createPublicKey(privateKey) };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return JSON.stringify({
    keyId: randomUUID(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
}
