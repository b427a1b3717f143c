import { describe, expect, it } from 'vitest';
import type { Adoption } from '../../../shared/domain/platform/adoption.ts';
import { registerOn } from '../../../shared/domain/register-past.ts';
import type { FormerUntil, Held } from '../../../shared/domain/register-past.ts';
import { aStanding, aStandingPermit, someDetails } from '../../support/domain/a-platform.ts';

const held = (override: Partial<Held> = {}): Held => ({
  ...someDetails({ sources: ['https://example.vn/1'] }),
  id: 'pf-1',
  registeredAt: '2026-11-10T02:00:00.000Z',
  standings: [],
  adoptions: [],
  ...override,
});
const used = (override: Partial<Adoption> = {}): Adoption => ({
  ...{ locality: '2025:37', basis: 'in-plan', document: '66/KH-UBND', day: '2022-12-31' },
  ...{ scope: null, status: 'in-use', source: null },
  ...override,
});
const onWith =
  (listed: readonly string[]) =>
  (card: Held, day: string, former: readonly FormerUntil[] = []) =>
    registerOn({ held: [card], former }, { day, end: `${day}T16:59:59.999Z`, listed: new Set(listed) })[0];
const on = onWith([]);

describe('a platform on an earlier day', () => {
  it('was not on the register before it came there', () => {
    expect([on(held(), '2026-11-09'), on(held(), '2026-11-10')]).toMatchObject([undefined, { id: 'pf-1' }]);
  });

  it('was there, where a list of that day had it, though the register heard of it later', () => {
    expect(onWith(['pf-1'])(held(), '2022-02-11')).toMatchObject({ id: 'pf-1', standings: [] });
  });

  it('was there as far back as anybody knows, where nobody kept since when', () => {
    const known = held({ registeredAt: null, standings: [aStanding()] });
    expect(on(known, '2022-02-11')).toMatchObject({ id: 'pf-1', standings: [] });
  });

  it('had the permit that was suspended since', () => {
    const suspended = aStanding({ permit: aStandingPermit({ status: 'suspended' }) });
    const record = { ...someDetails(), isNamed: true, standings: [aStanding()] };
    const former = [{ platformId: 'pf-1', until: '2026-11-20T02:00:00.000Z', record, word: null }];
    const card = held({ standings: [suspended] });
    expect([on(card, '2026-11-19', former), on(card, '2026-11-20', former)]).toMatchObject([
      { standings: [{ permit: { status: 'valid' } }] },
      { standings: [{ permit: { status: 'suspended' } }] },
    ]);
  });

  it('is not told of where only now a source names it', () => {
    const record = { ...someDetails(), isNamed: false, standings: [] };
    const former = [{ platformId: 'pf-1', until: '2026-11-20T02:00:00.000Z', record, word: null }];
    expect(on(held(), '2026-11-19', former)).toBeUndefined();
  });
});

describe('an adoption on an earlier day', () => {
  const until = '2026-11-20T02:00:00.000Z';
  const ended = held({ adoptions: [used({ status: 'ended', day: '2026-11-18' })] });
  const former = [{ platformId: 'pf-1', until, record: null, word: { key: '2025:37', adoption: used() } }];

  it('counts until the day of the document that ended it, though that was told later', () => {
    expect(on(ended, '2026-11-17', former)?.adoptions).toMatchObject([{ status: 'in-use' }]);
    expect(on(ended, '2026-11-18', former)?.adoptions).toMatchObject([{ status: 'ended' }]);
  });

  it('counts from the day of its document, however late it was told', () => {
    expect(on(ended, '2022-12-31', former)?.adoptions).toMatchObject([{ status: 'in-use' }]);
    expect(on(ended, '2022-12-30', former)).toBeUndefined();
  });

  it('counts from when it was noted, where it names no day', () => {
    const card = held({ adoptions: [used({ day: null })] });
    const first = [{ platformId: 'pf-1', until, record: null, word: { key: '2025:37', adoption: null } }];
    expect(on(card, '2026-11-19', first)?.adoptions).toEqual([]);
    expect(on(card, '2026-11-20', first)?.adoptions).toMatchObject([{ day: null }]);
  });
});
