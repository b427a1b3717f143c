import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addHours } from '../../shared/domain/instant.ts';

it('adds whole hours as the calendar does', () => {
  const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 100_000 }), (instant, hours) => {
      const later = new Date(instant.getTime() + hours * 3_600_000).toISOString();
      expect(addHours(instant.toISOString(), hours)).toBe(later);
    }),
  );
});

it.each(['2026-11-22T01:00:00Z', '2026-11-22', ''])('takes instants with milliseconds only: "%s"', (text) => {
  expect(() => addHours(text, 1)).toThrow(RangeError);
});
