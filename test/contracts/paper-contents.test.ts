import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeySet, readPermit } from '../../shared/contracts/papers.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import { permitPayloadType } from '../../shared/workflow/permit-statement.ts';
import { aKey, aKeySet, aPermitPayload, sealed } from '../support/papers.ts';

const national = aKey('national-1');
const other = aKey('national-2');
const trust = { keys: readKeySet(aKeySet(national.jwk)), revokedKeys: [] };

describe('a payload', () => {
  const right = aPermitPayload();
  it.each<[string, string]>([
    ['is no JSON', '{'],
    ['is not canonical', JSON.stringify({ ...right, _type: right._type }, undefined, 1)],
    ['has a member twice', canonical(right).replace('{', `{"_type":"${right._type}",`)],
    ['is of another statement', canonical({ ...right, predicateType: 'https://slsa.dev/provenance/v1' })],
    [
      'did not pass',
      canonical({ ...right, predicate: { ...right.predicate, verificationResult: 'FAILED' } }),
    ],
    ['is of level 6', canonical(aPermitPayload({ level: 6 }))],
    ['has two subjects', canonical({ ...right, subject: [...right.subject, ...right.subject] })],
    ['has no last instant', canonical(aPermitPayload({ validUntil: 'never' }))],
    ['is fresh for ever', canonical(aPermitPayload({ freshForHours: 0 }))],
  ])('that %s is refused though its signature holds', async (_, payload) => {
    const file = await sealed(national, permitPayloadType, payload);
    expect(readPermit(file, trust)).toEqual({ ok: false, reason: 'payload-invalid' });
  });
});

describe('a key set', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  it.each<[string, string]>([
    ['that is no JSON', 'keys'],
    ['that is another thing', '{"keys":{}}'],
    ['that is a permit', '{"payload":"","payloadType":"","signatures":[]}'],
    ['with one id for two keys', aKeySet(national.jwk, { ...other.jwk, kid: 'national-1' })],
    ['with a key off the curve', aKeySet({ ...national.jwk, y: national.jwk.x })],
    [
      'with a secret',
      canonical({ keys: [{ kty: 'oct', k: 'AAAA', kid: 'national-1', use: 'sig', alg: 'HS256' }] }),
    ],
    [
      'with a key of another kind',
      canonical({ keys: [{ ...rsa, kid: 'national-1', use: 'sig', alg: 'ES256' }] }),
    ],
    ['with another algorithm', canonical({ keys: [{ ...national.jwk, alg: 'none' }] })],
    ['with a private half', canonical({ keys: [{ ...national.jwk, d: 'AAAA' }] })],
  ])('%s is a fault', (_, text) => {
    expect(() => readKeySet(text)).toThrow();
  });
});
