import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keys } from '../../shared/workflow/keys.ts';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { content, openCase, openDesk } from './http-desk.ts';

const { vendor, owner } = people;
const commandId = (body: unknown): string => z.object({ commandId: z.string() }).parse(body).commandId;

let desk: Desk;
let ids: Awaited<ReturnType<typeof openCase>>;
beforeEach(async () => {
  desk = openDesk();
  ids = await openCase(desk);
});
const submit = (headers: Record<string, string> = {}, body: unknown = {}) =>
  desk.call(`POST /dossiers/${ids.dossierId}/submission`, { actor: vendor, body, headers });
const withdraw = (headers: Record<string, string> = {}, reasons = 'mine') =>
  desk.call(`POST /dossiers/${ids.dossierId}/withdrawal`, { actor: vendor, body: { reasons }, headers });
const eventsOf = () => desk.items.under(`DOSSIER#${ids.dossierId}`, 'EVENT#').length;

describe('a wish that is taken in', () => {
  it('is on its queue before it is acknowledged with its address', async () => {
    const { status, headers, body } = await withdraw();
    expect(status).toBe(202);
    expect(headers['location']).toBe(`/commands/${commandId(body)}`);
    expect(desk.queues.heads()).toMatchObject([{ queue: 'submission', deduplicationId: commandId(body) }]);
    expect(desk.items.get(keys.command(commandId(body)))).toMatchObject({
      status: 'pending',
      author: vendor.subject,
      bodyHash: expect.stringMatching(/^sha256:/u),
    });
  });

  it('is answered 200 with its outcome and the new version when its author waits', async () => {
    const { status, headers, body } = await withdraw({ prefer: 'wait=5' });
    expect(status).toBe(200);
    expect(headers['etag']).toBe('"2"');
    expect(body).toMatchObject({
      status: 'applied',
      version: 2,
      events: ['DossierWithdrawn'],
      refusal: null,
    });
  });

  it('is answered 409 with the refusal when it is refused', async () => {
    await withdraw({ prefer: 'wait=5' });
    const { status, headers, body } = await submit({ prefer: 'wait=5', 'accept-language': 'en' });
    expect(status).toBe(409);
    expect(headers['location']).toMatch(/^\/commands\/c-/u);
    expect(body).toMatchObject({
      code: 'move-not-allowed',
      reasons: [{ code: 'move-not-allowed', details: { status: 'withdrawn' } }],
      next: expect.stringMatching(/\S/u),
    });
  });

  it.each(['wait=0', 'respond-async', 'wait=abc'])(
    'is acknowledged at once with Prefer: %s',
    async (prefer) => {
      expect((await withdraw({ prefer })).status).toBe(202);
    },
  );

  it('is answered 202 when the wait is over first', async () => {
    const pauses: number[] = [];
    const slow = openDesk({ pause: (milliseconds) => Promise.resolve(void pauses.push(milliseconds)) });
    const headers = { prefer: 'wait=3' };
    const body = { nameVi: 'Nền tảng', fictional: true };
    expect((await slow.call('POST /platforms', { actor: vendor, body, headers })).status).toBe(202);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(3000);
    const longest = { prefer: 'wait=9999' };
    pauses.length = 0;
    await slow.call('POST /platforms', { actor: vendor, body: { ...body, nameVi: 'Hai' }, headers: longest });
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(10_000);
  });

  it('is told to its author and to auditors, and to nobody else', async () => {
    const id = commandId((await withdraw()).body);
    const told = (actor: (typeof people)[keyof typeof people]) => desk.call(`GET /commands/${id}`, { actor });
    expect((await told(vendor)).body).toMatchObject({ commandId: id, status: 'pending' });
    await desk.drain();
    expect((await told(people.auditor)).body).toMatchObject({ status: 'applied', version: 2 });
    expect(await told(owner)).toEqual(await desk.call('GET /commands/none', { actor: owner }));
  });

  it('keeps the hash of its request through its outcome', async () => {
    const id = commandId((await withdraw()).body);
    const { bodyHash } = desk.items.get(keys.command(id)) ?? {};
    await desk.drain();
    expect(desk.items.get(keys.command(id))).toMatchObject({ status: 'applied', bodyHash });
  });
});

