import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { permissionTable } from '../../shared/domain/permission-table.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';
import { levelApproved, ruling } from './http-road.ts';

const exported = (desk: Desk, actor: Actor, cursor = '') =>
  desk.call(`GET /people/me/export${cursor}`, { actor });
const shape = z.object({
  acts: z.array(
    z.looseObject({ type: z.string(), aggregate: z.object({ kind: z.string(), id: z.string() }) }),
  ),
  refusals: z.array(z.looseObject({})),
  next: z.string().nullable(),
});
const actsOf = async (desk: Desk, actor: Actor) => shape.parse((await exported(desk, actor)).body);
const typesOf = async (desk: Desk, actor: Actor) =>
  (await actsOf(desk, actor)).acts.map(({ type, aggregate }) => `${type} ${aggregate.kind}`);

/** Who is signed in and holds no office: the token says nothing but who it is. */
const nobody = (subject: string): Actor => ({ subject, unit: '', organisation: '', roles: [] });
const newcomer: Actor = { ...people.vendor, subject: 'new.CTY-A' };
const profile = { name: 'Nguyễn Thị Hoàng Yến', email: 'yen@example.vn', phone: null };

describe('the export of a person', () => {
  it('holds profile and appointment, and what they did on platforms, in cases and on organisations', async () => {
    const desk = openDesk();
    await desk.settle('PUT /people/me/profile', people.vendor, profile);
    await openCase(desk);
    const tie = { subject: people.vendor.subject, unit: people.vendor.unit, vendor: 'CTY-B', kind: 'family' };
    await desk.settle('POST /organisations/CTY-A/interests', people.vendor, tie);
    expect((await exported(desk, people.vendor)).body).toMatchObject({
      id: people.vendor.subject,
      organisation: 'CTY-A',
      profile,
      appointment: { unit: people.vendor.unit, roles: ['vendor'] },
      absences: [],
      interests: [{ vendor: 'CTY-B', kind: 'family' }],
      refusals: [],
      next: null,
    });
    expect((await typesOf(desk, people.vendor)).toSorted()).toEqual([
      'add-release platform',
      'declare-interest organisation',
      'open-dossier dossier',
      'register-platform platform',
      'save-profile person',
    ]);
    expect(await typesOf(desk, people.owner)).toEqual([]);
  });

  it('holds what they did in the cases of others, and the capacity, but no word of the case', async () => {
    const desk = openDesk();
    await levelApproved(desk);
    const answer = await exported(desk, people.registrar);
    expect(shape.parse(answer.body).acts).toMatchObject([
      {
        type: 'import-level',
        capacity: 'registrar',
        organisation: 'BKHCN',
        events: [{ type: 'LevelImported' }],
      },
    ]);
    expect(answer.text).not.toContain(ruling.documentNumber);
  });

  it('holds what was refused to them, for as long as the refusal is kept', async () => {
    const desk = openDesk();
    const { move } = await levelApproved(desk);
    const assign = (unit: string) =>
      move('assignment', people.owner, { organisation: unit.split('/')[0], unit });
    expect((await assign('CTY-A/operations')).status).toBe(409);
    expect((await move('submission', people.vendor, {})).status).toBe(409);
    const [watched] = desk.items.under(keys.ownAct(people.owner.subject, '', '').pk, '');
    const forgotten = desk.items
      .under(keys.ownAct(people.vendor.subject, '', '').pk, '')
      .find(({ type }) => type === 'submit');
    expect(watched).toMatchObject({ type: 'assign', refused: expect.stringMatching(/^assessor-/u) });
    expect(watched).not.toHaveProperty('expiresAt');
    expect(forgotten).toMatchObject({ type: 'submit', expiresAt: expect.any(Number) });
    expect((await actsOf(desk, people.owner)).refusals).toMatchObject([{ type: 'assign' }]);
    expect((await actsOf(desk, people.vendor)).refusals).toMatchObject([{ refused: 'move-not-allowed' }]);
  });

  it('goes on with the next acts where there are more than a page', async () => {
    const desk = openDesk();
    const { subject } = people.vendor;
    for (let n = 0; n < 101; n += 1) {
      const at = new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
      const body = { at, type: 'submit', aggregate: { kind: 'dossier', id: `ds-${String(n)}` } };
      desk.items.put(keys.ownAct(subject, at, 'c-1'), body);
    }
    const first = await actsOf(desk, people.vendor);
    const second = shape.parse((await exported(desk, people.vendor, `?cursor=${first.next ?? ''}`)).body);
    expect([first.acts.length, second.acts.length, second.next]).toEqual([100, 1, null]);
    expect(await exported(desk, people.vendor, '?cursor=ds-1')).toMatchObject({ status: 400 });
  });

  it('writes one item beside what a command writes anyhow, also when its message comes again', async () => {
    const desk = openDesk();
    await openCase(desk);
    const own = () => desk.items.under(keys.ownAct(people.vendor.subject, '', '').pk, '').length;
    const before = own();
    await desk.call('PUT /people/me/profile', { actor: people.vendor, body: profile });
    await desk.drain(3);
    expect(own()).toBe(before + 1);
  });
});

