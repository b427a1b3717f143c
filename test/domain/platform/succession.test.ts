import { describe, expect, it } from 'vitest';
import { successions } from '../../../shared/domain/platform/succession.ts';
import { permitStatuses } from '../../../shared/domain/moves.ts';
import { aPlatform, aStanding, aStandingPermit } from '../../support/domain/a-platform.ts';

/** A second release, whose permit was given on 10 November 2026 at eight in the evening in Viet Nam. */
const issuedAt = '2026-11-10T13:00:00.000Z';
const newer = aStanding({
  dossierId: 'ds-2',
  releaseId: 'rl-2',
  published: false,
  permit: aStandingPermit({ issuedAt }),
});
const platform = (...standings: readonly ReturnType<typeof aStanding>[]) =>
  aPlatform({ standings: Object.fromEntries([...standings, newer].map((one) => [one.dossierId, one])) });
const older = aStanding();
const inThirtyDays = '2026-12-09T17:00:00.000Z';

describe('a newer release', () => {
  it('replaces the one before from the thirtieth day on, Vietnamese midnight', () => {
    expect(successions(platform(older), newer)).toEqual([
      { dossierId: 'ds-1', supersededFrom: inThirtyDays },
    ]);
  });

  it('counts the thirty days from the day in Viet Nam', () => {
    const late = { ...newer, permit: aStandingPermit({ issuedAt: '2026-11-10T17:00:00.000Z' }) };
    expect(successions(platform(older), late)).toEqual([
      { dossierId: 'ds-1', supersededFrom: '2026-12-10T17:00:00.000Z' },
    ]);
  });

  it('replaces it on the day that the owner names', () => {
    expect(successions(platform(older), { ...newer, supersedesPreviousOn: '2027-01-01' })).toEqual([
      { dossierId: 'ds-1', supersededFrom: '2026-12-31T17:00:00.000Z' },
    ]);
  });

  it('replaces every earlier release that still has a permit', () => {
    const third = aStanding({ dossierId: 'ds-3', releaseId: 'rl-3' });
    expect(successions(platform(older, third), newer).map(({ dossierId }) => dossierId)).toEqual([
      'ds-1',
      'ds-3',
    ]);
  });

  it.each(permitStatuses)('tells an earlier permit that is %s only while it lives', (status) => {
    const earlier = aStanding({ permit: aStandingPermit({ status }) });
    const lives = status === 'valid' || status === 'suspended';
    expect(successions(platform(earlier), newer)).toHaveLength(lives ? 1 : 0);
  });

  it.each(permitStatuses)(
    'of the same release, given anew, tells one that is %s unless it ended for good',
    (status) => {
      const earlier = aStanding({ releaseId: newer.releaseId, permit: aStandingPermit({ status }) });
      const isTold = status !== 'revoked' && status !== 'superseded';
      const told = { dossierId: 'ds-1', supersededFrom: issuedAt, renewed: true };
      expect(successions(platform(earlier), newer)).toEqual(isTold ? [told] : []);
    },
  );

  it('says nothing twice, and tells a permit that knows of another day', () => {
    const knows = (supersededFrom: string) => aStanding({ permit: aStandingPermit({ supersededFrom }) });
    expect(successions(platform(knows(inThirtyDays)), newer)).toEqual([]);
    expect(successions(platform(knows('2027-01-01T17:00:00.000Z')), newer)).toHaveLength(1);
  });

  it.each([
    ['a permit given at the same moment', aStanding({ permit: aStandingPermit({ issuedAt }) })],
    ['a release without a permit', aStanding({ permit: null })],
  ])('does not replace %s', (_, other) => {
    expect(successions(platform(other), newer)).toEqual([]);
  });

  it('replaces a permit of the same release that was given before it at once, be it valid itself or not', () => {
    const same = aStanding({ releaseId: 'rl-2' });
    const expected = [{ dossierId: 'ds-1', supersededFrom: issuedAt, renewed: true }];
    expect(successions(platform(same), newer)).toEqual(expected);
    const revoked = { ...newer, permit: aStandingPermit({ ...newer.permit, status: 'revoked' }) };
    expect(successions(platform(same), revoked)).toEqual(expected);
  });

  it('replaces nothing when it has no permit itself', () => {
    expect(successions(platform(older), { ...newer, permit: null })).toEqual([]);
  });

  it.each(permitStatuses.filter((status) => status !== 'valid'))(
    'replaces nothing when it is %s itself',
    (status) => {
      const noted = { ...newer, permit: aStandingPermit({ issuedAt, status }) };
      const both = aPlatform({ standings: { 'ds-1': older, 'ds-2': noted } });
      expect(successions(both, noted)).toEqual([]);
    },
  );
});

describe('an older release that is heard of late', () => {
  it('is replaced by the latest of the newer ones', () => {
    const latest = aStanding({
      dossierId: 'ds-3',
      releaseId: 'rl-3',
      permit: aStandingPermit({ issuedAt: '2026-11-12T13:00:00.000Z' }),
    });
    expect(successions(platform(older, latest), older)).toEqual([
      { dossierId: 'ds-1', supersededFrom: '2026-12-11T17:00:00.000Z' },
    ]);
  });

  it('is told once only', () => {
    const told = aStanding({ permit: aStandingPermit({ supersededFrom: inThirtyDays }) });
    expect(successions(platform(told), told)).toEqual([]);
  });

  it('is told nothing while no newer permit is valid', () => {
    const suspended = { ...newer, permit: aStandingPermit({ issuedAt, status: 'suspended' }) };
    expect(successions(aPlatform({ standings: { 'ds-1': older, 'ds-2': suspended } }), older)).toEqual([]);
  });
});
