import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { organisationOfUnit } from '../../shared/domain/organisation/organisation.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';
import { assessor, levelApproved, person } from './http-road.ts';

const { registrar, auditor, vendor, owner } = people;

const deskAt = (start = '2026-11-23T02:00:00.000Z') => {
  let now = start;
  return { ...openDesk({ now: () => now }), at: (instant: string) => void (now = instant) };
};
const lan: Actor = { ...people.assessor, subject: 'lan' };
const result = { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] };
const appoint = (desk: Desk, unit: string, more: object = {}) =>
  desk.settle(`POST /organisations/${organisationOfUnit(unit)}/appointments`, registrar, {
    member: 'lan',
    unit,
    roles: unit.startsWith('CTY') ? ['vendor'] : ['assessor'],
    ...more,
  });
const refusals = (desk: Desk, actor: Actor) => desk.call('GET /refusals', { actor });

describe('a declared tie to the vendor', () => {
  it('keeps its person from judging, and the refusal is shown to who watches over independence', async () => {
    const desk = openDesk();
    const { move, dossierId } = await levelApproved(desk);
    await move('assignment', owner, assessor);
    const tie = { subject: people.assessor.subject, unit: assessor.unit, vendor: 'CTY-A', kind: 'family' };
    await desk.settle('POST /organisations/DGA/interests', people.assessor, tie);
    const results = { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] };
    const code = 'conflict-of-interest';
    expect(await move('results', people.assessor, results)).toMatchObject({ status: 409, body: { code } });
    const items = [
      { code, move: 'record-results', dossierId, publisher: 'BTC', details: { kind: 'family' } },
    ];
    for (const actor of [auditor, people.ministry])
      expect(await refusals(desk, actor)).toMatchObject({ status: 200, body: { items } });
    const another = person('ministry', 'BYT', 'publishing');
    expect(await refusals(desk, another)).toMatchObject({ status: 200, body: { items: [] } });
    for (const actor of [vendor, owner, people.assessor, registrar])
      expect((await refusals(desk, actor)).status).toBe(403);
  });

  it('follows its person into another organisation, and ends no sooner than it is said to', async () => {
    const desk = deskAt();
    const { move } = await levelApproved(desk);
    const lan: Actor = { ...people.otherAssessor, subject: 'lan' };
    const employ = (organisation: string) =>
      desk.settle(`POST /organisations/${organisation}/appointments`, registrar, {
        member: 'lan',
        unit: `${organisation}/assessment`,
        roles: ['assessor'],
      });
    const act = (name: string, actor: Actor, body: unknown) =>
      desk.call(`POST /organisations/DGB/${name}`, { actor, body, headers: { prefer: 'wait=5' } });
    await employ('DGB');
    const tie = { subject: 'lan', unit: 'DGB/assessment', vendor: 'CTY-A', kind: 'advised' };
    const { commandId: interest } = z
      .object({ commandId: z.string() })
      .parse((await act('interests', lan, tie)).body);
    const tooEarly = await act('interest-ends', registrar, { interest, lastDay: '2024-01-01' });
    expect(tooEarly).toMatchObject({ status: 409, body: { code: 'last-day-past' } });
    expect((await act('interest-ends', registrar, { interest, lastDay: '2026-11-23' })).status).toBe(200);
    expect((await act('dismissals', registrar, { member: 'lan' })).status).toBe(200);
    await employ('DGA');
    await move('assignment', owner, assessor);
    const record = () =>
      move(
        'results',
        { ...people.assessor, subject: 'lan' },
        { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] },
      );
    desk.at('2028-11-23T16:59:59.000Z');
    expect(await record()).toMatchObject({
      status: 409,
      body: {
        code: 'conflict-of-interest',
        reasons: [{ details: { kind: 'advised', until: '2028-11-23' } }],
      },
    });
    desk.at('2028-11-23T17:00:00.000Z');
    expect((await record()).status).toBe(200);
  });

  it('of a whole unit follows whoever served there while it lasted', async () => {
    const desk = deskAt();
    const { move } = await levelApproved(desk);
    await appoint(desk, 'DGB/assessment');
    const tie = { unit: 'DGB/assessment', vendor: 'CTY-A', kind: 'advised' };
    await desk.settle('POST /organisations/DGB/interests', registrar, tie);
    await desk.settle('POST /organisations/DGB/dismissals', registrar, { member: 'lan' });
    await appoint(desk, assessor.unit);
    await move('assignment', owner, assessor);
    const code = 'conflict-of-interest';
    expect(await move('results', lan, result)).toMatchObject({ status: 409, body: { code } });
    expect((await move('results', people.assessor, result)).status).toBe(200);
    desk.at('2028-11-23T02:00:00.000Z');
    expect((await move('results', lan, result)).status).toBe(200);
  });

  it('to the body that the vendor has become, or was before, is one to the vendor', async () => {
    const desk = deskAt();
    const { move } = await levelApproved(desk);
    await move('assignment', owner, assessor);
    const tie = {
      subject: people.assessor.subject,
      unit: assessor.unit,
      vendor: 'CTY-B',
      kind: 'owns-share',
    };
    await desk.settle('POST /organisations/DGA/interests', people.assessor, tie);
    expect((await move('results', people.assessor, result)).status).toBe(200);
    const given = { validUntil: '2026-11-24', successor: 'CTY-B' };
    await desk.settle('PATCH /organisations/CTY-A', registrar, given);
    desk.at('2026-11-24T02:00:00.000Z');
    const code = 'conflict-of-interest';
    expect(await move('results', people.assessor, result)).toMatchObject({ status: 409, body: { code } });
  });

  it('of the whole unit keeps it from being assigned until two years have passed', async () => {
    const desk = deskAt();
    const { move } = await levelApproved(desk);
    const tie = { unit: assessor.unit, vendor: 'CTY-A', kind: 'advised', lastDay: '2024-11-23' };
    await desk.settle('POST /organisations/DGA/interests', registrar, tie);
    expect(await move('assignment', owner, assessor)).toMatchObject({
      status: 409,
      body: { code: 'assessor-cooling-off', reasons: [{ details: { until: '2026-11-23' } }] },
    });
    desk.at('2026-11-23T17:00:00.000Z');
    expect((await move('assignment', owner, assessor)).status).toBe(200);
  });
});

describe('work for the vendor', () => {
  it('is not wiped out by appointing somebody anew for a later day', async () => {
    const desk = deskAt();
    const { move } = await levelApproved(desk);
    await appoint(desk, 'CTY-A/delivery');
    desk.at('2026-11-24T02:00:00.000Z');
    await appoint(desk, 'CTY-A/delivery', { firstDay: '2028-01-01' });
    await desk.settle('POST /organisations/CTY-A/dismissals', registrar, { member: 'lan' });
    await appoint(desk, assessor.unit);
    await move('assignment', owner, assessor);
    const details = { kind: 'employed', until: '2028-11-24' };
    expect(await move('results', lan, result)).toMatchObject({
      status: 409,
      body: { code: 'conflict-of-interest', reasons: [{ details }] },
    });
    desk.at('2028-11-25T02:00:00.000Z');
    expect((await move('results', lan, result)).status).toBe(200);
  });
});