describe('an idempotency key', () => {
  const key = { 'idempotency-key': 'k-1' };
  const waiting = { ...key, prefer: 'wait=5' };

  it('makes two requests one command, also while the first is not settled', async () => {
    const first = commandId((await withdraw(key)).body);
    const second = commandId((await withdraw(key)).body);
    expect(second).toBe(first);
    await desk.drain();
    expect(eventsOf()).toBe(2);
    expect((await withdraw(waiting)).body).toMatchObject({ commandId: first, status: 'applied' });
    expect(eventsOf()).toBe(2);
  });

  it('answers with the first outcome, though the case has moved on', async () => {
    const seen = { ...waiting, 'if-match': '"1"' };
    const put = () =>
      desk.call(`PUT /dossiers/${ids.dossierId}/content`, { actor: vendor, body: content, headers: seen });
    const first = await put();
    await withdraw({ prefer: 'wait=5' });
    const again = await put();
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(first.status).toBe(200);
  });

  it('answers a refusal again with the same refusal', async () => {
    await withdraw({ prefer: 'wait=5' });
    const first = await submit(waiting);
    expect(first.status).toBe(409);
    expect(await submit(waiting)).toEqual(first);
  });

  it('is refused for another request, whatever differs', async () => {
    await withdraw(waiting);
    const items = desk.items.all();
    const others = [await withdraw(waiting, 'others'), await submit(waiting)];
    for (const { status, body } of others)
      expect([status, body]).toMatchObject([422, { code: 'idempotency-key-reused' }]);
    expect(desk.items.all()).toEqual(items);
  });

  it('is one author’s own', async () => {
    const body = { nameVi: 'Nền tảng hai', fictional: true };
    const ask = (actor: typeof vendor, nameVi: string) =>
      desk.call('POST /platforms', { actor, body: { ...body, nameVi }, headers: waiting });
    const mine = await ask(vendor, 'Một');
    const theirs = await ask(people.otherVendor, 'Hai');
    expect([mine.status, theirs.status]).toEqual([200, 200]);
    expect(commandId(theirs.body)).not.toBe(commandId(mine.body));
  });

  it('is sent again after the queue was away, and nothing was acknowledged before', async () => {
    let isAway = true;
    const { queues } = desk;
    const away = openDesk({
      send: (url, messages) =>
        isAway ? Promise.reject(new Error('the queue is away')) : queues.send(url, messages),
    });
    const body = { nameVi: 'Nền tảng', fictional: true };
    const ask = () => away.call('POST /platforms', { actor: vendor, body, headers: key });
    expect((await ask()).status).toBe(500);
    isAway = false;
    expect((await ask()).status).toBe(202);
    expect(queues.heads()).toHaveLength(1);
  });
});

it('says of a command that was set aside that the fault is ours', async () => {
  const headers = { 'idempotency-key': 'k-1' };
  const id = commandId((await withdraw(headers)).body);
  const item = desk.items.get(keys.command(id));
  desk.items.put(keys.command(id), { ...item, status: 'failed' });
  const { status, body } = await withdraw(headers);
  expect([status, body]).toMatchObject([503, { code: 'command-failed' }]);
  expect((await desk.call(`GET /commands/${id}`, { actor: vendor })).body).toMatchObject({
    status: 'failed',
  });
});

it('names a release without artifacts by the digest of its manifest, the same for the same release', async () => {
  const { body } = await desk.call(`GET /platforms/${ids.platformId}`, { actor: vendor });
  expect(body).toMatchObject({ releases: [{ digests: [expect.stringMatching(/^sha256:[0-9a-f]{64}$/u)] }] });
});
