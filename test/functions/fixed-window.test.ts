import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedWindow } from '../../shared/lambda/fixed-window.ts';

const terms = { limit: 3, seconds: 60, remembers: 2 };
const at = (seconds: number) =>
  new Date(Date.parse('2026-11-23T02:00:00.000Z') + seconds * 1000).toISOString();

describe('a fixed window', () => {
  it('lets everybody ask so often in a minute, each by themselves, and says how long to wait', () => {
    const waitFor = fixedWindow(terms);
    expect([0, 1, 2, 10.5].map((second) => waitFor('a', at(second)))).toEqual([0, 0, 0, 50]);
    expect(waitFor('b', at(10.5))).toBe(0);
    expect(waitFor('a', at(59.9))).toBe(1);
  });

  it('begins anew with the next minute, and also where the clock goes back', () => {
    const waitFor = fixedWindow(terms);
    for (let asked = 0; asked < 9; asked += 1) waitFor('a', at(59));
    expect(waitFor('a', at(60))).toBe(0);
    expect(waitFor('a', at(0))).toBe(0);
  });

  it('forgets who asked first where more ask than it remembers, and nobody else', () => {
    const waitFor = fixedWindow(terms);
    for (let asked = 0; asked < 3; asked += 1) for (const who of ['a', 'b']) waitFor(who, at(0));
    expect(waitFor('b', at(0))).toBe(60);
    expect(waitFor('c', at(0))).toBe(0);
    expect(waitFor('b', at(0))).toBe(60);
    expect(waitFor('a', at(0))).toBe(0);
  });

  it('never lets one asker through more often than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 59.999, noNaN: true })), (seconds) => {
        const waitFor = fixedWindow(terms);
        const allowed = seconds.filter((second) => waitFor('a', at(second)) === 0);
        expect(allowed.length).toBe(Math.min(seconds.length, terms.limit));
      }),
    );
  });
});
