import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { noticeKeys } from '../../shared/workflow/notice-keys.ts';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';

const page = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      events: z.array(z.string()),
      platformId: z.string().nullable(),
      readAt: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
  unread: z.number().nullable(),
});
const wait = { prefer: 'wait=5' };
const path = '/people/me/notice-preferences';

const opened = () => {
  const desk = openDesk();
  const noticesOf = async (actor: (typeof people)[keyof typeof people], query = '') =>
    page.parse((await desk.call(`GET /notices${query}`, { actor })).body);
  return { ...desk, noticesOf };
};

describe('given a platform that was registered', () => {
  it('when its owner asks, then the notice is there, unread, and after reading it is not', async () => {
    const desk = opened();
    const { platformId } = await openCase(desk);
    const { items, unread } = await desk.noticesOf(people.owner);
    expect(items.map(({ events }) => events[0]).toSorted()).toEqual([
      'DossierOpened',
      'PlatformRegistered',
      'ReleaseAdded',
    ]);
    expect([unread, items.every((item) => item.platformId === platformId)]).toEqual([3, true]);
    const [newest] = items;
    const read = await desk.call(`POST /notices/${newest?.id ?? ''}/read`, { actor: people.owner });
    expect(read).toMatchObject({ status: 200, body: { readAt: '2026-11-23T02:00:00.000Z' } });
    expect(await desk.call(`POST /notices/${newest?.id ?? ''}/read`, { actor: people.owner })).toMatchObject({
      status: 200,
    });
    const after = await desk.noticesOf(people.owner);
    expect(after.unread).toBe(2);
    expect(after.items.map(({ readAt }) => readAt !== null)).toEqual([false, false, true]);
  });

  it('when somebody else reads it, then there is no such notice', async () => {
    const desk = opened();
    await openCase(desk);
    const { items } = await desk.noticesOf(people.owner);
    for (const id of [items[0]?.id ?? '', 'bm8', '%00', 'x'])
      expect(await desk.call(`POST /notices/${id}/read`, { actor: people.assessor })).toMatchObject({
        status: 404,
        body: { code: 'no-such-notice' },
      });
    expect((await desk.noticesOf(people.assessor)).items).toEqual([]);
  });

  it('when there are more than a page, then the rest follows in order and none is shown twice', async () => {
    const desk = opened();
    for (let n = 0; n < 70; n += 1) {
      const at = `2026-11-23T02:00:00.0${String(n).padStart(2, '0')}Z`;
      const notice = {
        id: `c-${String(n)}`,
        at,
        events: ['PlatformUpdated'],
        about: { kind: 'platform', id: 'pf-1' },
      };
      desk.items.put(noticeKeys.unread('owner.BTC', at, notice.id), {
        ...notice,
        platformId: 'pf-1',
        organisation: 'BTC',
      });
    }
    const first = await desk.noticesOf(people.owner);
    const second = await desk.noticesOf(people.owner, `?cursor=${first.next ?? ''}`);
    expect([first.items.length, first.unread, second.items.length, second.next, second.unread]).toEqual([
      50,
      70,
      20,
      null,
      null,
    ]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(70);
    expect(await desk.call('GET /notices?cursor=nonsense', { actor: people.owner })).toMatchObject({
      status: 400,
    });
  });
});

describe('given preferences', () => {
  const address = 'owner@chot.example';

  it('when nothing was said, then there is no address; what is said is kept, used, exported and erased', async () => {
    const desk = opened();
    const asked = () => desk.call(`GET ${path}`, { actor: people.owner });
    expect((await asked()).body).toMatchObject({ email: null, language: 'vi' });
    const body = { email: address, language: 'en', kinds: ['platform'] };
    expect(await desk.call(`PUT ${path}`, { actor: people.owner, body, headers: wait })).toMatchObject({
      status: 200,
    });
    expect((await asked()).body).toEqual(body);
    await openCase(desk);
    await desk.drain();
    expect(desk.mails.letters.map(({ to }) => to)).toEqual([address, address]);
    expect((await desk.call('GET /people/me/export', { actor: people.owner })).body).toMatchObject({
      noticePreferences: body,
    });
    expect(
      await desk.call('POST /people/me/erasure', { actor: people.owner, body: {}, headers: wait }),
    ).toMatchObject({ status: 200 });
    expect((await asked()).body).toMatchObject({ email: null });
    expect(JSON.stringify(desk.items.all())).not.toContain(address);
  });

  it.each([
    [{ email: 'no address' }],
    [{ kinds: ['gossip'] }],
    [{ language: 'fr' }],
    [{ phone: '0' }],
    ['not json'],
  ])('when it is %j, then it is refused', async (body) => {
    const desk = opened();
    expect((await desk.call(`PUT ${path}`, { actor: people.owner, body })).status).toBe(
      typeof body === 'string' ? 400 : 422,
    );
  });

  it('when they were seen before somebody changed them, then that is said', async () => {
    const desk = opened();
    const headers = { ...wait, 'if-match': '"7"' };
    expect(await desk.call(`PUT ${path}`, { actor: people.owner, body: {}, headers })).toMatchObject({
      status: 412,
    });
  });

  it('when a machine asks, then it is no person', async () => {
    const desk = opened();
    for (const request of [`GET ${path}`, 'GET /notices'])
      expect(await desk.call(request, { actor: people.deployer })).toMatchObject({ status: 403 });
  });
});
