import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { createVerifier } from '../../infra/local/authorizer.ts';

const issuer = 'http://127.0.0.1:3000/oidc';
const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicJwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'ES256' };
const verify = createVerifier({ issuer, audiences: ['chot-web'], keys: { keys: [publicJwk] } });

const token = (change: Readonly<Record<string, unknown>> = {}) =>
  new SignJWT({
    iss: issuer,
    aud: 'chot-web',
    sub: 'owner.BTC',
    exp: secondsFromNow(60),
    roles: 'owner',
    ...change,
  });
const sign = (jwt: SignJWT, key = own.privateKey) =>
  jwt.setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(key);
const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('the authorizer', () => {
  test('gives the claims of a good token as text', async () => {
    const claims = await verify(`Bearer ${await sign(token({ list: ['a', 1], flag: true }))}`);
    expect(claims).toMatchObject({ sub: 'owner.BTC', roles: 'owner', list: '[a 1]', flag: 'true' });
    expect(typeof claims?.['exp']).toBe('string');
  });

  test.each([
    ['expired', () => sign(token({ exp: secondsFromNow(-1) }))],
    ['without expiry', () => sign(token({ exp: undefined }))],
    ['not yet good', () => sign(token({ nbf: secondsFromNow(60) }))],
    ['for another audience', () => sign(token({ aud: 'somebody-else' }))],
    ['of another issuer', () => sign(token({ iss: 'http://127.0.0.1:3001/oidc' }))],
    ['signed with a foreign key', () => sign(token(), foreign.privateKey)],
    [
      'unsigned',
      () => Promise.resolve(new UnsecuredJWT({ iss: issuer, aud: 'chot-web', sub: 'x' }).encode()),
    ],
    [
      'signed with the public key as a secret',
      () =>
        token()
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(Buffer.from(own.publicKey.export({ type: 'spki', format: 'pem' }))),
    ],
    ['cut short', async () => (await sign(token())).slice(0, -2)],
  ])('refuses a token that is %s', async (_, make) => {
    expect(await verify(`Bearer ${await make()}`)).toBeUndefined();
  });

  test.each([[undefined], [''], ['Basic eDp5'], ['Bearer'], ['Bearer a b']])('refuses %j', async (header) => {
    expect(await verify(header)).toBeUndefined();
  });
});
