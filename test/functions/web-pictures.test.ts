import { describe, expect, it } from 'vitest';
import { barsOf } from '../../functions/web/pictures/bars.ts';
import { validityLine } from '../../functions/web/pictures/validity-line.ts';

const permit = { issuedAt: '2026-01-01T00:00:00.000Z', validUntil: '2026-04-11T00:00:00.000Z' };
const onDay = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();

describe('the line of a permit', () => {
  it('is one stretch while nothing was ruled, with today in it', () => {
    expect(validityLine(permit, [], onDay(25))).toEqual({
      segments: [{ kind: 'valid', from: 0, to: 100 }],
      today: 25,
      begins: permit.issuedAt,
      ends: permit.validUntil,
    });
  });

  it('shows a suspension until the permit was reinstated, in whatever order the rulings come', () => {
    const turns = [
      { kind: 'reinstatement', at: onDay(40) },
      { kind: 'publication', at: onDay(1) },
      { kind: 'suspension', at: onDay(20) },
    ];
    expect(validityLine(permit, turns, onDay(50)).segments).toEqual([
      { kind: 'valid', from: 0, to: 20 },
      { kind: 'suspended', from: 20, to: 40 },
      { kind: 'valid', from: 40, to: 100 },
    ]);
  });

  it('has ended for good with its revocation, and goes on to today once its last day is over', () => {
    const revoked = [{ kind: 'revocation', at: onDay(50) }];
    expect(validityLine(permit, revoked, onDay(60)).segments).toEqual([
      { kind: 'valid', from: 0, to: 50 },
      { kind: 'ended', from: 50, to: 100 },
    ]);
    const late = validityLine(permit, [{ kind: 'reinstatement', at: onDay(150) }], onDay(200));
    expect(late).toMatchObject({ today: 100, ends: onDay(200) });
    expect(late.segments).toEqual([
      { kind: 'valid', from: 0, to: 50 },
      { kind: 'ended', from: 50, to: 100 },
    ]);
  });
});

describe('the rows of a chart', () => {
  const counts = { economy: 5, government: 20, unknown: 10 };

  it('come with the largest first, each as long as it is many', () => {
    const rows = barsOf(counts, { label: (key) => key.toUpperCase() });
    expect(rows.map(({ label, value, percent }) => [label, value, percent])).toEqual([
      ['GOVERNMENT', 20, 100],
      ['UNKNOWN', 10, 50],
      ['ECONOMY', 5, 25],
    ]);
  });

  it('come in an order where there is one, the rest behind it, and link where there is something to see', () => {
    const href = (key: string) => (key === 'unknown' ? null : `/register?category=${key}`);
    const rows = barsOf(counts, { label: String, order: ['economy', 'government'], href, most: 3 });
    expect(rows.map((row) => [row.key, row.href])).toEqual([
      ['economy', '/register?category=economy'],
      ['government', '/register?category=government'],
      ['unknown', undefined],
    ]);
    expect(barsOf({}, { label: String })).toEqual([]);
  });
});
