import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { determineLevel } from '../../../shared/domain/levels/determine-level.ts';
import type { ComponentLevel, LevelMatch } from '../../../shared/domain/levels/determine-level.ts';
import { anyFacts, withOneLess } from '../../support/domain/facts.ts';
import { lawsOfLevels, pointsOf } from '../../support/domain/level-laws.ts';

const everyMatch = ({ matched, components = [] }: ComponentLevel): LevelMatch[] => [
  ...matched,
  ...components.flatMap(everyMatch),
];

describe.each(lawsOfLevels)('under %s', (ruleset) => {
  const determine = (facts: Parameters<typeof determineLevel>[1]) => determineLevel(pointsOf(ruleset), facts);

  it('adding a fact never lowers the level: it raises it, keeps it, or is refused', () => {
    let compared = 0;
    fc.assert(
      fc.property(anyFacts, fc.nat(99), (facts, which) => {
        const [less, more] = [determine(withOneLess(facts, which)), determine(facts)];
        if (less.kind !== 'determined' || more.kind !== 'determined') return;
        compared += 1;
        expect(more.level).toBeGreaterThanOrEqual(less.level);
      }),
      { numRuns: 4000 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('the level is the highest of all that matched, and each match names facts that were given', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = determine(facts);
        if (found.kind !== 'determined') return;
        const matches = everyMatch(found);
        expect(found.level).toBe(Math.max(...matches.map(({ level }) => level)));
        for (const { because } of found.matched)
          for (const name of because) expect(facts[name]).toBeDefined();
        for (const { because } of matches) expect(because.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('a risk that was found never lowers the level', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(1, 2, 3, 4, 5), (facts, riskOutcomeLevel) => {
        const [without, found] = [
          determine({ ...facts, riskOutcomeLevel: undefined }),
          determine({ ...facts, riskOutcomeLevel }),
        ];
        if (without.kind === 'facts-contradict') expect(found.kind).toBe('facts-contradict');
        if (found.kind !== 'determined') return;
        const level = without.kind === 'determined' ? without.level : 0;
        expect(found.level).toBe(
          Math.max(level, riskOutcomeLevel, ...(found.components ?? []).map((c) => c.level)),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('a refusal that names missing facts names none that is known', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const found = determine({ ...facts, components: undefined });
        if (found.kind !== 'no-criterion-matched') return;
        for (const name of found.missing) expect(Object.hasOwn(facts, name)).toBe(false);
      }),
    );
  });
});
