import { describe, expect, test } from 'vitest';
import { factsOf } from '../../infra/local/demo/content.ts';
import { planOf } from '../../infra/local/demo/plan.ts';
import { verdictsOf } from '../../infra/local/demo/results.ts';
import { levels } from '../../shared/domain/level.ts';
import { organisationOf } from '../../shared/register/organisations.ts';
import { fictionalPlatforms, registerPlatforms } from '../../shared/register/platforms.ts';
import { rulesetOf } from '../../shared/rulesets/rulesets.ts';

const today = '2026-11-22';
const real = registerPlatforms().map((platform) => planOf(platform, today));
const fictional = fictionalPlatforms().map((platform) => planOf(platform, today));
const ending = (wanted: string) => fictional.filter((plan) => plan.ending === wanted);

describe('the plan of a demonstration', () => {
  test('is the same every time', () => {
    expect(registerPlatforms().map((platform) => planOf(platform, today))).toEqual(real);
  });

  test('gives no real platform a bad verdict, nor level 5', () => {
    expect(new Set(real.map((plan) => plan.ending))).toEqual(new Set(['published']));
    expect(new Set(real.map(({ level }) => level))).toEqual(new Set([1, 2, 3, 4]));
    const verdicts = real.flatMap((plan) => [...verdictsOf(plan, ['A-1', 'A-2', 'A-3']).values()]);
    expect(verdicts).not.toContain('not-satisfied');
  });

  test('suspends one, revokes one, refuses and fails some, and has level 5 among what does not exist', () => {
    expect(ending('suspended')).toHaveLength(1);
    expect(ending('revoked')).toHaveLength(1);
    expect(ending('refused').length).toBeGreaterThan(0);
    expect(ending('not-eligible').length).toBeGreaterThan(0);
    expect(fictional.some(({ level }) => level === 5)).toBe(true);
  });

  test('has only vendors and assessors that do not exist, and owners that act today', () => {
    for (const { vendor, assessor, owner } of [...real, ...fictional]) {
      expect([vendor, assessor].map((id) => organisationOf(id)?.synthetic)).toEqual([true, true]);
      expect(organisationOf(owner)).toBeDefined();
      expect(today < (organisationOf(owner)?.validUntil ?? '9999')).toBe(true);
    }
  });

  test.each(levels)('says of an invented system what gives it level %i', (level) => {
    expect(rulesetOf('ND331_2026').determine(factsOf[level])).toMatchObject({ kind: 'determined', level });
  });

  test('returns some, and finds something with some', () => {
    for (const name of ['isReturnedOnce', 'hasFinding', 'hasNotApplicable'] as const)
      expect(new Set(real.map((plan) => plan[name]))).toEqual(new Set([true, false]));
  });
});
