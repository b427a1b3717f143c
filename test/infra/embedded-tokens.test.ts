import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issuerKey, issuerOn } from '../../infra/local/issuer.ts';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { sendRaw } from '../support/raw-request.ts';

let run: EmbeddedRun;
beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

const question = {
  release: { digest: `sha256:${'0'.repeat(64)}` },
  purpose: 'operation',
  data: 'real',
};
const staffRoutes = ['GET /dossiers', 'POST /platforms', 'GET /commands/c-1'];

/** Asks as the bearer of these headers; answers the status and what a reader sees of the whole answer. */
async function ask(request: string, headers: Readonly<Record<string, string>>) {
  const [method = '', path = ''] = request.split(' ');
  const answer = await run.api(method, path, { headers, ...(method === 'POST' && { body: question }) });
  return { ...answer, seen: JSON.stringify([answer.body, [...answer.headers]]) };
}
const askWith = (request: string, token: string) => ask(request, { authorization: `Bearer ${token}` });

const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const own = () => issuerKey({ file: (name) => join(run.dataDir, name) });
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** The claims of a good token of the owner, changed. */
async function changed(change: Readonly<Record<string, unknown>>) {
  return { ...decodeJwt(await run.token('owner')), ...change };
}
const signed = async (change: Readonly<Record<string, unknown>>, key = own().privateKey) =>
  new SignJWT(await changed(change)).setProtectedHeader({ alg: 'ES256', kid: own().keyId }).sign(key);
const publicPem = () => own().publicKey.export({ type: 'spki', format: 'pem' }).toString();

const notOurs: readonly (readonly [string, () => Promise<string>])[] = [
  ['expired', () => signed({ exp: inSeconds(-1) })],
  ['without end', () => signed({ exp: undefined })],
  ['not good yet', () => signed({ nbf: inSeconds(600) })],
  ['for another audience', () => signed({ aud: 'somebody-else' })],
  ['of another issuer', () => signed({ iss: issuerOn(run.port + 1) })],
  ['signed by a key that is not ours', () => signed({}, foreign.privateKey)],
  ['unsigned', async () => new UnsecuredJWT(await changed({})).encode()],
  [
    'signed with our public key as a secret',
    async () =>
      new SignJWT(await changed({}))
        .setProtectedHeader({ alg: 'HS256', kid: own().keyId })
        .sign(Buffer.from(publicPem())),
  ],
  [
    'that names a key of its own',
    async () =>
      new SignJWT(await changed({}))
        .setProtectedHeader({ alg: 'ES256', kid: 'mine', jwk: foreign.publicKey.export({ format: 'jwk' }) })
        .sign(foreign.privateKey),
  ],
  [
    'with changed claims',
    async () => {
      const [head, , signature] = (await run.token('owner')).split('.');
      const claims = Buffer.from(JSON.stringify(await changed({ roles: 'ministry' }))).toString('base64url');
      return [head, claims, signature].join('.');
    },
  ],
];

describe('a token that is not ours', () => {
  test('is told from one that is', async () => {
    expect((await askWith('GET /dossiers', await signed({}))).status).toBe(200);
  });

  test.each(notOurs)('%s: 401, and nothing is said of why or how', async (_, make) => {
    const token = await make();
    for (const request of [...staffRoutes, 'POST /gate/decisions']) {
      const { status, body, headers, seen } = await askWith(request, token);
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'unauthenticated', status: 401 });
      expect(headers.get('www-authenticate')).toBe('Bearer');
      expect(seen).not.toContain(token.split('.')[1]);
      expect(seen).not.toMatch(/stack|\bat \/|node_modules|jose|JWS|JWT|signature|expired/iu);
    }
  });
});

describe('a header that holds no token', () => {
  test.each([
    ['no scheme', (token: string) => token],
    ['another scheme', (token: string) => `Basic ${token}`],
    ['the scheme twice', (token: string) => `Bearer Bearer ${token}`],
    ['two tokens', (token: string) => `Bearer ${token}, Bearer ${token}`],
    ['no token', () => 'Bearer'],
    ['a very long token', () => `Bearer ${'a'.repeat(12_000)}`],
  ])('%s: 401', async (_, header) => {
    const { status } = await ask('GET /dossiers', { authorization: header(await run.token('owner')) });
    expect(status).toBe(401);
  });

  test('two headers: 401, whichever of them is good', async () => {
    const good = `authorization: Bearer ${await run.token('owner')}`;
    const bad = 'authorization: Bearer x.y.z';
    for (const pair of [
      [good, bad],
      [bad, good],
      [good, good],
    ]) {
      const answer = await sendRaw(run.port, ['GET /dossiers HTTP/1.1', 'host: x', ...pair]);
      expect(answer).toMatch(/^HTTP\/1\.1 401 /u);
    }
  });
});

describe('what a token is for', () => {
  test.each(['deployer', 'deployer.BTC'])('%s reaches the gate, and no route of staff', async (account) => {
    const token = await run.token(account);
    expect(await askWith('POST /gate/decisions', token)).toMatchObject({
      status: 200,
      body: { decision: 'deny' },
    });
    for (const request of staffRoutes) {
      const { status, body, headers } = await askWith(request, token);
      expect([status, body]).toEqual([403, { message: 'Forbidden' }]);
      expect(headers.get('www-authenticate')).toContain('insufficient_scope');
    }
  });

  test.each(['', 'chot', 'chot/gate2', 'openidx', 'xopenid email', 'OPENID'])(
    'a token for "%s" opens nothing',
    async (scope) => {
      const token = await signed({ scope });
      for (const request of [...staffRoutes, 'POST /gate/decisions']) {
        expect((await askWith(request, token)).body).toEqual({ message: 'Forbidden' });
      }
    },
  );

  test('somebody whose token names no appointment is told so', async () => {
    const token = await signed({ organisation: undefined, unit: undefined, roles: undefined });
    for (const request of [...staffRoutes, 'POST /gate/decisions']) {
      expect(await askWith(request, token)).toMatchObject({ status: 403, body: { code: 'not-appointed' } });
    }
  });
});

describe('a request that is not one', () => {
  const lines = ['GET /health HTTP/1.1', 'host: x'];
  test.each([
    ['a line break within a header', ['x-note: a\nset-cookie: b=1'].concat('x-more: \rx')],
    ['a zero within a header', ['x-note: a\0b']],
    ['a header name with a space', ['x note: a']],
    ['two lengths', ['content-length: 1', 'content-length: 2']],
    ['a length beside chunks', ['content-length: 1', 'transfer-encoding: chunked']],
  ])('%s: 400', async (_, more) => {
    expect(await sendRaw(run.port, [...lines, ...more])).toMatch(/^HTTP\/1\.1 400 /u);
  });

  test('a header of 64 KiB: 431', async () => {
    const answer = await sendRaw(run.port, [...lines, `x-note: ${'a'.repeat(64 * 1024)}`]);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /u);
  });

  test('line breaks in an address make no header of the answer', async () => {
    const address = '/permits/a%0d%0aset-cookie:%20b=1%0d%0a%0d%0a';
    const { status, headers } = await run.api('GET', address);
    expect(status).toBe(404);
    expect(headers.has('set-cookie')).toBe(false);
  });

  test('the id of a request is ours to give', async () => {
    const given = { 'x-correlation-id': 'mine', 'x-amzn-trace-id': 'mine', 'x-request-id': 'mine' };
    const { headers } = await run.api('GET', '/health', { headers: given });
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/u);
  });
});
