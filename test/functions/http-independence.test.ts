import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { aCouncil } from '../support/domain/commands.ts';
import { people } from '../workflow/people.ts';
import { content, openCase, openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';
import { assessor, levelApproved, moved, person, ruling } from './http-road.ts';

const { registrar, auditor, vendor, owner } = people;
const delegate = person('owner', 'BYT', 'office');
const moves = ['assign', 'approve-level'];
const delegation = { toUnit: delegate.unit, moves, firstDay: '2026-11-23', lastDay: '2026-11-30', ruling };

const deskAt = (start = '2026-11-23T02:00:00.000Z') => {
  let now = start;
  return { ...openDesk({ now: () => now }), at: (instant: string) => void (now = instant) };
};
const refusals = (desk: Desk, actor: Actor) => desk.call('GET /refusals', { actor });

describe('whoever is dismissed', () => {
  const newcomer: Actor = { ...vendor, subject: 'new.CTY-A' };
  const appointment = { member: newcomer.subject, unit: newcomer.unit, roles: ['vendor'] };

  it('acts until then, and is refused at the door from then on', async () => {
    const desk = openDesk();
    const { dossierId } = await openCase(desk);
    const save = () => moved(desk, `PUT /dossiers/${dossierId}/content`, { actor: newcomer, body: content });
    const refused = { status: 403, body: { code: 'not-appointed', details: { organisation: 'CTY-A' } } };
    expect(await save()).toMatchObject(refused);
    await desk.settle('POST /organisations/CTY-A/appointments', registrar, appointment);
    expect((await save()).status).toBe(200);
    await desk.settle('POST /organisations/CTY-A/dismissals', registrar, { member: newcomer.subject });
    expect(await save()).toMatchObject(refused);
    expect(await desk.call(`GET /dossiers/${dossierId}`, { actor: newcomer })).toMatchObject(refused);
  });

  it('is refused by the worker for what was still waiting', async () => {
    const desk = openDesk();
    const { dossierId } = await openCase(desk);
    await desk.settle('POST /organisations/CTY-A/appointments', registrar, appointment);
    const waiting = await desk.call(`PUT /dossiers/${dossierId}/content`, {
      actor: newcomer,
      body: content,
      headers: { 'if-match': '"1"' },
    });
    expect(waiting.status).toBe(202);
    const body = { member: newcomer.subject };
    await desk.call('POST /organisations/CTY-A/dismissals', { actor: registrar, body });
    for (const message of desk.queues.heads())
      if (message.queue === 'registry') await desk.deliver(message, 'done');
    await desk.drain();
    const outcome = await desk.call(`GET ${waiting.headers['location'] ?? ''}`, { actor: auditor });
    expect(outcome.body).toMatchObject({ status: 'refused', refusal: { code: 'not-appointed' } });
    expect((await desk.call(`GET /dossiers/${dossierId}`, { actor: vendor })).headers['etag']).toBe('"1"');
    expect((await refusals(desk, auditor)).body).toMatchObject({
      items: [{ code: 'not-appointed', dossierId, actor: { subject: newcomer.subject } }],
    });
  });
});

describe('power that was delegated in writing', () => {
  const given = async () => {
    const desk = deskAt();
    const made = await levelApproved(desk);
    const assign = () => made.move('assignment', delegate, assessor);
    return { desk, ...made, assign };
  };
  const nothingThere = { status: 404, body: { code: 'no-such-dossier' } };

  it('lets the unit act for the owner, and every document says under which delegation', async () => {
    const desk = deskAt();
    await desk.settle('POST /organisations/BTC/delegations', owner, delegation);
    const { dossierId } = await openCase(desk);
    const move = (name: string, actor: Actor, body: unknown) =>
      moved(desk, `POST /dossiers/${dossierId}/${name}`, { actor, body });
    await moved(desk, `PUT /dossiers/${dossierId}/content`, { actor: vendor, body: content });
    await move('submission', vendor, {});
    await move('appraisal', people.appraiser, { verdict: 'suitable', level: 3, ruling });
    expect((await move('level-approval', delegate, { decision: 'approve', ruling })).status).toBe(200);
    expect((await move('assignment', delegate, assessor)).status).toBe(200);
    const { body } = await desk.call(`GET /dossiers/${dossierId}/history`, { actor: delegate });
    const { items } = z.object({ items: z.array(z.looseObject({})) }).parse(body);
    const capacity = 'approver; 12/QĐ; 2026-11-20';
    const by = { actor: { unit: delegate.unit } };
    expect(items.slice(-2)).toMatchObject([
      { capacity, ...by, ruling: { capacity } },
      { capacity: 'owner; 12/QĐ; 2026-11-20', ...by, ruling: null },
    ]);
    const forbidden = await move('council', delegate, { ruling, members: aCouncil });
    expect(forbidden).toMatchObject({ status: 403, body: { code: 'not-your-move' } });
  });

  it('is among the moves that are allowed, also to somebody who holds another office in the case', async () => {
    const { desk, dossierId } = await given();
    const ministry = person('ministry', 'BTC', 'publishing');
    const allowed = async () => (await desk.call(`GET /dossiers/${dossierId}`, { actor: ministry })).body;
    expect(await allowed()).toMatchObject({ allowed: [] });
    const toUnit = ministry.unit;
    await desk.settle('POST /organisations/BTC/delegations', owner, { ...delegation, toUnit });
    expect(await allowed()).toMatchObject({ allowed: ['assign'] });
  });

  it('does not exist before its first day, after its last, and once it is revoked', async () => {
    const { desk, assign } = await given();
    expect(await assign()).toMatchObject(nothingThere);
    const later = { ...delegation, firstDay: '2026-11-24' };
    const { text } = await desk.call('POST /organisations/BTC/delegations', {
      actor: owner,
      body: later,
      headers: { prefer: 'wait=5' },
    });
    const { commandId } = z.object({ commandId: z.string() }).parse(JSON.parse(text));
    expect(await assign()).toMatchObject(nothingThere);
    desk.at('2026-11-30T17:00:00.000Z');
    expect(await assign()).toMatchObject(nothingThere);
    desk.at('2026-11-30T16:59:59.000Z');
    await desk.settle('POST /organisations/BTC/delegation-revocations', owner, {
      delegation: commandId,
      ruling,
    });
    expect(await assign()).toMatchObject(nothingThere);
  });

  it('counts until midnight in Viet Nam of its last day', async () => {
    const { desk, assign } = await given();
    await desk.settle('POST /organisations/BTC/delegations', owner, delegation);
    desk.at('2026-11-30T16:59:59.000Z');
    expect((await assign()).status).toBe(200);
  });

  it('is nothing to whoever is away', async () => {
    const { desk, dossierId } = await given();
    await desk.settle('POST /organisations/BTC/delegations', owner, delegation);
    const days = { firstDay: '2026-11-23', lastDay: '2026-11-30' };
    await desk.settle('POST /organisations/BYT/absences', registrar, { member: delegate.subject, ...days });
    for (const actor of [delegate, { ...delegate, roles: [] }])
      expect((await desk.call(`GET /dossiers/${dossierId}`, { actor })).status).toBe(403);
  });
});

describe('a licence', () => {
  const qualification = { kind: 'licensed', number: 'GD-DGA' };
  const lapse = (desk: Desk) =>
    desk.settle('POST /organisations/DGA/entitlement-withdrawals', registrar, {
      unit: assessor.unit,
      number: 'GD-DGA',
      lastDay: '2026-11-22',
    });
  const refused = {
    status: 409,
    body: { code: 'assessor-not-qualified', reasons: [{ details: { day: '2026-11-23' } }] },
  };

  it('that lapsed yesterday entitles nobody to be assigned', async () => {
    const desk = openDesk();
    const { move } = await levelApproved(desk);
    await lapse(desk);
    expect(await move('assignment', owner, { ...assessor, qualification })).toMatchObject(refused);
  });

  it('that lapsed since the assignment entitles nobody to conclude *eligible*', async () => {
    const desk = openDesk();
    const { move } = await levelApproved(desk);
    expect((await move('assignment', owner, { ...assessor, qualification })).status).toBe(200);
    await lapse(desk);
    const conclusion = { verdict: 'eligible', planFullyImplemented: true, reasons: 'Đủ điều kiện', ruling };
    expect(await move('conclusion', people.assessor, conclusion)).toMatchObject(refused);
  });
});
