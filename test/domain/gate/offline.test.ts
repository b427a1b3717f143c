import { describe, expect, it } from 'vitest';
import { addHours } from '../../../shared/domain/instant.ts';
import { digestOf } from '../../support/domain/a-case.ts';
import { aQuestion } from '../../support/domain/a-gate-record.ts';
import {
  aList,
  aPermit,
  issuedAt,
  judged,
  listed,
  now,
  right,
  withPermits,
} from '../../support/domain/offline-papers.ts';

describe('without the service', () => {
  it('a permit that no list speaks against is allowed as of the list', () => {
    expect(judged()).toMatchObject({ decision: 'allow', reason: null, enforcement: 'block', asOf: issuedAt });
  });

  it('a release without a permit is unknown', () => {
    expect(judged({ permits: [] })).toMatchObject({ decision: 'deny', reason: 'unknown-release' });
    expect(judged(withPermits(aPermit({ digest: digestOf('b') })))).toMatchObject({
      reason: 'unknown-release',
    });
  });

  it.each([
    ['suspended', 'permit-suspended'],
    ['revoked', 'permit-revoked'],
  ] as const)('a permit that the list calls %s is denied', (status, reason) => {
    const list = right(aList({ permits: [listed('valid'), listed(status)] }));
    expect(judged({ list })).toMatchObject({ decision: 'deny', reason });
  });

  it('the list may speak of another case of the same platform, and of another platform', () => {
    const others = [listed('revoked', { dossierId: 'ds-2' }), listed('revoked', { platformId: 'pf-2' })];
    expect(judged({ list: right(aList({ permits: others })) })).toMatchObject({ decision: 'allow' });
  });

  it('a permit lapses on the day that the list names, and on its last', () => {
    const supersededFrom = '2026-11-22T01:30:00.000Z';
    const list = right(aList({ permits: [listed('valid', { supersededFrom })] }));
    expect(judged({ list })).toMatchObject({ reason: 'permit-superseded' });
    expect(judged({ list }, { now: '2026-11-22T01:29:59.999Z' })).toMatchObject({ decision: 'allow' });
    expect(judged(withPermits(aPermit({ validUntil: now })))).toMatchObject({ reason: 'permit-expired' });
  });

  it.each(['operation', 'trial'] as const)('%s with real data needs a list', (purpose) => {
    const question = aQuestion({ purpose, trial: { endsOn: '2026-12-01' } });
    const verdict = { decision: 'deny', reason: 'status-list-missing', asOf: null };
    expect(judged({ list: null }, {}, question)).toMatchObject(verdict);
  });

  it('a trial with synthetic data needs no papers, and wrong ones do not matter', () => {
    const question = aQuestion({ purpose: 'trial', data: 'synthetic', trial: { endsOn: '2026-12-01' } });
    const wrong = { ok: false, reason: 'signature-invalid' } as const;
    for (const given of [
      { permits: [], list: null },
      { permits: [wrong], list: wrong },
    ])
      expect(judged(given, {}, question)).toMatchObject({ decision: 'allow', asOf: null });
    const late = aQuestion({ purpose: 'trial', data: 'synthetic', trial: { endsOn: '2026-11-21' } });
    expect(judged({ list: null }, {}, late)).toMatchObject({ decision: 'deny', reason: 'trial-ended' });
  });

  it('a paper that is not right denies, the list before the permits', () => {
    const paper = { ok: false, reason: 'signature-invalid' } as const;
    const list = { ok: false, reason: 'key-unknown' } as const;
    expect(judged({ permits: [right(aPermit()), paper] })).toMatchObject({ reason: 'signature-invalid' });
    expect(judged({ permits: [paper], list })).toMatchObject({ reason: 'key-unknown', asOf: null });
  });
});

