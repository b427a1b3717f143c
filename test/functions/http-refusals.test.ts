import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';
import { levelApproved, person } from './http-road.ts';

const shape = z.object({ items: z.array(z.looseObject({})), next: z.string().nullable() });
const listed = async (desk: Desk, actor: Actor, query = '') =>
  shape.parse((await desk.call(`GET /refusals${query}`, { actor })).body);
const registerMinistry = person('ministry', 'BKHCN', 'publishing');
const stranger: Actor = { ...people.vendor, subject: 'new.CTY-A' };
const waiting = { prefer: 'wait=5' };

describe('the list of refusals', () => {
  it('has those of workers in cases, for the auditor and the ministry that publishes the case', async () => {
    const desk = openDesk();
    const { move, dossierId } = await levelApproved(desk);
    await move('assignment', people.owner, { organisation: 'CTY-A', unit: 'CTY-A/delivery' });
    const items = [{ code: 'assessor-is-vendor', move: 'assign', dossierId, organisationId: null }];
    for (const actor of [people.auditor, people.ministry])
      expect(await listed(desk, actor)).toMatchObject({ items, next: null });
    expect((await listed(desk, registerMinistry)).items).toEqual([]);
  });

  it('has those at the door, with who asked for what and when, also of who acts for nobody', async () => {
    const desk = openDesk();
    const { dossierId } = await openCase(desk);
    const nobody: Actor = { subject: 'visitor', unit: '', organisation: '', roles: [] };
    await desk.call(`GET /dossiers/${dossierId}`, { actor: stranger });
    await desk.call('POST /organisations/BTC/units', { actor: nobody, body: {} });
    const at = '2026-11-23T02:00:00.000Z';
    const [inCase, onBody] = [
      {
        at,
        code: 'not-appointed',
        move: 'GET /dossiers/{id}',
        dossierId,
        publisher: 'BTC',
        actor: { subject: stranger.subject, unit: stranger.unit, organisation: 'CTY-A' },
      },
      {
        at,
        code: 'not-appointed',
        move: 'POST /organisations/{id}/units',
        organisationId: 'BTC',
        publisher: 'BKHCN',
        actor: { subject: 'visitor', unit: '', organisation: '' },
      },
    ];
    expect((await listed(desk, people.auditor)).items).toEqual(
      expect.arrayContaining([expect.objectContaining(inCase), expect.objectContaining(onBody)]),
    );
    expect((await listed(desk, people.ministry)).items).toMatchObject([inCase]);
    expect((await listed(desk, registerMinistry)).items).toMatchObject([onBody]);
    const own = await desk.call('GET /people/me/export', { actor: nobody });
    expect(own.body).toMatchObject({
      refusals: [{ type: 'POST /organisations/{id}/units', refused: 'not-appointed' }],
    });
  });

  it('has those in acts on organisations', async () => {
    const desk = openDesk();
    const keeper = person('administrator', 'BTC', 'administration');
    const itself = { member: keeper.subject, unit: 'BTC/office', roles: ['owner'] };
    const answer = await desk.call('POST /organisations/BTC/appointments', {
      actor: keeper,
      body: itself,
      headers: waiting,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'own-appointment' } });
    const items = [{ code: 'own-appointment', move: 'appoint', organisationId: 'BTC', dossierId: null }];
    for (const actor of [people.auditor, registerMinistry])
      expect(await listed(desk, actor)).toMatchObject({ items });
  });

  it('leaves out what is refused for another reason', async () => {
    const desk = openDesk();
    const { dossierId } = await openCase(desk);
    await desk.call(`GET /dossiers/${dossierId}`, { actor: people.otherVendor });
    await desk.call(`POST /dossiers/${dossierId}/withdrawal`, {
      actor: people.owner,
      body: { reasons: 'x' },
    });
    expect((await listed(desk, people.auditor)).items).toEqual([]);
  });

  it('goes from the newest to the oldest, a page at a time', async () => {
    const desk = openDesk();
    for (let n = 0; n < 5; n += 1) {
      const at = new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString();
      desk.items.put(keys.refusal('*', at, `c-${String(n)}`), { n });
    }
    const pages: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '?limit=2' : `?limit=2&cursor=${cursor}`;
      const { items, next } = await listed(desk, people.auditor, query);
      pages.push(items.map(({ n }) => n));
      cursor = next;
    }
    expect(pages).toEqual([[4, 3], [2, 1], [0]]);
    const wrong = await desk.call('GET /refusals?cursor=xyz', { actor: people.auditor });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'cursor-invalid' } });
  });
});
