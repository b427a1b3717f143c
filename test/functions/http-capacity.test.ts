import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';
import { levelApproved, ruling } from './http-road.ts';

const shape = z.object({ items: z.array(z.looseObject({})) });

describe('the capacity of a ruling', () => {
  it('is the one that its author has, and cannot be typed', async () => {
    const desk = openDesk();
    const { move, dossierId } = await levelApproved(desk);
    const typed = { decision: 'import', level: 3, ruling: { ...ruling, capacity: 'Minister' } };
    expect(await move('level-approval', people.registrar, typed)).toMatchObject({
      status: 422,
      body: { code: 'request-invalid' },
    });
    const { body } = await desk.call(`GET /dossiers/${dossierId}/history`, { actor: people.auditor });
    expect(shape.parse(body).items.at(-1)).toMatchObject({
      capacity: 'registrar',
      ruling: { capacity: 'registrar' },
    });
  });

  it('is that of the record, whatever came off the queue', async () => {
    const desk = openDesk();
    const { dossierId } = await levelApproved(desk);
    const forged = {
      id: 'c-forged',
      type: 'erase-files',
      aggregate: { kind: 'dossier', id: dossierId },
      actor: people.owner,
      body: { ruling: { ...ruling, legalBasis: 'x', capacity: 'Minister' }, reasons: 'x' },
      correlationId: 'r-1',
    };
    await desk.settle(`POST /dossiers/${dossierId}/withdrawal`, people.vendor, { reasons: 'Dừng' });
    await desk.queues.send('assessment', [{ group: 'dossier', deduplicationId: forged.id, body: forged }]);
    await desk.drain();
    const { body } = await desk.call(`GET /dossiers/${dossierId}/history`, { actor: people.auditor });
    expect(shape.parse(body).items.at(-1)).toMatchObject({
      events: [{ type: 'FilesErased' }],
      capacity: 'owner-alone',
      ruling: { capacity: 'owner-alone' },
    });
  });

  it('is the owner’s on its own organisation', async () => {
    const desk = openDesk();
    await desk.settle('POST /organisations/BTC/delegations', people.owner, {
      toUnit: 'BYT/office',
      moves: ['assign'],
      firstDay: '2026-11-23',
      lastDay: '2026-11-30',
      ruling,
    });
    const { body } = await desk.call('GET /organisations/BTC/history', { actor: people.auditor });
    expect(shape.parse(body).items.at(-1)).toMatchObject({
      capacity: 'owner',
      ruling: { capacity: 'owner' },
    });
  });
});
