import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { canonical } from '../workflow/hash.ts';
import type { SigningKey } from '../workflow/dsse.ts';

/** The public half of a permit key as it stands in the key set (RFC 7517). */
export interface PublicPermitKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
}

const publicKeyOf = (spki: Uint8Array, demonstration: boolean): PublicPermitKey => {
  const { x, y } = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }).export({
    format: 'jwk',
  });
  if (x === undefined || y === undefined) throw new Error('the permit key is no P-256 key');
  const members = { crv: 'P-256', kty: 'EC', x, y } as const;
  const thumbprint = createHash('sha256').update(canonical(members)).digest('base64url');
  return { ...members, kid: demonstration ? `demo-${thumbprint}` : thumbprint, use: 'sig', alg: 'ES256' };
};

/**
 * The one key that signs permits, ECDSA P-256 in KMS. Its id is the RFC 7638 thumbprint, with `demo-` before it where
 * permits are synthetic. Throws when KMS does not answer.
 */
export const permitKey = async (
  keyId: string,
  demonstration: boolean,
  client = new KMSClient({}),
): Promise<SigningKey & { readonly publicKey: PublicPermitKey }> => {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
  if (PublicKey === undefined) throw new Error('KMS gave no public key');
  const publicKey = publicKeyOf(PublicKey, demonstration);
  return {
    publicKey,
    keyid: publicKey.kid,
    sign: async (bytes) => {
      const Message = createHash('sha256').update(bytes).digest();
      const { Signature } = await client.send(
        new SignCommand({ KeyId: keyId, Message, MessageType: 'DIGEST', SigningAlgorithm: 'ECDSA_SHA_256' }),
      );
      if (Signature === undefined) throw new Error('KMS gave no signature');
      return Signature;
    },
  };
};
