import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { secretBytes, signatureHeaders } from '../../shared/workflow/webhook-signature.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { settle } from '../support/embedded-road.ts';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const made = z.object({ webhook: z.string(), secret: z.string() });
const failures = z.object({ items: z.array(z.object({ reason: z.string() })) });
const received: Received[] = [];
/** How the receiver of a path behaves; any other takes what it gets. */
const manners: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/silent': () => undefined,
  '/dribbles': (response) => {
    const timer = setInterval(() => response.writeProcessing(), 200);
    response.on('close', () => clearInterval(timer));
  },
  '/redirects': (response) => response.writeHead(302, { location: `${receiver}/stolen` }).end(),
};

let run: EmbeddedRun;
let server: Server;
let receiver = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const path = request.url ?? '';
      received.push({ path, headers: request.headers, body });
      const behave = manners[path];
      if (behave === undefined) response.writeHead(204).end();
      else behave(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  receiver = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
  const environment = { CHOT_REGISTER: 'none', CHOT_DELIVER_TWICE: '1', CHOT_WEBHOOK_LOOPBACK: 'allowed' };
  run = await startEmbedded({ environment });
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await run.stop();
  run.remove();
});

const account = 'administrator.BTC';
const add = async (url: string) => {
  const body = { url, kinds: ['platform'] };
  const answer = await run.api('POST', '/webhooks', { account, body, headers: { prefer: 'wait=10' } });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return made.parse(answer.body);
};
const register = (nameVi: string) =>
  settle(run, 'vendor', { path: '/platforms', body: { nameVi, owner: 'BTC', ownerKind: 'ministry' } });
const at = (path: string) => received.filter((one) => one.path === path);

it('brings a real receiver one signed CloudEvent, though every message is delivered twice', async () => {
  const { secret } = await add(`${receiver}/first`);
  const platformId = await register('Nền tảng một');
  await until(
    () => Promise.resolve(at('/first')),
    (got) => got.length > 0,
  );
  await register('Nền tảng hai');
  const got = await until(
    () => Promise.resolve(at('/first')),
    (all) => all.length > 1,
  );
  expect(got).toHaveLength(2);
  const [first] = got;
  if (first === undefined) throw new Error('nothing came');
  const { headers, body } = first;
  const signed = { id: String(headers['webhook-id']), seconds: Number(headers['webhook-timestamp']), body };
  const key = secretBytes(secret) ?? new Uint8Array();
  expect(headers['webhook-signature']).toBe(signatureHeaders(signed, [key])['webhook-signature']);
  expect(headers['content-type']).toContain('application/cloudevents+json');
  expect(JSON.parse(body)).toMatchObject({
    specversion: '1.0',
    type: 'vn.chot.notice.PlatformRegistered',
    subject: `platform/${platformId}`,
    data: { organisation: 'BTC', platformId, synthetic: true },
  });
});

it('goes on to the others beside receivers that never answer, dribble for ever, or redirect', async () => {
  const bad = await Promise.all(
    ['/silent', '/dribbles', '/redirects'].map((path) => add(`${receiver}${path}`)),
  );
  await register('Nền tảng ba');
  await until(
    () => Promise.resolve(['/silent', '/dribbles', '/redirects', '/first'].map((path) => at(path).length)),
    ([silent = 0, dribbles = 0, redirects = 0, first = 0]) =>
      silent > 0 && dribbles > 0 && redirects > 0 && first > 2,
  );
  expect(at('/stolen')).toEqual([]);
  for (const { webhook } of bad) {
    const { status, body } = await run.api('GET', `/webhooks/${webhook}/failures`, { account });
    expect([status, failures.safeParse(body).success]).toEqual([200, true]);
  }
});
