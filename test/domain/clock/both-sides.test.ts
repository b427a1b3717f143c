import fc from 'fast-check';
import { expect, it } from 'vitest';
import { caseSides, timeBySide } from '../../../shared/domain/clock/account.ts';
import { clockView } from '../../../shared/domain/clock/clock-view.ts';
import { clockUnits } from '../../../shared/domain/clock/step-clock.ts';
import type { Used } from '../../../shared/domain/clock/step-clock.ts';
import { millisecondsBetween } from '../../../shared/domain/instant.ts';
import { daysBetween, vietnamDayOf, workingDaysBetween } from '../../../shared/domain/working-days.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { lived } from '../../support/domain/random-history.ts';
import { anyWishes } from '../../support/domain/random-wishes.ts';

const expectSum = ({ authority, applicant, elapsed }: Used, passed: number) => {
  expect(authority + applicant).toBe(elapsed);
  expect(elapsed).toBe(passed);
  expect(Math.min(authority, applicant)).toBeGreaterThanOrEqual(0);
};

const passed = { 'working-days': workingDaysBetween, 'calendar-days': daysBetween } as const;

/** The case at an instant: every clock and the whole account add up. */
const expectWhole = (state: Dossier, now: string) => {
  const time = timeBySide(state.account, state.status, now);
  const openedAt = state.account?.from ?? now;
  expect(caseSides.reduce((sum, side) => sum + (time?.by[side] ?? 0), 0)).toBe(time?.elapsed);
  expect(time?.elapsed).toBe(millisecondsBetween(openedAt, now));
  expect(vietnamDayOf(openedAt)).toBe(state.openedOn);
  if (state.clock === null) return;
  for (const unit of clockUnits) {
    const { used, usedMilliseconds, startedAt } = clockView(state.clock, { now, dueOn: state.dueOn, unit });
    expectSum(usedMilliseconds, millisecondsBetween(startedAt, now));
    if (used !== null) expectSum(used, passed[unit](vietnamDayOf(startedAt), vietnamDayOf(now)));
  }
};

it('over any history both sides’ time sums to the elapsed time, of every clock and of the whole case', () => {
  fc.assert(
    fc.property(anyWishes, fc.nat(400), ({ facts, ticks }, later) => {
      const { settled } = lived(facts, ticks);
      for (const { after, at } of settled) {
        if (after === null) continue;
        expectWhole(after, at);
        expectWhole(after, new Date(Date.parse(at) + later * 3_600_000).toISOString());
      }
    }),
    { numRuns: 60 },
  );
});
