import { describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import { deskWhereEnds, listed, successor } from './http-endings.ts';
import { assessor, person, ruling } from './http-road.ts';

const { owner, registrar } = people;

describe('the list of a delegate', () => {
  const delegate = person('owner', 'BXD', 'office');
  const delegation = {
    toUnit: delegate.unit,
    moves: ['assign', 'reassign'],
    firstDay: '2026-01-01',
    lastDay: '2030-12-31',
    ruling,
  };

  it('holds the cases that the owner took over from a body that ended', async () => {
    const { desk, dossierId, move, end } = await deskWhereEnds(['BTC', 'BYT']);
    await desk.settle('POST /organisations/BYT/delegations', successor, delegation);
    expect(await listed(desk, delegate)).toEqual([]);
    await end();
    expect(await listed(desk, delegate)).toEqual([dossierId]);
    expect(await listed(desk, delegate, '?turn=mine')).toEqual([dossierId]);
    expect((await move('assignment', delegate, assessor)).status).toBe(200);
  });

  it('holds none of an owner that ended, whose delegation ended with it', async () => {
    const { desk, dossierId, end } = await deskWhereEnds(['BTC', 'BYT']);
    await desk.settle('POST /organisations/BTC/delegations', owner, delegation);
    expect(await listed(desk, delegate)).toEqual([dossierId]);
    await end();
    expect(await listed(desk, delegate)).toEqual([]);
    expect((await desk.call(`GET /dossiers/${dossierId}`, { actor: delegate })).status).toBe(404);
  });

  it('holds no case that the unit itself runs, which it may not see as a delegate', async () => {
    const { desk, dossierId } = await deskWhereEnds();
    const actor = person('assessor', 'BTC', 'operations');
    const { subject: member, unit, roles } = actor;
    await desk.settle('POST /organisations/BTC/delegations', owner, { ...delegation, toUnit: unit });
    await desk.settle('POST /organisations/BTC/appointments', registrar, { member, unit, roles });
    expect((await desk.call(`GET /dossiers/${dossierId}`, { actor })).status).toBe(404);
    expect(await listed(desk, actor)).toEqual([]);
  });
});
