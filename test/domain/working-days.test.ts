import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarYearUnknown, calendarYears } from '../../shared/domain/calendar.ts';
import {
  addDays,
  addMonths,
  addWorkingDays,
  compare,
  isWorkingDay,
  vietnamDayOf,
  workingDaysBetween,
} from '../../shared/domain/working-days.ts';
import { lunarDay } from './vietnamese-lunar.ts';

const day = fc
  .integer({ min: 0, max: 2500 })
  .map((offset) => new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10));
const count = fc.integer({ min: 0, max: 20 });

describe('civil days', () => {
  it('agree with the platform calendar over four centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -70_000, max: 80_000 }), (offset) => {
        const expected = new Date(Date.UTC(2000, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        expect(addDays('2000-01-01', offset)).toBe(expected);
      }),
    );
  });

  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-11-22', 24, '2028-11-22'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it.each([
    ['2026-12-31T16:59:59.999Z', '2026-12-31'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['2026-06-30T17:00:00Z', '2026-07-01'],
  ])('at %s it is %s in Viet Nam', (instant, expected) => {
    expect(vietnamDayOf(instant)).toBe(expected);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-04-31'])('refuse %j', (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError);
  });

  it.each(['2026-01-01', '2026-01-01T10:00:00+07:00', '2026-01-01T24:00:00Z', '2026-02-30T10:00:00Z'])(
    'take no instant %j',
    (text) => {
      expect(() => vietnamDayOf(text)).toThrow(RangeError);
    },
  );

  it('are ordered', () => {
    expect([compare('2026-01-01', '2026-01-02'), compare('2026-01-02', '2026-01-02')]).toEqual([-1, 0]);
    expect(compare('2027-01-01', '2026-12-31')).toBe(1);
  });
});

describe('working days', () => {
  it.each([
    ['the last day before Tết 2026', '2026-02-13', true],
    ['the eve of Tết 2026', '2026-02-16', false],
    ['the fifth day of rest of Tết 2026', '2026-02-20', false],
    ['the first Monday after Tết 2026', '2026-02-23', true],
    ['a Saturday worked for New Year 2026', '2026-01-10', true],
    ['the day got in exchange', '2026-01-02', false],
    ['a Saturday worked for National Day 2026', '2026-08-22', true],
    ['its exchange', '2026-08-31', false],
    ['the Monday in lieu of Hùng Kings’ Day 2026', '2026-04-27', false],
    ['a plain Saturday', '2026-08-15', false],
    ['Culture Day, first in 2026', '2026-11-24', false],
    ['the same day a year before', '2025-11-24', true],
  ])('%s: %s is %s', (_what, date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it.each([
    { what: 'over Tết 2026', from: '2026-02-13', days: 1, to: '2026-02-23' },
    { what: 'from within Tết 2026', from: '2026-02-18', days: 5, to: '2026-02-27' },
    { what: 'over Tết 2024', from: '2024-02-07', days: 1, to: '2024-02-15' },
    { what: 'over Tết 2025', from: '2025-01-24', days: 5, to: '2025-02-07' },
    { what: 'over New Year 2026 with its Saturday', from: '2025-12-31', days: 6, to: '2026-01-10' },
    { what: 'none', from: '2026-02-17', days: 0, to: '2026-02-17' },
  ])('$what: $from and $days working days is $to', ({ from, days, to }) => {
    expect(addWorkingDays(from, days)).toBe(to);
  });

  it('count what was added', () => {
    fc.assert(
      fc.property(day, count, (from, days) => {
        const to = addWorkingDays(from, days);
        expect(workingDaysBetween(from, to)).toBe(days);
        expect(workingDaysBetween(to, from)).toBe(days === 0 ? 0 : -days);
        expect(days === 0 || isWorkingDay(to)).toBe(true);
      }),
    );
  });

  it('add up in parts, and later starts never end earlier', () => {
    fc.assert(
      fc.property(day, count, count, (from, first, second) => {
        expect(addWorkingDays(addWorkingDays(from, first), second)).toBe(
          addWorkingDays(from, first + second),
        );
        expect(compare(addWorkingDays(addDays(from, 1), first), addWorkingDays(from, first))).not.toBe(-1);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN])('take no %d days', (days) => {
    expect(() => addWorkingDays('2026-01-05', days)).toThrow(RangeError);
  });

  it.each(['2023-12-29', '2031-01-01'])('refuse the year of %s', (date) => {
    expect(() => isWorkingDay(date)).toThrow(CalendarYearUnknown);
    expect(() => isWorkingDay(date)).toThrow(expect.objectContaining({ code: 'calendar-year-unknown' }));
  });

  it('never run silently past the last known year', () => {
    expect(() => addWorkingDays('2030-12-30', 5)).toThrow(CalendarYearUnknown);
  });
});

describe('the calendar', () => {
  const years = [...calendarYears].map(([year, calendar]) => ({ year, ...calendar }));

  it.each(years)('of $year has Tết and Hùng Kings’ Day where the moon has them', ({ year, rest }) => {
    const tet = (rest.tet ?? []).map((monthDay) => `${year}-${monthDay}`);
    expect(tet).toContain(lunarDay(year, 1, 1));
    expect(tet).toHaveLength(5);
    expect(rest['hung-kings']?.map((monthDay) => `${year}-${monthDay}`)).toEqual([lunarDay(year, 3, 10)]);
  });

  it.each(years)('of $year exchanges and makes up day for day', ({ year, rest, workedSaturdays }) => {
    const isWeekend = (monthDay: string) =>
      [0, 6].includes(new Date(`${year}-${monthDay}T00:00:00Z`).getUTCDay());
    const { exchanged = [], 'in-lieu': inLieu = [], 'culture-day': cultureDay = [], ...statutory } = rest;
    expect(exchanged).toHaveLength(workedSaturdays.length);
    expect(workedSaturdays.every(isWeekend)).toBe(true);
    expect([...exchanged, ...inLieu].some(isWeekend)).toBe(false);
    expect(inLieu).toHaveLength(Object.values(statutory).flat().filter(isWeekend).length);
    expect(cultureDay).toHaveLength(year >= 2026 ? 1 : 0);
    expect(Object.values(statutory).flat()).toHaveLength(11);
  });

  it('says which years were announced', () => {
    const announced = years.filter(({ confidence }) => confidence === 'announced').map(({ year }) => year);
    expect(announced).toEqual([2024, 2025, 2026]);
  });
});
