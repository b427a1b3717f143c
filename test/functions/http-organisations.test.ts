import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { openDesk } from './http-desk.ts';
import { administrator, person, ruling } from './http-road.ts';

const { registrar, auditor, vendor } = people;
const wait = { prefer: 'wait=5' };
const units = { unit: 'BTC/audit', nameVi: 'Phòng kiểm tra', function: 'general' };
const newcomer = (member: string, organisation = 'BTC') => ({
  member,
  unit: `${organisation}/office`,
  roles: ['owner'],
});
const post = (desk: Desk, request: string, { actor = registrar, body }: { actor?: Actor; body: unknown }) =>
  desk.call(`POST /organisations/${request}`, { actor, body, headers: wait });

describe('an organisation over HTTP', () => {
  it('is registered and corrected by the registrar, and found by its name without marks', async () => {
    const desk = openDesk();
    const body = { id: 'CTY-X', nameVi: 'Công ty Đường Mới', kind: 'vendor' };
    await desk.settle('POST /organisations', registrar, body);
    await desk.settle('PATCH /organisations/CTY-X', registrar, { nameEn: 'New Road Company' });
    expect(await desk.call('GET /organisations?q=duong%20moi', { actor: vendor })).toMatchObject({
      status: 200,
      body: { items: [{ id: 'CTY-X', nameEn: 'New Road Company', validUntil: null }], total: 1, next: null },
    });
    expect(await desk.call('GET /organisations/CTY-X', { actor: vendor })).toMatchObject({
      headers: { etag: '"2"' },
      body: { kind: 'vendor', units: {} },
    });
  });

  it('is managed by its administrator, and by no other', async () => {
    const desk = openDesk();
    await desk.settle('POST /organisations/BTC/units', administrator, units);
    await desk.settle('POST /organisations/BTC/appointments', administrator, newcomer('clerk.BTC'));
    const other = person('administrator', 'BYT', 'administration');
    for (const actor of [other, people.owner, auditor])
      expect(await post(desk, 'BTC/units', { actor, body: units })).toMatchObject({
        status: 403,
        body: { code: 'not-your-organisation' },
      });
    const { body } = await desk.call('GET /organisations/BTC', { actor: administrator });
    expect(body).toMatchObject({
      version: 2,
      units: { 'BTC/audit': { function: 'general' } },
      members: { 'clerk.BTC': { roles: ['owner'] }, 'owner.BTC': { roles: ['owner'] } },
    });
  });

  it('neither bears the name of the platform itself nor takes in the invented people of another', async () => {
    const desk = openDesk();
    const body = { id: 'chot', nameVi: 'Chốt', kind: 'ministry' };
    expect(await desk.call('POST /organisations', { actor: registrar, body, headers: wait })).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    });
    for (const member of ['system', vendor.subject])
      expect(await post(desk, 'BTC/appointments', { body: newcomer(member) })).toMatchObject({
        status: 409,
        body: { code: 'person-registered-elsewhere' },
      });
  });

  it('appoints nobody under a word that the table cannot hold', async () => {
    const answer = await post(openDesk(), 'BTC/appointments', { body: newcomer('constructor') });
    expect(answer).toMatchObject({ status: 422, body: { reasons: [{ field: 'member' }] } });
  });

  it('hides its people from those who do not work with them', async () => {
    const desk = openDesk();
    const seenBy = async (actor: typeof vendor) => {
      const { body } = await desk.call('GET /organisations/BTC', { actor });
      const shown = Object.keys(z.looseObject({}).parse(body));
      return ['members', 'absences', 'delegations', 'interests'].filter((part) => shown.includes(part));
    };
    expect(await seenBy(vendor)).toEqual([]);
    expect(await seenBy(person('ministry', 'BYT', 'publishing'))).toEqual(['interests']);
    expect(await seenBy(people.owner)).toHaveLength(4);
    expect(await seenBy(auditor)).toHaveLength(4);
  });

  it('shows which yearly reports it owes and missed to who is told of it, and to no stranger', async () => {
    const desk = openDesk();
    const seenBy = async (actor: Actor) => {
      const { body } = await desk.call('GET /organisations/BTC', { actor });
      return Object.hasOwn(z.looseObject({}).parse(body), 'reports');
    };
    const told = [people.owner, registrar, auditor, person('ministry', 'BKHCN', 'publishing')];
    expect(await Promise.all(told.map(seenBy))).toEqual(told.map(() => true));
    expect(await seenBy(vendor)).toBe(false);
    expect(await seenBy(person('owner', 'BYT', 'office'))).toBe(false);
  });

  it('is not changed on a version that is not there, nor where there is none', async () => {
    const desk = openDesk();
    const stale = { actor: registrar, body: units, headers: { ...wait, 'if-match': '"7"' } };
    expect(await desk.call('POST /organisations/BTC/units', stale)).toMatchObject({ status: 412 });
    expect(await post(desk, 'NONE/units', { body: units })).toMatchObject({
      status: 404,
      body: { code: 'no-such-organisation' },
    });
    const again = { id: 'BTC', nameVi: 'Bộ Tài chính', kind: 'ministry' };
    expect(
      await desk.call('POST /organisations', { actor: registrar, body: again, headers: wait }),
    ).toMatchObject({ status: 409, body: { code: 'already-exists' } });
  });

  it('changes once however often each of its commands is delivered', async () => {
    const desk = openDesk();
    const days = { firstDay: '2026-11-01', lastDay: '2026-12-31' };
    const interest = { unit: 'BTC/office', vendor: 'CTY-A', kind: 'advised' };
    const entitlement = { kind: 'designated', number: '7/QĐ' };
    const wishes: readonly (readonly [string, typeof registrar, object])[] = [
      ['units', administrator, units],
      ['appointments', administrator, newcomer('clerk.BTC')],
      ['absences', administrator, { member: 'owner.BTC', replacement: 'clerk.BTC', ...days }],
      ['interests', registrar, interest],
      ['entitlements', registrar, { unit: 'BTC/audit', entitlement }],
      ['entitlement-withdrawals', registrar, { unit: 'BTC/audit', number: '7/QĐ', lastDay: '2026-11-30' }],
      ['dismissals', administrator, { member: 'clerk.BTC' }],
    ];
    const delegation = { toUnit: 'BYT/office', moves: ['assign'], ...days, ruling };
    for (const [name, actor, body] of [['delegations', people.owner, delegation] as const, ...wishes]) {
      const { status } = await desk.call(`POST /organisations/BTC/${name}`, { actor, body });
      expect(status).toBe(202);
      await desk.drain(3);
    }
    const { body } = await desk.call('GET /organisations/BTC/history', { actor: auditor });
    const chain = z
      .object({
        items: z.array(z.object({ version: z.number(), prevHash: z.string().nullable(), hash: z.string() })),
      })
      .parse(body).items;
    expect(chain.map(({ version }) => version)).toEqual(
      wishes.map((_, n) => n + 1).concat(wishes.length + 1),
    );
    expect(chain.map(({ prevHash }) => prevHash)).toEqual([
      null,
      ...chain.slice(0, -1).map(({ hash }) => hash),
    ]);
  });
});

