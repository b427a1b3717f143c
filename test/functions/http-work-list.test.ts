import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';
import { administrator, levelApproved, person, ruling } from './http-road.ts';

const shape = z.object({ items: z.array(z.object({ id: z.string() })), next: z.string().nullable() });
const always = { firstDay: null, lastDay: null };

const start = () => {
  const desk = openDesk();
  const list = async (query: string, actor: Actor) =>
    shape.parse((await desk.call(`GET /dossiers${query}`, { actor })).body);
  const idsOf = async (query: string, actor: Actor) => (await list(query, actor)).items.map(({ id }) => id);
  return { desk, list, idsOf };
};

describe('the work list', () => {
  it('holds what waits for each role of a person, together', async () => {
    const { desk, idsOf } = start();
    const { dossierId: drafting } = await openCase(desk);
    const waiting = await levelApproved(desk, 'Nền tảng hai');
    const both: Actor = {
      ...person('owner', 'BTC', 'office'),
      subject: 'hai-vai',
      roles: ['owner', 'vendor'],
    };
    const body = { member: both.subject, unit: both.unit, roles: both.roles, ...always };
    await desk.settle('POST /organisations/BTC/appointments', administrator, body);
    expect(await idsOf('?turn=mine', both)).toEqual([waiting.dossierId]);
    expect(await idsOf('?turn=mine', people.vendor)).toEqual([drafting]);
  });

  it('holds the owner’s cases for a unit that has the owner’s power, as long as it has it', async () => {
    const { desk, idsOf } = start();
    const { dossierId } = await levelApproved(desk);
    const delegate = person('owner', 'BYT', 'office');
    expect(await idsOf('?turn=mine', delegate)).toEqual([]);
    const delegation = {
      toUnit: delegate.unit,
      moves: ['assign'],
      firstDay: '2026-11-01',
      lastDay: '2026-12-31',
      ruling,
    };
    await desk.settle('POST /organisations/BTC/delegations', people.owner, delegation);
    expect(await idsOf('?turn=mine', delegate)).toEqual([dossierId]);
    expect(await idsOf('', delegate)).toEqual([dossierId]);
    const { body } = await desk.call('GET /organisations/BTC', { actor: people.auditor });
    const [id] = Object.keys(
      z.object({ delegations: z.record(z.string(), z.unknown()) }).parse(body).delegations,
    );
    await desk.settle('POST /organisations/BTC/delegation-revocations', people.owner, {
      delegation: id,
      ruling,
    });
    expect(await idsOf('?turn=mine', delegate)).toEqual([]);
    expect(await idsOf('', delegate)).toEqual([]);
  });

  it('goes on where a page ended, and shows each case once', async () => {
    const { desk, list } = start();
    const opened = [
      await openCase(desk),
      await openCase(desk, { nameVi: 'Nền tảng hai' }),
      await openCase(desk, { nameVi: 'Nền tảng ba' }),
    ];
    for (const query of ['?limit=2', '?turn=mine&limit=2']) {
      const first = await list(query, people.vendor);
      const second = await list(`${query}&cursor=${first.next ?? ''}`, people.vendor);
      const seen = [...first.items, ...second.items].map(({ id }) => id);
      expect(seen.sort()).toEqual(opened.map(({ dossierId }) => dossierId).sort());
      expect(second.next).toBeNull();
    }
  });
});
