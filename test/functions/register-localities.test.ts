import { expect, it } from 'vitest';
import { registerEntry } from '../../shared/contracts/register-entry.ts';
import { filtersShape, fits } from '../../functions/register/register-query.ts';
import { cardSchema } from '../../shared/contracts/platform-card.ts';
import { someDetails } from '../support/domain/a-platform.ts';

const usedIn = (locality: string, status = 'in-use') =>
  registerEntry(
    cardSchema.parse({
      ...someDetails({ sources: ['https://example.vn/1'] }),
      ...{ id: 'pf-1', standings: [], updatedAt: '2026-11-22T02:00:00.000Z' },
      adoptions: [
        {
          locality,
          basis: 'in-plan',
          document: null,
          day: null,
          scope: null,
          status,
          source: 'https://example.vn/2',
        },
      ],
    }),
    '2026-11-23T02:00:00.000Z',
  );

it.each([
  ['2025:37', '2025:37', true],
  ['2025:37', '2024:36', true],
  ['2024:36', '2025:37', true],
  ['2024:36', '2024:35', false],
  ['2025:01', '2025:37', false],
])('who asks for the platforms of %s is shown what %s uses: %s', (locality, user, isShown) => {
  expect(fits({ locality }, usedIn(user))).toBe(isShown);
});

it('what a province no longer uses is not shown', () => {
  expect(fits({ locality: '2025:37' }, usedIn('2025:37', 'ended'))).toBe(false);
});

it.each([
  ['37', 'province-scheme-missing'],
  ['2025:99', 'locality-unknown'],
  ['2023:37', 'locality-unknown'],
])('who asks for %s is told what is wrong with the code, instead of an empty list', (locality, code) => {
  const { error } = filtersShape.safeParse({ locality });
  expect(error?.issues.map(({ message }) => message)).toEqual([code]);
});
