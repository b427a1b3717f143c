import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sweep } from '../../functions/clock/sweep.ts';
import { secretBytes, signatureHeaders } from '../../shared/workflow/webhook-signature.ts';
import { administrator } from '../support/domain/webhook-refusals.ts';
import { queueNames } from '../support/in-memory-queues.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import type { Received } from '../support/in-memory-webhooks.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';

const made = z.object({ webhook: z.string(), secret: z.string().optional() });
const listed = z.object({
  items: z.array(z.object({ id: z.string(), url: z.string(), offSince: z.string().nullable() })),
});
const failures = z.object({
  items: z.array(z.object({ id: z.string(), reason: z.string(), attempts: z.number() })),
});
const url = 'https://nhan.example.vn/chot';
const waiting = { prefer: 'wait=5' };
let at = '2026-11-23T02:00:00.000Z';

/** A desk where time goes by the test, with an endpoint of the Ministry of Finance for what happens to platforms. */
const world = async () => {
  at = '2026-11-23T02:00:00.000Z';
  const desk = openDesk({ now: () => at });
  const call = (line: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
    desk.call(line, {
      actor: administrator,
      ...(body !== undefined && { body }),
      headers: { ...waiting, ...headers },
    });
  const answer = await call('POST /webhooks', { url, kinds: ['platform'] });
  if (answer.status !== 200) throw new Error(answer.text);
  const { webhook, secret = '' } = made.parse(answer.body);
  const register = (nameVi: string) =>
    desk.settle('POST /platforms', people.vendor, { nameVi, owner: 'BTC', ownerKind: 'ministry' });
  const runSweep = async (hours: number) => {
    at = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    await sweep({
      reads: inMemoryReads(desk.items),
      send: desk.queues.send,
      queues: queueNames,
      now: () => at,
    });
    await desk.drain();
  };
  const endpoints = async () => listed.parse((await call('GET /webhooks')).body).items;
  const givenUp = async () => failures.parse((await call(`GET /webhooks/${webhook}/failures`)).body).items;
  return { ...desk, call, webhook, secret, register, runSweep, endpoints, givenUp };
};
let here: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  here = await world();
});

const signs = ({ headers, body }: Received, secret: string): boolean => {
  const key = secretBytes(secret);
  const [id, seconds] = [headers['webhook-id'] ?? '', Number(headers['webhook-timestamp'])];
  const expected = key === null ? '' : signatureHeaders({ id, seconds, body }, [key])['webhook-signature'];
  return (headers['webhook-signature'] ?? '').split(' ').includes(expected);
};

