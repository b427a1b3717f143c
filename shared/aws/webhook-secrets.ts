import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { secretText } from '../workflow/webhook-signature.ts';

const context = (webhook: string) => ({ webhook });

/**
 * The secrets of endpoints: each is a data key of 256 bits that KMS makes and seals under one key, bound to its endpoint by
 * the encryption context. Whoever may make one cannot open what is kept, and whoever may open makes none.
 */
export const webhookSecrets = (keyId: string, kms = new KMSClient({})) => ({
  make: async (endpoint: string): Promise<{ readonly secret: string; readonly sealed: string }> => {
    const { Plaintext, CiphertextBlob } = await kms.send(
      new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: context(endpoint) }),
    );
    if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS made no secret');
    return { secret: secretText(Plaintext), sealed: Buffer.from(CiphertextBlob).toString('base64') };
  },
  unseal: async (endpoint: string, sealed: string): Promise<Uint8Array> => {
    const CiphertextBlob = Buffer.from(sealed, 'base64');
    const { Plaintext } = await kms.send(
      new DecryptCommand({ KeyId: keyId, CiphertextBlob, EncryptionContext: context(endpoint) }),
    );
    if (Plaintext === undefined) throw new Error('KMS gave no secret');
    return Plaintext;
  },
});
