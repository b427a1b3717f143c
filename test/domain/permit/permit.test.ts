import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Permit } from '../../../shared/domain/dossier/dossier.ts';
import { permitStatuses } from '../../../shared/domain/moves.ts';
import type { PermitStatus } from '../../../shared/domain/moves.ts';
import { lapsesAt, permitStatusAt } from '../../../shared/domain/permit.ts';
import { monday } from '../../support/domain/surroundings.ts';

const end = '2027-11-02T17:00:00.000Z';
const replaced = '2026-12-31T17:00:00.000Z';
const aPermit = (override: Partial<Permit> = {}): Permit => ({
  status: 'valid',
  issuedAt: monday,
  validUntil: end,
  supersededFrom: null,
  since: monday,
  ...override,
});
const shifted = (instant: string, milliseconds: number) =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
const lastsUntil = (instant: string) => shifted(instant, -1);
const live = ['valid', 'suspended'] as const;
const final = ['expired', 'revoked', 'superseded'] as const satisfies PermitStatus[];
const isFinal = (status: PermitStatus) => final.some((known) => known === status);

describe('the status of a permit at an instant', () => {
  it.each(live)('stays %s to the last millisecond and is then expired', (status) => {
    expect(permitStatusAt(aPermit({ status }), monday)).toBe(status);
    expect(permitStatusAt(aPermit({ status }), lastsUntil(end))).toBe(status);
    expect(permitStatusAt(aPermit({ status }), end)).toBe('expired');
    expect(permitStatusAt(aPermit({ status }), shifted(end, 1))).toBe('expired');
  });

  it.each(live)('stays %s to the last millisecond before its successor and is then superseded', (status) => {
    const permit = aPermit({ status, supersededFrom: replaced });
    expect(permitStatusAt(permit, lastsUntil(replaced))).toBe(status);
    expect(permitStatusAt(permit, replaced)).toBe('superseded');
    expect(permitStatusAt(permit, lastsUntil(end))).toBe('superseded');
  });

  it('stays superseded after its own last day, for superseded is final', () => {
    expect(permitStatusAt(aPermit({ supersededFrom: replaced }), end)).toBe('superseded');
  });

  it('is expired where the successor comes on the last day or later', () => {
    expect(permitStatusAt(aPermit({ supersededFrom: end }), end)).toBe('expired');
    expect(permitStatusAt(aPermit({ supersededFrom: shifted(end, 1) }), shifted(end, 2))).toBe('expired');
  });

  it.each(final)('is %s for ever once that was recorded', (status) => {
    for (const now of [monday, replaced, end])
      expect(permitStatusAt(aPermit({ status, supersededFrom: replaced }), now)).toBe(status);
  });

  it('counts an instant without milliseconds like one with them', () => {
    expect(permitStatusAt(aPermit(), '2027-11-02T16:59:59Z')).toBe('valid');
    expect(permitStatusAt(aPermit(), '2027-11-02T17:00:00Z')).toBe('expired');
  });
});

describe('the instant at which a permit lapses', () => {
  it.each([
    ['its last day', null, end],
    ['its successor', replaced, replaced],
    ['its last day, when the successor comes later', shifted(end, 1), end],
  ])('is that of %s', (_, supersededFrom, expected) => {
    for (const status of live) expect(lapsesAt(aPermit({ status, supersededFrom }))).toBe(expected);
  });

  it.each(final)('is none once %s', (status) => {
    expect(lapsesAt(aPermit({ status }))).toBeNull();
  });
});

const instant = fc
  .date({ min: new Date('2026-11-01T00:00:00Z'), max: new Date('2028-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyPermit = fc
  .record({
    status: fc.constantFrom(...permitStatuses),
    validUntil: instant,
    supersededFrom: fc.option(instant),
  })
  .map((changes) => aPermit(changes));

describe('any permit', () => {
  it('never leaves a final status as time goes on', () => {
    fc.assert(
      fc.property(anyPermit, instant, instant, (permit, one, other) => {
        const [earlier, later] = one < other ? [one, other] : [other, one];
        const before = permitStatusAt(permit, earlier);
        if (isFinal(before)) expect(permitStatusAt(permit, later)).toBe(before);
      }),
    );
  });

  it('changes by itself exactly when it lapses', () => {
    fc.assert(
      fc.property(anyPermit, (permit) => {
        const lapse = lapsesAt(permit);
        if (lapse === null) return;
        expect(permitStatusAt(permit, lastsUntil(lapse))).toBe(permit.status);
        expect(isFinal(permitStatusAt(permit, lapse))).toBe(true);
      }),
    );
  });
});