describe('an endpoint', () => {
  it('is registered with a secret that is shown once and stands nowhere', async () => {
    expect(secretBytes(here.secret)).toHaveLength(32);
    expect(await here.endpoints()).toMatchObject([{ id: here.webhook, url, offSince: null }]);
    const everything = JSON.stringify(here.items.all());
    expect(everything).toContain(here.webhook);
    expect(everything).not.toContain(here.secret.slice('whsec_'.length));
  });

  it('answers a repeated request without the secret', async () => {
    const body = { url: 'https://nhan.example.vn/2' };
    const key = { 'idempotency-key': 'once' };
    const [first, again] = [
      await here.call('POST /webhooks', body, key),
      await here.call('POST /webhooks', body, key),
    ].map((answer) => made.parse(answer.body));
    expect(first?.secret).toBeDefined();
    expect(again).toEqual({ webhook: first?.webhook });
    expect(await here.endpoints()).toHaveLength(2);
  });

  it('is kept by the administrators of its organisation and by nobody else', async () => {
    for (const actor of [people.owner, people.vendor, people.auditor, people.registrar]) {
      const answer = await openDesk().call('GET /webhooks', { actor });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-your-role' } });
    }
  });

  it('is refused at a private address, without a secret in the answer', async () => {
    const answer = await here.call('POST /webhooks', { url: 'https://10.0.0.1/' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'webhook-address-private' } });
    expect(answer.text).not.toContain('whsec_');
  });

  it('is told once, signed, with ids only, however often the messages come', async () => {
    const { id } = (await here.register('Nền tảng bí mật')).aggregate;
    await here.drain(3);
    const [only, ...others] = here.receivers.received;
    expect(others).toEqual([]);
    expect(only?.url).toBe(url);
    expect(only?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    expect(only !== undefined && signs(only, here.secret)).toBe(true);
    expect(only?.body).not.toContain('bí mật');
    expect(JSON.parse(only?.body ?? '{}')).toMatchObject({
      specversion: '1.0',
      source: 'https://chot.example',
      type: 'vn.chot.notice.PlatformRegistered',
      subject: `platform/${id}`,
      time: at,
      datacontenttype: 'application/json',
      data: { organisation: 'BTC', events: ['PlatformRegistered'], platformId: id, synthetic: true },
    });
  });

  it('hears with both secrets for a day after a rotation', async () => {
    const rotated = made.parse((await here.call(`POST /webhooks/${here.webhook}/secret-rotation`)).body);
    await here.register('Một');
    await here.runSweep(24);
    await here.register('Hai');
    await here.drain();
    const signed = here.receivers.received.map((one) =>
      [here.secret, rotated.secret ?? ''].map((s) => signs(one, s)),
    );
    expect(signed).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('hears nothing once it is removed, and its secrets are gone', async () => {
    expect((await here.call(`DELETE /webhooks/${here.webhook}`)).status).toBe(200);
    await here.register('Một');
    await here.drain();
    expect(here.receivers.received).toEqual([]);
    expect(here.items.under(`WEBHOOK#${here.webhook}`, '')).toEqual([]);
    expect((await here.call(`DELETE /webhooks/${here.webhook}`)).status).toBe(404);
  });
});

describe('a delivery that is not taken', () => {
  beforeEach(async () => {
    here.receivers.answerWith({ kind: 'failed', reason: 'status', status: 503 });
    await here.register('Một');
    await here.drain();
  });

  it('is tried eight times in a day, given up, and sent again by hand', async () => {
    for (let hour = 0; hour < 30; hour += 1) await here.runSweep(1);
    expect(here.receivers.received).toHaveLength(8);
    expect(new Set(here.receivers.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    const [failure] = await here.givenUp();
    expect(failure).toMatchObject({ reason: 'status', attempts: 8 });
    here.receivers.answerWith({ kind: 'taken', status: 204 });
    const retry = `POST /webhooks/${here.webhook}/failures/${failure?.id ?? ''}/retry`;
    expect((await here.call(retry)).status).toBe(200);
    await here.drain();
    expect(here.receivers.received).toHaveLength(9);
    expect(await here.givenUp()).toEqual([]);
    expect((await here.call(retry)).status).toBe(404);
  });

  it('is tried no more once another address is refused', async () => {
    here.receivers.answerWith({ kind: 'refused', reason: 'address-not-public' });
    await here.runSweep(1);
    expect(await here.givenUp()).toMatchObject([{ reason: 'address-not-public', attempts: 2 }]);
    await here.runSweep(24);
    expect(here.receivers.received).toHaveLength(2);
  });

  it('has its endpoint switched off after three days, and its administrators told', async () => {
    for (let day = 0; day < 4; day += 1) {
      await here.runSweep(24);
      await here.register(`Ngày ${String(day)}`);
      await here.drain();
    }
    await here.runSweep(1);
    const [endpoint] = await here.endpoints();
    expect(endpoint?.offSince).not.toBeNull();
    expect(JSON.stringify(here.items.under('INBOX#administrator.BTC', ''))).toContain('WebhookSwitchedOff');
    const so = here.receivers.received.length;
    await here.register('Sau khi ngừng');
    await here.runSweep(24);
    expect(here.receivers.received).toHaveLength(so);
    await here.runSweep(24);
    await expect(inMemoryReads(here.items).due(at)).resolves.not.toContainEqual(
      expect.objectContaining({ endpoint: here.webhook }),
    );
  });
});
