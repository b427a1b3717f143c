import { generateKeyPairSync, sign, verify } from 'node:crypto';
import type { DsseEnvelope } from '../../shared/workflow/dsse.ts';
import { preAuthEncoding } from '../../shared/workflow/dsse.ts';
import type { SignerDeps } from '../../functions/signer/sign.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = publicKey.export({ format: 'jwk' });

/** A permit key of the tests: ECDSA P-256, as KMS would hold it. */
export const permitKeyOfTests: SignerDeps['key'] = () =>
  Promise.resolve({
    keyid: 'demo-key',
    publicKey: { kty: 'EC', crv: 'P-256', x, y, kid: 'demo-key', use: 'sig', alg: 'ES256' },
    sign: (bytes) => Promise.resolve(sign('sha256', bytes, privateKey)),
  });

/** The payload of an envelope whose signature holds; null where it does not. */
export const openEnvelope = ({ payload, payloadType, signatures }: DsseEnvelope): string | null => {
  const text = Buffer.from(payload, 'base64').toString('utf8');
  const signature = Buffer.from(signatures[0]?.sig ?? '', 'base64');
  return verify('sha256', preAuthEncoding(payloadType, text), publicKey, signature) ? text : null;
};
