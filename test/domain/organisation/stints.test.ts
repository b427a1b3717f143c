import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formerStints, stintsOf } from '../../../shared/domain/organisation/stints.ts';
import { always, aMember, anAct, anOrganisation } from '../../support/domain/an-organisation.ts';
import { givenOrganisation } from '../../support/domain/organisation-scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const today = '2026-11-02';
const around = aContext(`${today}T02:00:00.000Z`);
const appointed = (change: object) => anAct('appoint', { body: { member: 'owner.BTC', ...change } });
const servedUntilToday = { unit: 'BTC/office', firstDay: null, lastDay: today };

describe('whoever is appointed anew', () => {
  it('has served until today in the unit before, whatever day the new appointment begins', () => {
    for (const change of [{ firstDay: '2028-01-01' }, { unit: 'BTC/security' }]) {
      const { type, body } = appointed(change);
      expect(type).toBe('appoint');
      const after = givenOrganisation({ state: anOrganisation(), around })
        .when(appointed(change))
        .then({ type: 'MemberAppointed', ...body, former: [servedUntilToday] });
      expect(stintsOf(after ?? undefined, 'owner.BTC')).toContainEqual(servedUntilToday);
    }
  });

  it('has nothing noted that the new appointment covers itself', () => {
    const { body } = appointed({ roles: ['owner', 'appraiser'] });
    givenOrganisation({ state: anOrganisation(), around })
      .when(appointed({ roles: ['owner', 'appraiser'] }))
      .then({ type: 'MemberAppointed', ...body });
  });
});

describe('the times that somebody has served', () => {
  const begun = aMember({ firstDay: '2026-01-01', lastDay: null });

  it('are not those that ended before they began', () => {
    const never = aMember({ firstDay: '2028-01-01' });
    expect(formerStints(never, { ...always, unit: 'BTC/security' }, today)).toEqual([]);
    expect(stintsOf(anOrganisation({ members: { p: { ...never, lastDay: '2027-12-31' } } }), 'p')).toEqual(
      [],
    );
  });

  it('are kept one of each unit, from the first day to the last', () => {
    const earlier = { unit: 'BTC/office', firstDay: '2025-01-01', lastDay: '2025-06-30' };
    const other = { unit: 'BTC/assessment', firstDay: null, lastDay: '2024-12-31' };
    const former = formerStints(
      { ...begun, former: [earlier, other] },
      { ...always, unit: 'BTC/security' },
      today,
    );
    expect(former).toEqual([other, { unit: 'BTC/office', firstDay: '2025-01-01', lastDay: today }]);
  });

  it('never become fewer days by being appointed again and again', () => {
    const anyUnit = fc.constantFrom('BTC/office', 'BTC/security');
    const anyDay = fc.constantFrom(null, '2026-10-01', '2027-01-01');
    const anyStint = fc.record({ unit: anyUnit, firstDay: anyDay, lastDay: fc.constant(null) });
    fc.assert(
      fc.property(fc.array(anyStint, { maxLength: 6 }), (appointments) => {
        const last = appointments.reduce((member, next) => {
          const former = formerStints(member, next, today);
          return aMember({ ...next, former });
        }, begun);
        const inOffice = stintsOf(anOrganisation({ members: { p: last } }), 'p').filter(
          ({ unit, firstDay }) => unit === 'BTC/office' && (firstDay === null || firstDay <= '2026-01-01'),
        );
        expect(inOffice.some(({ lastDay }) => lastDay === null || lastDay >= today)).toBe(true);
      }),
    );
  });
});