describe('a person', () => {
  const appointed = (desk: Desk, organisation: string, more: object = {}) =>
    post(desk, `${organisation}/appointments`, { body: { ...newcomer('p-1', organisation), ...more } });
  const elsewhere = { status: 409, body: { code: 'person-registered-elsewhere' } };

  it('is appointed in one organisation at a time, and there as often as need be', async () => {
    const desk = openDesk();
    expect((await appointed(desk, 'BTC')).status).toBe(200);
    expect(await appointed(desk, 'BYT')).toMatchObject(elsewhere);
    expect((await appointed(desk, 'BTC', { roles: ['vendor'] })).status).toBe(200);
    expect((await post(desk, 'BTC/dismissals', { body: { member: 'p-1' } })).status).toBe(200);
    expect((await appointed(desk, 'BYT')).status).toBe(200);
  });

  it('is not freed by a former organisation that dismisses once more', async () => {
    const desk = openDesk();
    await appointed(desk, 'BTC');
    await post(desk, 'BTC/dismissals', { body: { member: 'p-1' } });
    await appointed(desk, 'BYT');
    expect((await post(desk, 'BTC/dismissals', { body: { member: 'p-1' } })).status).toBe(200);
    expect(await appointed(desk, 'KTNN')).toMatchObject(elsewhere);
  });

  it('is free on the day after the last, and not before', async () => {
    let now = '2026-11-23T02:00:00.000Z';
    const desk = openDesk({ now: () => now });
    await appointed(desk, 'BTC', { lastDay: '2026-11-23' });
    now = '2026-11-23T16:59:59.000Z';
    expect(await appointed(desk, 'BYT')).toMatchObject(elsewhere);
    now = '2026-11-23T17:00:00.000Z';
    expect((await appointed(desk, 'BYT')).status).toBe(200);
    expect(await appointed(desk, 'BTC')).toMatchObject(elsewhere);
  });
});

describe('a body of 2016', () => {
  const openedBy = async (desk: Desk): Promise<string> => {
    const name = {
      nameVi: `Nền tảng ${String(desk.items.all().length)}`,
      ownerKind: 'ministry',
      fictional: true,
    };
    const made = await desk.settle('POST /platforms', registrar, {
      ...name,
      owner: 'BTTTT',
      vendor: 'CTY-A',
    });
    const platformId = made.aggregate.id;
    await desk.settle(`POST /platforms/${platformId}/releases`, vendor, { version: '1.0.0' });
    const { body } = await desk.call(`GET /platforms/${platformId}`, { actor: vendor });
    const [release] = z
      .object({ releases: z.array(z.object({ releaseId: z.string() })) })
      .parse(body).releases;
    const opening = { proposedLevel: 3, operatingUnit: 'CTY-A/operations', releaseId: release?.releaseId };
    const opened = await desk.settle('POST /dossiers', vendor, { platformId, ...opening });
    const seen = await desk.call(`GET /dossiers/${opened.aggregate.id}`, { actor: vendor });
    return z.object({ owner: z.string() }).parse(seen.body).owner;
  };

  it('is the one that acts today when a case is opened, as the registrar states it', async () => {
    const desk = openDesk();
    expect(await openedBy(desk)).toBe('BKHCN');
    await desk.settle('PATCH /organisations/BTTTT', registrar, { successor: 'BTC' });
    expect(await openedBy(desk)).toBe('BTC');
  });
});
