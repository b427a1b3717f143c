import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import type { Desk } from './http-desk.ts';
import { deskWhereEnds, listed, successor } from './http-endings.ts';
import { assessor, person } from './http-road.ts';

const { owner, registrar, auditor, vendor } = people;
const results = { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] };

const turns = z.object({ items: z.array(z.looseObject({ turn: z.unknown() })) });
const turnsOf = async (desk: Desk, actor: Actor) =>
  turns.parse((await desk.call('GET /dossiers?turn=mine', { actor })).body).items.map(({ turn }) => turn);
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
    expect(await turnsOf(desk, owner)).toEqual([{ role: 'owner', organisation: 'BTC' }]);
    expect(await turnsOf(desk, person('owner', 'BYT', 'office'))).toEqual([]);
    const another = { organisation: 'DGB', unit: 'DGB/assessment' };
    expect((await move('assignment', owner, another)).status).toBe(200);
    expect(await turnsOf(desk, owner)).toEqual([]);
    expect((await move('results', people.otherAssessor, results)).status).toBe(200);
  });

  it('waits for the owner too where the unit alone was closed, or the successor has none of that name', async () => {
    const { desk, move } = await deskWhereEnds();
    await move('assignment', owner, assessor);
    expect(await turnsOf(desk, owner)).toEqual([]);
    const closed = { unit: assessor.unit, nameVi: 'Đánh giá', function: 'assessing', lastDay: '2026-11-22' };
    await desk.settle('POST /organisations/DGA/units', registrar, closed);
    expect(await turnsOf(desk, owner)).toEqual([{ role: 'owner', organisation: 'BTC' }]);
    await desk.settle('POST /organisations/DGA/units', registrar, { ...closed, lastDay: null });
    expect(await turnsOf(desk, owner)).toEqual([]);
    const other = await deskWhereEnds(['DGA', 'BYT']);
    await other.move('assignment', owner, assessor);
    const renamed = { unit: 'BYT/assessment', nameVi: 'Khác', function: 'general', lastDay: '2026-11-01' };
    await other.desk.settle('POST /organisations/BYT/units', registrar, renamed);
    await other.end();
    expect(await turnsOf(other.desk, owner)).toEqual([{ role: 'owner', organisation: 'BTC' }]);
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

describe('a platform whose vendor or owner has ended', () => {
  it('is in the hands of who took over, and in nobody else’s', async () => {
    const { desk, platformId, end } = await deskWhereEnds(['CTY-A', 'CTY-B'], ['BTC', 'BYT']);
    const release = { version: '2.0.0' };
    const path = `/platforms/${platformId}`;
    const byOther = (body: object) => desk.call(`POST ${path}/releases`, { actor: people.otherVendor, body });
    expect((await byOther(release)).status).toBe(403);
    await end();
    await desk.settle(`POST ${path}/releases`, people.otherVendor, release);
    await desk.settle(`PATCH ${path}`, successor, { nameEn: 'Taken over' });
    const stranger = person('owner', 'BXD', 'office');
    expect((await desk.call(`PATCH ${path}`, { actor: stranger, body: { nameEn: 'x' } })).status).toBe(403);
    const { body } = await desk.call(`GET ${path}`, { actor: people.otherVendor });
    const shape = z.object({ releases: z.array(z.object({ releaseId: z.string(), version: z.string() })) });
    const releaseId = shape.parse(body).releases.find(({ version }) => version === '2.0.0')?.releaseId;
    const opening = { platformId, releaseId, proposedLevel: 1, operatingUnit: 'BYT/operations' };
    const { aggregate } = await desk.settle('POST /dossiers', people.otherVendor, opening);
    const opened = await desk.call(`GET /dossiers/${aggregate.id}`, { actor: people.otherVendor });
    expect(opened.body).toMatchObject({ vendor: 'CTY-B', owner: 'BYT' });
  });
});