describe('whoever holds no office', () => {
  const dismissed = async () => {
    const desk = openDesk();
    const appointment = { member: newcomer.subject, unit: newcomer.unit, roles: ['vendor'] };
    await desk.settle('POST /organisations/CTY-A/appointments', people.registrar, appointment);
    await desk.settle('PUT /people/me/profile', newcomer, profile);
    await openCase(desk);
    await desk.settle('POST /organisations/CTY-A/dismissals', people.registrar, { member: newcomer.subject });
    return desk;
  };

  it.each([nobody(newcomer.subject), newcomer])(
    'takes along and erases what is theirs once dismissed',
    async (actor) => {
      const desk = await dismissed();
      expect((await exported(desk, actor)).body).toMatchObject({
        organisation: 'CTY-A',
        appointment: { lastDay: '2026-11-22' },
        profile,
        acts: [{ type: 'save-profile' }],
      });
      const headers = { prefer: 'wait=5' };
      expect(await desk.call('POST /people/me/erasure', { actor, body: {}, headers })).toMatchObject({
        status: 200,
      });
      expect(JSON.stringify(desk.items.all())).not.toContain(profile.name);
      expect((await exported(desk, actor)).body).toMatchObject({ profile: null });
    },
  );

  it('is shown, who was never appointed, that nothing is held', async () => {
    const answer = await exported(openDesk(), nobody('visitor'));
    expect(answer).toMatchObject({
      status: 200,
      body: { id: 'visitor', organisation: null, appointment: null, profile: null, acts: [], next: null },
    });
  });

  const others = permissionTable
    .map(({ route }) => route)
    .filter((route) => !route.includes('/people/me/') && !route.includes('/notices'))
    .map((route) => route.replaceAll(/\{\w+\}/gu, 'BTC'));
  it.each(others)('has no part in %s', async (route) => {
    const answer = await openDesk().call(route, {
      actor: nobody('visitor'),
      headers: { 'if-match': '"1"' },
      ...(!route.startsWith('GET') && { body: {} }),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-appointed' } });
  });

  it('has no part in what is another’s', async () => {
    const desk = await dismissed();
    const actor = nobody(newcomer.subject);
    const asked = [
      await desk.call('GET /people/me', { actor }),
      await desk.call('PUT /people/me/profile', { actor, body: profile }),
      await desk.call(`POST /people/${people.vendor.subject}/erasure`, { actor, body: {} }),
      await desk.call('GET /dossiers', { actor }),
      await desk.call('GET /organisations/CTY-A', { actor }),
    ];
    for (const answer of asked)
      expect(answer).toMatchObject({ status: 403, body: { code: 'not-appointed' } });
  });

  it('cannot take itself for the platform', async () => {
    const desk = openDesk();
    const answer = await desk.call('POST /people/me/erasure', {
      actor: nobody('system'),
      body: {},
      headers: { prefer: 'wait=5' },
    });
    expect(answer).toMatchObject({ status: 200, body: { events: [] } });
  });

  it('is no machine', async () => {
    const actor: Actor = {
      subject: 'deployer.2025:37',
      unit: '2025:37/pipeline',
      organisation: '2025:37',
      roles: ['deployer'],
    };
    expect((await exported(openDesk(), actor)).status).toBe(403);
  });
});
