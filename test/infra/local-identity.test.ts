import { createHash, randomBytes } from 'node:crypto';
import { decodeJwt } from 'jose';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { machineClient } from '../../infra/local/token.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';

const assembly = new URL('./fixtures/assembly', import.meta.url).pathname;
const tokens = z.object({ access_token: z.string(), token_type: z.literal('Bearer') });

/** A browser that keeps cookies by path and follows no redirect by itself. */
class Browser {
  readonly #run: EmbeddedRun;
  readonly #cookies = new Map<string, { value: string; path: string }>();

  constructor(run: EmbeddedRun) {
    this.#run = run;
  }

  async go(address: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL(address, this.#run.baseUrl);
    const cookie = [...this.#cookies]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: cookie.join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, { value, path: /path=([^;]+)/i.exec(line)?.[1] ?? '/' });
    }
    return response;
  }
}

const placeOf = (response: Response): string => response.headers.get('location') ?? '';

describe('signing in', () => {
  let run: EmbeddedRun;
  beforeAll(async () => {
    run = await startEmbedded({ assembly, environment: { CHOT_REGISTER: 'none' } });
  });
  afterAll(async () => {
    await run.stop();
    run.remove();
  });

  const verifier = randomBytes(32).toString('base64url');
  const question = () =>
    new URLSearchParams({
      client_id: 'chot-web',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: `${run.baseUrl}/signed-in`,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });

  test('with a code and PKCE gives a token that the API takes', async () => {
    const browser = new Browser(run);
    const page = placeOf(await browser.go(`/oidc/auth?${question().toString()}`));
    const html = await (await browser.go(page)).text();
    expect(html).toContain('<html lang="vi">');
    for (const text of ['appraiser-mps', 'Bộ Công an', 'locality.2025:37']) expect(html).toContain(text);
    const resumed = placeOf(await browser.go(page, { account: 'appraiser-mps' }));
    const back = new URL(placeOf(await browser.go(resumed)));
    expect(back.pathname).toBe('/signed-in');
    const answer = await browser.go('/oidc/token', {
      grant_type: 'authorization_code',
      client_id: 'chot-web',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: `${run.baseUrl}/signed-in`,
      code_verifier: verifier,
    });
    const { access_token: token } = tokens.parse(await answer.json());
    expect(decodeJwt(token)).toMatchObject({ sub: 'appraiser.BCA', unit: 'BCA/security', aud: 'chot-web' });
    const { status } = await run.api('GET', '/items/x', { headers: { authorization: `Bearer ${token}` } });
    expect(status).toBe(200);
  });

  test('is over where nobody began it in this browser, and says so', async () => {
    for (const form of [undefined, { account: 'owner.BTC' }]) {
      const answer = await new Browser(run).go('/embedded/sign-in/none', form);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('đăng nhập lại');
    }
  });

  test.each(['%E0%A4%A', 'x'.repeat(4000), '', 'constructor'])('knows no account %j', async (name) => {
    expect(await run.api('GET', `/embedded/accounts/${name}`)).toMatchObject({ status: 404, body: null });
  });

  test.each(['/items/x', '/nowhere', '/embedded/clock', '/embedded/accounts/none', '/oidc/none'])(
    '%s tells a browser to show and keep nothing of the answer',
    async (path) => {
      const { headers } = await run.api('GET', path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
        'referrer-policy': 'no-referrer',
      });
    },
  );

  test('as somebody who does not exist is refused', async () => {
    const browser = new Browser(run);
    const page = placeOf(await browser.go(`/oidc/auth?${question().toString()}`));
    const resumed = placeOf(await browser.go(page, { account: 'owner.NOBODY' }));
    const back = new URL(placeOf(await browser.go(resumed)));
    expect(back.searchParams.get('error')).toBe('access_denied');
  });

  test('without PKCE, or to come back elsewhere, is refused', async () => {
    const browser = new Browser(run);
    const plain = question();
    plain.delete('code_challenge');
    plain.delete('code_challenge_method');
    const refused = new URL(placeOf(await browser.go(`/oidc/auth?${plain.toString()}`)));
    expect(refused.searchParams.get('error')).toBe('invalid_request');
    const elsewhere = question();
    elsewhere.set('redirect_uri', 'http://127.0.0.1:1/signed-in');
    expect((await browser.go(`/oidc/auth?${elsewhere.toString()}`)).status).toBe(400);
  });

  test('shows a page that brings no style or script of its own, and that nobody may frame or keep', async () => {
    const browser = new Browser(run);
    const page = await browser.go(placeOf(await browser.go(`/oidc/auth?${question().toString()}`)));
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-security-policy': expect.stringContaining(
        "default-src 'none'; style-src 'self'; form-action 'self'",
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    const html = await page.text();
    expect(html).not.toMatch(/<style|<script|\sstyle=|\son\w+=/u);
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)">/u.exec(html) ?? [];
    const sheet = await browser.go(style);
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });

  const machineToken = async (client: string, form: Readonly<Record<string, string>> = {}) => {
    const text = machineClient(run.dataDir, client).split('\n');
    const [id = '', secret = ''] = text.map((line) => encodeURIComponent(line.slice(line.indexOf('=') + 1)));
    const answer = await fetch(`${run.baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${id}:${secret}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
    });
    return { status: answer.status, body: await answer.json() };
  };

  test.each([
    ['deployer', 'deployer.2025:37', {}],
    ['deployer.2025:01', 'deployer.2025:01', { scope: 'chot/gate' }],
    ['deployer.BTC', 'deployer.BTC', { scope: 'openid' }],
  ])('of the machine %s gives a token for the gate and nothing else', async (client, sub, form) => {
    const { access_token: token } = tokens.parse((await machineToken(client, form)).body);
    expect(decodeJwt(token)).toMatchObject({ sub, roles: 'deployer', scope: 'chot/gate' });
    const { status } = await run.api('GET', '/items/x', { headers: { authorization: `Bearer ${token}` } });
    expect(status).toBe(200);
  });

  test('of a machine asks for the secret of that very machine, which the owner of the folder alone can read', async () => {
    for (const file of ['clients.secret', 'issuer.key.json']) {
      expect(statSync(join(run.dataDir, file)).mode & 0o777).toBe(0o600);
    }
    const [one, other] = ['deployer', 'deployer.2025:37'].map((id) =>
      machineClient(run.dataDir, id).split('=').at(-1),
    );
    expect(one).not.toBe(other);
    const answer = await fetch(`${run.baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`deployer:${other ?? ''}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  });

  test('as a machine is for machines', () => {
    for (const person of ['owner', 'owner.BTC', 'deployer.NOBODY', '']) {
      expect(() => machineClient(run.dataDir, person)).toThrow(`“${person}”`);
    }
  });
});