describe('the age of the list', () => {
  it.each([
    [1, '2026-11-22T02:00:00.000Z', 'allow'],
    [1, '2026-11-22T02:00:00.001Z', 'deny'],
    [4, '2026-11-22T05:00:00.000Z', 'allow'],
    [24, '2026-11-23T01:00:00.000Z', 'allow'],
    [24, '2026-11-23T01:00:00.001Z', 'deny'],
  ])('of %i hours as signed: at %s %s', (freshForHours, at, decision) => {
    const verdict = judged(withPermits(aPermit({ freshForHours })), { now: at });
    expect(verdict).toMatchObject({ decision, reason: decision === 'allow' ? null : 'status-stale' });
  });

  it('may not be less than nothing: there is no tolerance for a clock that is behind', () => {
    const verdict = judged({}, { now: '2026-11-22T00:59:59.999Z' });
    expect(verdict).toMatchObject({ decision: 'deny', reason: 'status-list-in-future' });
    const tomorrow = aPermit({ verifiedAt: '2026-11-22T02:00:00.001Z' });
    expect(judged(withPermits(tomorrow))).toMatchObject({ decision: 'deny', reason: 'permit-in-future' });
  });

  it('may not be more than that of a list seen before', () => {
    expect(judged({}, { seenIssuedAt: issuedAt })).toMatchObject({ decision: 'allow' });
    const verdict = judged({}, { seenIssuedAt: '2026-11-22T01:00:00.001Z' });
    expect(verdict).toMatchObject({ decision: 'deny', reason: 'status-list-older' });
  });
});

describe('several permits', () => {
  const newer = aPermit({ dossierId: 'ds-2', level: 2, verifiedAt: '2026-11-10T02:00:00.000Z' });

  it('of one platform and digest: the one verified last counts', () => {
    const asked = aQuestion({ requiredLevel: 3 });
    for (const permits of [withPermits(aPermit(), newer), withPermits(newer, aPermit())])
      expect(judged(permits, {}, asked)).toMatchObject({
        reason: 'level-too-low',
        record: { dossierId: 'ds-2' },
      });
  });

  it('verified at the same instant leave it open which one counts, and are denied', () => {
    const twin = aPermit({ dossierId: 'ds-2' });
    expect(judged(withPermits(aPermit(), twin))).toMatchObject({ reason: 'platform-required' });
    expect(judged(withPermits(aPermit(), aPermit()))).toMatchObject({ decision: 'allow' });
    for (const other of [aPermit({ synthetic: true }), aPermit({ freshForHours: 1 }), aPermit({ level: 5 })])
      expect(judged(withPermits(aPermit(), other))).toMatchObject({ reason: 'platform-required' });
  });

  it('of two platforms need the platform to be named', () => {
    const both = withPermits(aPermit(), aPermit({ platformId: 'pf-2', dossierId: 'ds-9' }));
    expect(judged(both)).toMatchObject({ decision: 'deny', reason: 'platform-required' });
    const asked = aQuestion({ platformId: 'pf-2' });
    expect(judged(both, {}, asked)).toMatchObject({ decision: 'allow', record: { platformId: 'pf-2' } });
  });

  it('for two digests of one release are one release', () => {
    const release = { purl: 'pkg:oci/pf-1@1.0.0' };
    const both = withPermits(aPermit(), aPermit({ digest: digestOf('b') }));
    expect(judged(both, {}, aQuestion({ release }))).toMatchObject({ decision: 'allow' });
  });
});

describe('an invented assessment', () => {
  it.each([
    ['in the permit', withPermits(aPermit({ synthetic: true }))],
    ['in the list', { list: right(aList({ synthetic: true })) }],
  ])('%s counts only where it is asked for', (_, given) => {
    expect(judged(given)).toMatchObject({ decision: 'deny', reason: 'synthetic-permit' });
    expect(judged(given, { acceptSynthetic: true })).toMatchObject({ decision: 'allow' });
  });
});

describe('enforcement', () => {
  const relaxations = [
    { organisation: 'BTC', platformId: null, firstDay: '2026-11-01', warnUntil: null, lastDay: '2026-12-31' },
  ];
  const list = right(aList({ relaxations }));
  const none = { permits: [], list };

  it('is relaxed for the organisation that the list names, and the decision stays', () => {
    const verdict = judged(none, { organisation: 'BTC' });
    expect(verdict).toMatchObject({ decision: 'deny', reason: 'unknown-release', enforcement: 'grace' });
    expect(judged(none, { organisation: 'BYT' }).enforcement).toBe('block');
    expect(judged(none).enforcement).toBe('block');
  });

  it('blocks where the list is stale, older than one seen, or from the future', () => {
    const asked = { organisation: 'BTC' };
    const stale = addHours(issuedAt, 25);
    expect(judged({ list }, { ...asked, now: stale })).toMatchObject({
      reason: 'status-stale',
      enforcement: 'block',
    });
    expect(judged(none, { ...asked, now: stale }).enforcement).toBe('block');
    expect(judged(none, { ...asked, seenIssuedAt: now }).enforcement).toBe('block');
    expect(judged(none, { ...asked, now: '2026-11-22T00:00:00.000Z' }).enforcement).toBe('block');
  });
});
