import { expect } from 'vitest';
import { caseSides, timeBySide } from '../../../shared/domain/clock/account.ts';
import { clockView } from '../../../shared/domain/clock/clock-view.ts';
import { clockUnits } from '../../../shared/domain/clock/step-clock.ts';
import type { Used } from '../../../shared/domain/clock/step-clock.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { millisecondsBetween } from '../../../shared/domain/instant.ts';
import { daysBetween, vietnamDayOf, workingDaysBetween } from '../../../shared/domain/working-days.ts';

const expectSum = ({ authority, applicant, elapsed }: Used, passed: number) => {
  expect(authority + applicant).toBe(elapsed);
  expect(elapsed).toBe(passed);
  expect(Math.min(authority, applicant)).toBeGreaterThanOrEqual(0);
};

const passed = { 'working-days': workingDaysBetween, 'calendar-days': daysBetween } as const;

/** The case at an instant (ISO 8601 UTC): of every clock and of the whole account both sides' time sums to what has passed. */
export const expectBothSides = (state: Dossier, now: string) => {
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
