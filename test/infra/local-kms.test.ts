import { createPublicKey, createHash, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKeyEngine } from '../../infra/local/kms.ts';
import { signDigest } from '../../infra/local/sign-digest.ts';
import type { Engine } from '../../infra/local/engine.ts';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const arn = 'arn:aws:kms:ap-southeast-1:000000000000:key/key-1';
const secretArn = 'arn:aws:kms:ap-southeast-1:000000000000:key/';
const wrapping = ['files', 'others'].map((keyId) => {
  const secret = randomBytes(32);
  return { keyId, arn: `${secretArn}${keyId}`, secret: () => secret };
});
const common = { SigningAlgorithm: 'ECDSA_SHA_256' } as const;

describe('KMS on one machine', () => {
  let engine: Engine;
  let kms: KMSClient;

  beforeAll(async () => {
    engine = await startKeyEngine({ signing: [{ keyId: 'key-1', arn, ...pair }], wrapping });
    const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
    kms = new KMSClient({ endpoint: engine.endpoint, region: 'ap-southeast-1', credentials });
  });
  afterAll(() => engine.stop());

  test('signs a message and its digest so that the public key verifies both', async () => {
    const message = Buffer.from('Chốt');
    const digest = createHash('sha256').update(message).digest();
    const raw = await kms.send(
      new SignCommand({ ...common, KeyId: 'key-1', Message: message, MessageType: 'RAW' }),
    );
    const hashed = await kms.send(
      new SignCommand({ ...common, KeyId: arn, Message: digest, MessageType: 'DIGEST' }),
    );
    const { PublicKey = new Uint8Array() } = await kms.send(new GetPublicKeyCommand({ KeyId: 'key-1' }));
    const key = createPublicKey({ key: Buffer.from(PublicKey), type: 'spki', format: 'der' });
    for (const { Signature = new Uint8Array() } of [raw, hashed]) {
      expect(verify('sha256', message, key, Signature)).toBe(true);
    }
  });

  test.each([
    ['an unknown key', { KeyId: 'key-2', Message: randomBytes(8), MessageType: 'RAW' }, 'NotFoundException'],
    [
      'a long message',
      { KeyId: 'key-1', Message: randomBytes(4097), MessageType: 'RAW' },
      'ValidationException',
    ],
    [
      'a short digest',
      { KeyId: 'key-1', Message: randomBytes(20), MessageType: 'DIGEST' },
      'ValidationException',
    ],
  ] as const)('refuses %s', async (_, input, name) => {
    await expect(kms.send(new SignCommand({ ...common, ...input }))).rejects.toMatchObject({ name });
  });

  test('signatures over digests verify, whatever their numbers', () => {
    for (let round = 0; round < 50; round += 1) {
      const message = randomBytes(40);
      const signature = signDigest(createHash('sha256').update(message).digest(), pair.privateKey);
      expect(verify('sha256', message, pair.publicKey, signature)).toBe(true);
    }
  });

  describe('a data key', () => {
    const dossier = { dossier: 'ds-1', purpose: 'files' };
    const made = () =>
      kms.send(
        new GenerateDataKeyCommand({ KeyId: 'files', KeySpec: 'AES_256', EncryptionContext: dossier }),
      );

    test('is 32 new bytes, and is unwrapped in its context, in whatever order', async () => {
      const [one, two] = await Promise.all([made(), made()]);
      expect(one.KeyId).toBe(`${secretArn}files`);
      expect(one.Plaintext).toHaveLength(32);
      expect(two.Plaintext).not.toEqual(one.Plaintext);
      const EncryptionContext = { purpose: 'files', dossier: 'ds-1' };
      const opened = await kms.send(
        new DecryptCommand({ KeyId: 'files', CiphertextBlob: one.CiphertextBlob, EncryptionContext }),
      );
      expect(opened.Plaintext).toEqual(one.Plaintext);
    });

    test.each([
      ['in another context', { EncryptionContext: { dossier: 'ds-2' } }, 'InvalidCiphertextException'],
      ['without context', { EncryptionContext: {} }, 'InvalidCiphertextException'],
      ['by another key', { KeyId: 'others' }, 'IncorrectKeyException'],
      ['by a key that is not there', { KeyId: 'none' }, 'NotFoundException'],
      ['by a key that signs', { KeyId: 'key-1' }, 'NotFoundException'],
      ['when it was cut', { CiphertextBlob: randomBytes(3) }, 'InvalidCiphertextException'],
    ])('is not unwrapped %s', async (_, change, name) => {
      const { CiphertextBlob } = await made();
      const given = { KeyId: 'files', CiphertextBlob, EncryptionContext: dossier, ...change };
      await expect(kms.send(new DecryptCommand(given))).rejects.toMatchObject({ name });
    });
  });
});
