import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../../shared/domain/clock/deadline.ts';
import { fallenDue, nextMoment } from '../../../shared/domain/clock/due.ts';
import { endOf, startOf } from '../../../shared/domain/clock/deadline.ts';
import { isDayProvisional } from '../../../shared/domain/clock/clock-view.ts';
import { deadlinesOf } from '../../../shared/domain/dossier/deadlines.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { foldDossier, dossierIn, historyTo } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const laws = ['ND331_2026', 'ND85_2016'] as const;

/** A right to appeal that ends on a day. */
const appealUntil = (dueOn: string): Dossier => ({ ...dossierIn('not-eligible'), dueOn });

/** One open finding that is to be answered by a day. */
const findingUntil = (dueOn: string): Dossier => {
  const dossier = foldDossier(historyTo('remediating'));
  if (dossier === null) throw new Error('no case');
  const findings = Object.entries(dossier.findings).map(([id, finding]) => [id, { ...finding, dueOn }]);
  return { ...dossier, findings: Object.fromEntries(findings) };
};

const only = (deadlines: readonly Deadline[], kind: Deadline['kind']): Deadline => {
  const found = deadlines.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`nothing falls due of ${kind}`);
  return found;
};

/** The Viet Nam days at whose beginning or end something is told, in order. */
const instantsOf = (deadline: Deadline): string[] => {
  const found: string[] = [];
  for (let at = nextMoment([deadline], null); at !== null; at = nextMoment([deadline], at)) found.push(at);
  return found;
};

/** Rest days of 2027 around Tết: Thursday 4 to Wednesday 10 February. */
const daysAroundTet = [
  { what: 'the last working day before', dueOn: '2027-02-03', reminded: ['2027-01-29', '2027-02-02'] },
  { what: 'a day of rest', dueOn: '2027-02-06', reminded: ['2027-02-01', '2027-02-03'] },
  { what: 'the first working day after', dueOn: '2027-02-11', reminded: ['2027-02-01', '2027-02-03'] },
  { what: 'the second working day after', dueOn: '2027-02-12', reminded: ['2027-02-02', '2027-02-11'] },
];

describe.each(laws)('around Tết, under %s,', (law) => {
  it.each(daysAroundTet)(
    'an appeal that ends on $what is reminded of on working days',
    ({ dueOn, reminded }) => {
      const appeal = only(deadlinesOf(appealUntil(dueOn), aContext(undefined, law)), 'appeal');
      expect(instantsOf(appeal)).toEqual([...reminded.map(startOf), endOf(dueOn)]);
    },
  );

  it.each([
    { dueOn: '2027-02-02', above: ['2027-02-03', '2027-02-16'] },
    { dueOn: '2027-02-03', above: ['2027-02-11', '2027-02-17'] },
    { dueOn: '2027-02-06', above: ['2027-02-11', '2027-02-17'] },
    { dueOn: '2027-02-11', above: ['2027-02-12', '2027-02-18'] },
  ])('a finding that is missed on $dueOn goes up on working days', ({ dueOn, above }) => {
    const finding = only(deadlinesOf(findingUntil(dueOn), aContext(undefined, law)), 'finding');
    const after = instantsOf(finding).filter((at) => at > endOf(dueOn));
    expect(after).toEqual(above.map(endOf).slice(0, finding.escalations.length));
  });

  it('the last day itself is in time, and the moment after it is not', () => {
    const appeal = only(deadlinesOf(appealUntil('2027-02-03'), aContext(undefined, law)), 'appeal');
    const toldUntil = startOf('2027-02-03');
    const before = fallenDue([appeal], { toldUntil, now: '2027-02-03T16:59:59.999Z' });
    const after = fallenDue([appeal], { toldUntil, now: '2027-02-03T17:00:00.000Z' });
    expect(before).toEqual([]);
    expect(after.map(({ type }) => type)).toEqual(['ClockLapsed', 'DueNoted']);
  });

  it('in a year without a calendar calendar days are counted, for telling may never fail', () => {
    const appeal = only(deadlinesOf(appealUntil('2031-02-03'), aContext(undefined, law)), 'appeal');
    expect(instantsOf(appeal)).toEqual([startOf('2031-01-31'), startOf('2031-02-02'), endOf('2031-02-03')]);
  });
});

describe('evidence of a system that runs', () => {
  it('is reminded of in calendar days, whatever rests', () => {
    const found = deadlinesOf(dossierIn('published'), aContext()).filter(({ kind }) => kind === 'evidence');
    expect(found.length).toBeGreaterThan(0);
    for (const evidence of found) {
      const around = { ...evidence, dueOn: '2027-02-11' };
      expect(instantsOf(around).slice(0, 2)).toEqual(['2027-01-28', '2027-02-08'].map(startOf));
    }
  });
});

describe('days of exchange', () => {
  it.each([
    {
      what: 'the Friday that was exchanged is skipped',
      dueOn: '2026-01-06',
      reminded: ['2025-12-30', '2026-01-05'],
    },
    {
      what: 'the Saturday that is worked counts',
      dueOn: '2026-01-12',
      reminded: ['2026-01-08', '2026-01-10'],
    },
  ])('$what', ({ dueOn, reminded }) => {
    const appeal = only(deadlinesOf(appealUntil(dueOn), aContext()), 'appeal');
    expect(instantsOf(appeal)).toEqual([...reminded.map(startOf), endOf(dueOn)]);
  });
});

describe('a last day that was counted in working days', () => {
  it.each([
    { from: '2026-02-13T02:00:00.000Z', dueOn: '2026-03-13', provisional: false },
    { from: '2026-12-30T02:00:00.000Z', dueOn: '2027-01-21', provisional: true },
    { from: '2027-02-03T02:00:00.000Z', dueOn: '2027-03-03', provisional: true },
  ])('from $from until $dueOn is provisional: $provisional', ({ from, dueOn, provisional }) => {
    expect(isDayProvisional(from, { dueOn, unit: 'working-days' })).toBe(provisional);
    expect(isDayProvisional(from, { dueOn, unit: 'calendar-days' })).toBe(false);
  });
});
