import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../../shared/domain/clock/deadline.ts';
import { fallenDue, nextMoment } from '../../../shared/domain/clock/due.ts';
import type { ClockEvent } from '../../../shared/domain/clock/events.ts';

/** The approval of a level by BTC, due on Wednesday 11 November 2026. */
const aDuty = (override: Partial<Deadline> = {}): Deadline => ({
  kind: 'approval',
  items: [],
  dueOn: '2026-11-11',
  whose: { role: 'owner', organisation: 'BTC' },
  ladder: { days: [3, 1], unit: 'working-days' },
  end: 'missed',
  escalations: [
    { afterDays: 1, to: { role: 'ministry', organisation: 'BKHCN' } },
    { afterDays: 5, to: { role: 'registrar', organisation: 'BKHCN' } },
  ],
  ...override,
});

const said = (events: readonly ClockEvent[]): string[] =>
  events.map((event) => {
    if (event.type === 'ClockReminded' || event.type === 'PermitExpiring')
      return `${event.type} ${event.daysLeft}`;
    return event.type === 'ClockEscalated' ? `${event.type} ${event.to.role}` : event.type;
  });

describe('what is told of a duty', () => {
  const told = (now: string, toldUntil: string | null = null, deadline: Deadline = aDuty()) =>
    said(fallenDue([deadline], { toldUntil, now }));

  it.each([
    ['nothing, long before', '2026-11-05T16:59:59.999Z', []],
    ['that it comes, three working days before', '2026-11-05T17:00:00.000Z', ['ClockReminded 5']],
    ['that it comes, on its last day', '2026-11-11T16:59:59.999Z', ['ClockReminded 0']],
    ['that it was missed, a moment later', '2026-11-11T17:00:00.000Z', ['ClockMissed']],
    [
      'to the next above, a working day later',
      '2026-11-12T17:00:00.000Z',
      ['ClockMissed', 'ClockEscalated ministry'],
    ],
    [
      'to the last above, after a week end',
      '2026-11-18T17:00:00.000Z',
      ['ClockMissed', 'ClockEscalated ministry', 'ClockEscalated registrar'],
    ],
  ])('%s', (_, now, expected) => {
    expect(told(now)).toEqual(expected.length === 0 ? [] : [...expected, 'DueNoted']);
  });

  it('once: what was told until then is not told again', () => {
    expect(told('2026-11-12T17:00:00.000Z', '2026-11-11T17:00:00.000Z')).toEqual([
      'ClockEscalated ministry',
      'DueNoted',
    ]);
    expect(told('2026-11-30T02:00:00.000Z', '2026-11-30T02:00:00.000Z')).toEqual([]);
  });

  it('skips Tết: the reminder for the first day after it comes on the last days before', () => {
    const afterTet = aDuty({ dueOn: '2027-02-11' });
    expect(nextMoment([afterTet], null)).toBe('2027-01-31T17:00:00.000Z');
    expect(nextMoment([afterTet], '2027-01-31T17:00:00.000Z')).toBe('2027-02-02T17:00:00.000Z');
  });

  it('counts calendar days where the year has no calendar, for a reminder may never fail', () => {
    const late = aDuty({ dueOn: '2030-12-31' });
    expect(told('2031-01-05T17:00:00.000Z', null, late)).toEqual([
      'ClockMissed',
      'ClockEscalated ministry',
      'ClockEscalated registrar',
      'DueNoted',
    ]);
    expect(nextMoment([late], '2030-12-31T17:00:00.000Z')).toBe('2031-01-01T17:00:00.000Z');
  });

  it('says nothing at the end of what binds nobody, and yet moves on', () => {
    const silent = aDuty({ kind: 'permit', end: 'silent', escalations: [] });
    expect(told('2026-11-11T17:00:00.000Z', null, silent)).toEqual(['DueNoted']);
    expect(told('2026-11-10T17:00:00.000Z', null, silent)).toEqual(['PermitExpiring 0', 'DueNoted']);
    expect(told('2026-11-11T17:00:00.000Z', null, { ...silent, end: 'lapsed' })).toEqual([
      'ClockLapsed',
      'DueNoted',
    ]);
  });
});

const day = (n: number): string => new Date(Date.UTC(2026, 10, 1 + n)).toISOString().slice(0, 10);
const instant = (hours: number): string => new Date(Date.UTC(2026, 10, 1, hours)).toISOString();

const someDeadlines = fc.array(
  fc.record({ n: fc.nat(40), end: fc.constantFrom('missed' as const, 'lapsed' as const, 'silent' as const) }),
  { minLength: 1, maxLength: 5 },
);
const sweepTimes = fc
  .array(fc.nat(24 * 70), { minLength: 1, maxLength: 40 })
  .map((hours) => hours.toSorted((one, other) => one - other).map(instant));

/** What the sweeps of those instants tell, the last one long after everything. */
const swept = (deadlines: readonly Deadline[], times: readonly string[]) => {
  let toldUntil: string | null = null;
  const events: ClockEvent[] = [];
  for (const now of [...times, instant(24 * 200)]) {
    const next = nextMoment(deadlines, toldUntil);
    const told = fallenDue(deadlines, { toldUntil, now });
    expect(told.length > 0).toBe(next !== null && next <= now);
    events.push(...told);
    if (told.length > 0) toldUntil = now;
  }
  expect(nextMoment(deadlines, toldUntil)).toBeNull();
  return events;
};

const deadlinesFrom = (drawn: readonly { n: number; end: Deadline['end'] }[]): Deadline[] =>
  drawn.map(({ n, end }, index) =>
    aDuty({
      dueOn: day(n),
      end,
      items: [`item-${index}`],
      ...(end !== 'missed' && { escalations: [] }),
    }),
  );

it('whatever sweeps are missed, every end and escalation is told once, no reminder comes late, and the index asks for just what is due', () => {
  fc.assert(
    fc.property(someDeadlines, sweepTimes, (drawn, times) => {
      const deadlines = deadlinesFrom(drawn);
      const events = swept(deadlines, times);
      const of = (type: ClockEvent['type'], item: string) =>
        events.filter((event) => event.type === type && 'items' in event && event.items.includes(item));
      for (const [index, { end }] of deadlines.entries()) {
        const item = `item-${index}`;
        expect(of('ClockMissed', item)).toHaveLength(end === 'missed' ? 1 : 0);
        expect(of('ClockLapsed', item)).toHaveLength(end === 'lapsed' ? 1 : 0);
        expect(of('ClockEscalated', item)).toHaveLength(end === 'missed' ? 2 : 0);
        expect(of('ClockReminded', item).length).toBeLessThanOrEqual(2);
      }
      for (const event of events)
        if (event.type === 'ClockReminded') expect(event.daysLeft).toBeGreaterThanOrEqual(0);
    }),
  );
});
