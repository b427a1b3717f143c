import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';
import { historyTo } from '../../support/domain/road.ts';

const sample = fc.sample(anyWishes, { seed: 5, numRuns: 600 }).map(({ facts, ticks }) => lived(facts, ticks));

it('random histories get everywhere on the road, so that what holds of them says something', () => {
  const reached = new Set(sample.flatMap(({ settled }) => settled.map(({ after }) => after?.status)));
  expect([...reached].sort()).toEqual(
    [
      'appraised',
      'assessing',
      'awaiting-appraisal',
      'awaiting-publication',
      'delisted',
      'drafting',
      'eligible',
      'level-approved',
      'not-eligible',
      'published',
      'refused',
      'remediating',
      'returned',
      'withdrawn',
    ].sort(),
  );
  const permits = new Set(sample.map(({ settled }) => settled.at(-1)?.after?.permit?.status));
  expect(permits).toEqual(new Set([undefined, 'valid', 'suspended', 'expired', 'revoked', 'superseded']));
});

it('random histories hold duplicates, late arrivals and refusals of many kinds', () => {
  const ids = sample.map(({ settled }) => settled.map(({ command }) => command.id));
  expect(ids.filter((list) => new Set(list).size < list.length).length).toBeGreaterThan(100);
  const late = ids.filter((list) => {
    const numbers = list.filter((id) => id.startsWith('c-')).map((id) => Number(id.slice(2)));
    return numbers.some((number, index) => number < Math.max(...numbers.slice(0, index)));
  });
  expect(late.length).toBeGreaterThan(100);
  const codes = new Set(sample.flatMap(({ settled }) => settled.map(({ refusal }) => refusal)));
  for (const code of [
    'stale-version',
    'not-your-move',
    'concluder-may-not-decide',
    'assessor-must-change',
  ] as const)
    expect(codes).toContain(code);
});

it('the straight road ends published', () => {
  expect(historyTo('published').at(-1)?.event.type).toBe('Published');
});
