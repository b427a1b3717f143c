import { describe, expect, it } from 'vitest';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import type { Adoption } from '../../shared/domain/platform/adoption.ts';
import type { Standing } from '../../shared/domain/platform/platform.ts';
import { aStanding, aStandingPermit, someDetails } from '../support/domain/a-platform.ts';
import { aPerson } from '../support/domain/people.ts';
import { people } from '../workflow/people.ts';
import { openDesk } from './http-desk.ts';

const used: Adoption = {
  locality: '2025:37',
  basis: 'in-plan',
  document: '1/KH',
  day: '2026-11-01',
  scope: null,
  status: 'in-use',
  source: null,
};
const locality = aPerson('locality', '2025:37');
const suspended = aStandingPermit({ status: 'suspended' });

/** A desk with one platform that is used so and stands so. */
const deskWith = (standings: readonly Standing[], adoptions: readonly Adoption[] = [used]) => {
  const desk = openDesk();
  const card = { id: 'pf-1', ...someDetails(), standings, adoptions, updatedAt: '2026-11-23T02:00:00.000Z' };
  desk.items.put(keys.card('platform', 'pf-1'), { ...card, kindPk: shelf.register, kindSk: 'pf-1' });
  const seenBy = async (actor: typeof locality) =>
    (await desk.call('GET /adoptions/overdue', { actor })).body;
  return { ...desk, seenBy };
};

describe('given a platform that a locality uses', () => {
  const overdue = { items: [{ platformId: 'pf-1', locality: '2025:37', owner: 'BTC' }], total: 1 };

  it.each([
    ['suspended', [aStanding({ permit: suspended })]],
    [
      'expired by the clock alone',
      [aStanding({ permit: aStandingPermit({ validUntil: '2026-11-23T01:00:00.000Z' }) })],
    ],
    ['not published any more', [aStanding({ published: false })]],
    ['without any', []],
  ])(
    'when its permit is %s, then it is overdue for the locality, the owner and who oversees',
    async (_, standings) => {
      const { seenBy } = deskWith(standings);
      for (const actor of [locality, people.owner, people.registrar, people.auditor, people.ministry])
        expect(await seenBy(actor)).toMatchObject(overdue);
    },
  );

  it('when a permit of one of its releases is valid, or the use has ended, then nothing is overdue', async () => {
    const valid = deskWith([aStanding({ permit: suspended }), aStanding({ dossierId: 'ds-2' })]);
    expect(await valid.seenBy(people.auditor)).toMatchObject({ total: 0 });
    for (const change of [{ status: 'ended' }, { status: 'planned' }, { source: 'a letter' }] as const) {
      const { seenBy } = deskWith([aStanding({ permit: suspended })], [{ ...used, ...change }]);
      expect(await seenBy(people.auditor)).toMatchObject({ total: 0 });
    }
  });

  it('when another locality or owner asks, then they see nothing of it, and a vendor may not ask', async () => {
    const { seenBy, call } = deskWith([aStanding({ permit: suspended })]);
    expect(await seenBy(aPerson('locality', '2025:01'))).toMatchObject({ total: 0 });
    expect(await seenBy(aPerson('owner', 'BYT'))).toMatchObject({ total: 0 });
    expect(await call('GET /adoptions/overdue', { actor: people.vendor })).toMatchObject({ status: 403 });
  });
});
