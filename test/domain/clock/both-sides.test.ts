import fc from 'fast-check';
import { it } from 'vitest';
import { expectBothSides } from '../../support/domain/both-sides.ts';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';

it('over any history both sides’ time sums to the elapsed time, of every clock and of the whole case', () => {
  fc.assert(
    fc.property(anyWishes, fc.nat(400), ({ facts, ticks }, later) => {
      const { settled } = lived(facts, ticks);
      for (const { after, at } of settled) {
        if (after === null) continue;
        expectBothSides(after, at);
        expectBothSides(after, new Date(Date.parse(at) + later * 3_600_000).toISOString());
      }
    }),
    { numRuns: 60 },
  );
});
