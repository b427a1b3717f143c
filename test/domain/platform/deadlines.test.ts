import { expect, it } from 'vitest';
import { decidePlatform } from '../../../shared/domain/platform/decide.ts';
import { nextDueOf } from '../../../shared/domain/platform/deadlines.ts';
import { evolvePlatform } from '../../../shared/domain/platform/evolve.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import { aPlatform, someDetails } from '../../support/domain/a-platform.ts';
import { people } from '../../support/domain/people.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const noteDue = { id: 'do-note-due', type: 'note-due', actor: people.system, body: {} } as const;

const told = (state: Platform, now: string, actor = people.system) => {
  const decision = decidePlatform({ id: 'pf-1', state, version: 1 }, { ...noteDue, actor }, aContext(now));
  if (!decision.ok) return { types: [decision.refusal.code], after: state };
  const after = decision.events.reduce<Platform>(evolvePlatform, state);
  return { types: decision.events.map(({ type }) => type), after };
};

const ending = aPlatform({
  details: someDetails({ owner: 'BTC' }),
  termination: {
    lastDay: '2026-12-31',
    reasons: 'replaced',
    documentNumber: '15/QĐ-BTC',
    documentDate: '2026-11-02',
  },
});

it('reminds of the last day of a platform thirty, seven and one days before, and says when it has passed', () => {
  const seen: string[] = [];
  let state = ending;
  for (let now = nextDueOf(state); now !== null; now = nextDueOf(state)) {
    const step = told(state, now);
    seen.push(`${now} ${step.types.join(' ')}`);
    state = step.after;
  }
  expect(seen).toEqual([
    '2026-11-30T17:00:00.000Z ClockReminded DueNoted',
    '2026-12-23T17:00:00.000Z ClockReminded DueNoted',
    '2026-12-29T17:00:00.000Z ClockReminded DueNoted',
    '2026-12-31T17:00:00.000Z ClockLapsed DueNoted',
  ]);
});

it('waits for nothing on a platform that goes on, and is asked by nobody else', () => {
  expect(nextDueOf(aPlatform())).toBeNull();
  expect(told(aPlatform(), '2027-01-01T02:00:00.000Z').types).toEqual([]);
  expect(told(ending, '2027-01-01T02:00:00.000Z', people.registrar).types).toEqual(['not-your-move']);
});
