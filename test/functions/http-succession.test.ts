import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';
import { assessor, levelApproved, person } from './http-road.ts';

const { owner, registrar, auditor, vendor } = people;
const successor = person('owner', 'BYT', 'office');
const results = { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] };

/** A desk whose bodies end on 24 November, in favour of others. */
const deskWhereEnds = async (...ended: readonly (readonly [body: string, successor: string | null])[]) => {
  let now = '2026-11-23T02:00:00.000Z';
  const desk = openDesk({ now: () => now });
  const made = await levelApproved(desk);
  const end = async () => {
    for (const [body, to] of ended) {
      const given = { validUntil: '2026-11-24', successor: to };
      await desk.settle(`PATCH /organisations/${body}`, registrar, given);
    }
    now = '2026-11-24T02:00:00.000Z';
  };
  return { desk, ...made, end };
};
const shape = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const listed = async (desk: Desk, actor: Actor, query = '') =>
  shape.parse((await desk.call(`GET /dossiers${query}`, { actor })).body).items.map(({ id }) => id);
const turnOf = async (desk: Desk, dossierId: string, actor: Actor = auditor) =>
  z.looseObject({}).parse((await desk.call(`GET /dossiers/${dossierId}`, { actor })).body)['turn'];

describe('a case whose owner ends between two moves', () => {
  it('goes on with the body that took over, which finds it and whose turn it is', async () => {
    const { desk, dossierId, move, end } = await deskWhereEnds(['BTC', 'BYT']);
    expect(await desk.call(`GET /dossiers/${dossierId}`, { actor: successor })).toMatchObject({
      status: 404,
    });
    expect(await listed(desk, successor)).toEqual([]);
    await end();
    expect(await turnOf(desk, dossierId, successor)).toEqual({ role: 'owner', organisation: 'BYT' });
    expect(await listed(desk, successor)).toEqual([dossierId]);
    expect(await listed(desk, successor, '?turn=mine')).toEqual([dossierId]);
    expect((await move('assignment', successor, assessor)).status).toBe(200);
    expect(await move('assignment', owner, assessor)).toMatchObject({ body: { code: 'not-appointed' } });
  });

  it('keeps the name of the body that ended in its facts and its history', async () => {
    const { desk, dossierId, move, end } = await deskWhereEnds(['BTC', 'BYT']);
    await end();
    await move('assignment', successor, assessor);
    const answer = await desk.call(`GET /dossiers/${dossierId}`, { actor: successor });
    expect(answer.body).toMatchObject({ owner: 'BTC', caseNumber: expect.stringMatching(/^BTC-2026-/u) });
    const history = await desk.call(`GET /dossiers/${dossierId}/history`, { actor: auditor });
    const events = z.object({ items: z.array(z.looseObject({})) }).parse(history.body).items;
    expect(events.at(0)).toMatchObject({ events: [{ facts: { owner: 'BTC' } }] });
    expect(events.at(-1)).toMatchObject({ actor: { organisation: 'BYT' }, capacity: null });
  });

  it('does not go on with a body that was only named, before the other has ended', async () => {
    const { desk, dossierId, move } = await deskWhereEnds(['BTC', 'BYT']);
    await desk.settle('PATCH /organisations/BTC', registrar, { validUntil: '2026-12-31', successor: 'BYT' });
    expect(await move('assignment', successor, assessor)).toMatchObject({ status: 404 });
    expect(await listed(desk, successor)).toEqual([]);
    expect(await turnOf(desk, dossierId)).toEqual({ role: 'owner', organisation: 'BTC' });
  });

  it('goes on through a chain of successors', async () => {
    const { desk, dossierId, end } = await deskWhereEnds(['BTC', 'BYT'], ['BYT', 'BXD']);
    await end();
    const last = person('owner', 'BXD', 'office');
    expect(await turnOf(desk, dossierId, last)).toEqual({ role: 'owner', organisation: 'BXD' });
    expect(await listed(desk, last, '?turn=mine')).toEqual([dossierId]);
  });

  it('is appraised, and its refusals are read, by the body that took over', async () => {
    const { desk, move, end } = await deskWhereEnds(['BTC', 'BYT']);
    await move('assignment', owner, { organisation: 'CTY-A', unit: 'CTY-A/delivery' });
    await move('assignment', owner, assessor);
    await end();
    const claim = { criterion: 'RSK-01', verdict: 'not-applicable', note: 'Không có' };
    expect((await move('results', people.assessor, { results: [claim] })).status).toBe(200);
    const accepted = await move('results', person('appraiser', 'BYT', 'security'), {
      acceptNotApplicable: ['RSK-01'],
    });
    expect(accepted.status).toBe(200);
    const ministry = person('ministry', 'BYT', 'publishing');
    const refusals = await desk.call('GET /refusals', { actor: ministry });
    expect(refusals.body).toMatchObject({ items: [{ code: 'assessor-is-vendor', publisher: 'BTC' }] });
  });
});

describe('a case whose assessor ends between two moves', () => {
  it('goes on with the unit of the same name, if that could be assigned itself', async () => {
    const { desk, dossierId, move, end } = await deskWhereEnds(['DGA', 'DGB']);
    await move('assignment', owner, assessor);
    expect((await move('results', people.otherAssessor, results)).status).toBe(404);
    await end();
    expect(await turnOf(desk, dossierId)).toEqual({ role: 'assessor', organisation: 'DGB' });
    expect(await listed(desk, people.otherAssessor, '?turn=mine')).toEqual([dossierId]);
    expect((await move('results', people.otherAssessor, results)).status).toBe(200);
  });

  it('does not go on with one that is tied to the vendor', async () => {
    const { desk, move, end } = await deskWhereEnds(['DGA', 'DGB']);
    await move('assignment', owner, assessor);
    const tie = { unit: 'DGB/assessment', vendor: 'CTY-A', kind: 'advised' };
    await desk.settle('POST /organisations/DGB/interests', registrar, tie);
    await end();
    const refused = await move('results', people.otherAssessor, results);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict-of-interest' } });
  });

  it('waits for the owner, who names another, where nobody took over', async () => {
    const { desk, dossierId, move, end } = await deskWhereEnds(['DGA', null]);
    await move('assignment', owner, assessor);
    await end();
    expect(await turnOf(desk, dossierId)).toEqual({ role: 'owner', organisation: 'BTC' });
    const another = { organisation: 'DGB', unit: 'DGB/assessment' };
    expect((await move('assignment', owner, another)).status).toBe(200);
    expect((await move('results', people.otherAssessor, results)).status).toBe(200);
  });
});

describe('a case whose vendor ends between two moves', () => {
  it('goes on with the one that took over, which then is no assessor of it', async () => {
    const { desk, move, end, dossierId } = await deskWhereEnds(['CTY-A', 'CTY-B']);
    await end();
    expect((await desk.call(`GET /dossiers/${dossierId}`, { actor: vendor })).status).toBe(403);
    expect(await listed(desk, people.otherVendor)).toEqual([dossierId]);
    const itself = { organisation: 'CTY-B', unit: 'CTY-B/delivery' };
    expect(await move('assignment', owner, itself)).toMatchObject({ body: { code: 'assessor-is-vendor' } });
    expect((await move('withdrawal', people.otherVendor, { reasons: 'Dừng' })).status).toBe(200);
  });
});
