import { describe, expect, it } from 'vitest';
import type { OfflineStatus } from '../../../shared/domain/gate/offline-records.ts';
import { aList, aPermit, judged, listed, right, withPermits } from '../../support/domain/offline-papers.ts';

const graceUntil = '2026-11-23T01:00:00.000Z';
const lapsed = '2026-11-20T17:00:00.000Z';

/** A permit that has expired and a list that names it twice, once with what is said otherwise. */
const expired = (override: Partial<OfflineStatus> = {}, permit: object = {}) => {
  const permits = [listed('expired', { graceUntil }), listed('expired', { graceUntil, ...override })];
  return { ...withPermits(aPermit({ validUntil: lapsed, ...permit })), list: right(aList({ permits })) };
};

describe('a grace that the list names', () => {
  it('lets the denial of what expired through for whoever asks, until it ends', () => {
    const inGrace = { decision: 'deny', reason: 'permit-expired', enforcement: 'grace' };
    expect(judged(expired())).toMatchObject(inGrace);
    expect(judged(expired(), { now: '2026-11-23T00:59:59.999Z' })).toMatchObject(inGrace);
    expect(judged(expired(), { now: graceUntil })).toMatchObject({ ...inGrace, enforcement: 'block' });
  });

  it.each([
    { where: 'is not in every entry of the permit', entry: { graceUntil: null } },
    { where: 'ends earlier in another entry', entry: { graceUntil: '2026-11-22T01:30:00.000Z' } },
    {
      where: 'is of a permit that was revoked',
      entry: { status: 'revoked' as const },
      reason: 'permit-revoked',
    },
    { where: 'is of level 5', permit: { level: 5 } },
  ])('blocks where it $where', ({ entry, permit, reason = 'permit-expired' }) => {
    expect(judged(expired(entry, permit))).toMatchObject({ decision: 'deny', reason, enforcement: 'block' });
  });

  it('blocks where the list is too old for the permit', () => {
    const verdict = judged(expired({}, { freshForHours: 1 }), { now: '2026-11-22T02:00:00.001Z' });
    expect(verdict).toMatchObject({ reason: 'status-stale', enforcement: 'block' });
  });
});
