import { describe, expect, it } from 'vitest';
import { deadlinesOf, nextDueOf, reportsOwed } from '../../../shared/domain/organisation/deadlines.ts';
import { decideOrganisation } from '../../../shared/domain/organisation/decide.ts';
import type { OrganisationCommand } from '../../../shared/domain/organisation/commands.ts';
import type { Organisation, Reporting } from '../../../shared/domain/organisation/organisation.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { endOf, startOf } from '../../../shared/domain/clock/deadline.ts';
import { toldOfOrganisation } from '../../../shared/domain/notice/office-told.ts';
import { anAct, anOrganisation, someBodyDetails } from '../../support/domain/an-organisation.ts';
import { foldOrganisation } from '../../support/domain/organisation-scenario.ts';
import { people } from '../../support/domain/people.ts';
import { aContext } from '../../support/domain/surroundings.ts';

/** Noon in Viet Nam. */
const noon = (day: string) => `${day}T05:00:00.000Z`;
const unowing = anOrganisation({ reporting: { since: {}, sent: [], toldUntil: null } });
const owing = (since: Reporting['since']) =>
  anOrganisation({ reporting: { since, sent: [], toldUntil: null } });
const current = owing({ ND331_2026: 2026 });

const noteReporting = (ruleset: string, level: Level): OrganisationCommand => ({
  ...{ id: 'do-note-reporting', type: 'note-reporting', actor: people.system },
  body: { ruleset, level },
});
const noteDue: OrganisationCommand = { id: 'do-note-due', type: 'note-due', actor: people.system, body: {} };

const done = (state: Organisation, command: OrganisationCommand, now: string) => {
  const decision = decideOrganisation(
    { id: 'BTC', state, version: 1, carried: null },
    command,
    aContext(now),
  );
  if (!decision.ok) throw new Error(decision.refusal.code);
  return { events: decision.events, after: foldOrganisation(decision.events, state) ?? state };
};

/** Every sweep from one that is due to the next, until that instant. */
const sweptUntil = (from: Organisation, last: string) => {
  const said: string[] = [];
  let state = from;
  for (let now = nextDueOf(state, aContext()); now !== null && now <= last;) {
    const { events, after } = done(state, noteDue, now);
    const at = now;
    said.push(
      ...events.flatMap((event) =>
        'kind' in event && 'whose' in event ? [`${at} ${event.type} ${event.kind}`] : [],
      ),
    );
    state = after;
    now = nextDueOf(state, aContext(now));
  }
  return said;
};

describe('a body owes the yearly report', () => {
  it.each([
    { law: 'ND331_2026', level: 1, day: '2026-11-02', since: { ND331_2026: 2026 } },
    { law: 'ND331_2026', level: 1, day: '2026-12-24', since: { ND331_2026: 2027 } },
    { law: 'ND331_2026', level: 5, day: '2026-12-15', since: { ND331_2026: 2027 } },
    { law: 'ND85_2016', level: 3, day: '2026-11-29', since: { ND85_2016: 2026 } },
    { law: 'ND85_2016', level: 3, day: '2026-11-30', since: {} },
    { law: 'ND85_2016', level: 2, day: '2026-11-02', since: {} },
    { law: 'ND001_1999', level: 5, day: '2026-11-02', since: {} },
  ] as const)('under $law with a system of level $level on $day: $since', ({ law, level, day, since }) => {
    const { after } = done(unowing, noteReporting(law, level), noon(day));
    expect(after.reporting?.since).toEqual(since);
  });

  it('once, however many systems have a level', () => {
    const once = done(unowing, noteReporting('ND331_2026', 1), noon('2026-11-02')).after;
    expect(done(once, noteReporting('ND331_2026', 3), noon('2027-11-02')).events).toEqual([]);
  });

  it('and is told so, at the desk of the owner', () => {
    const { events, after } = done(unowing, noteReporting('ND331_2026', 1), noon('2026-11-02'));
    expect(toldOfOrganisation(after, events)).toEqual([
      { to: { organisation: 'BTC', desk: 'owner' }, events: ['ReportingDutyNoted'] },
    ]);
  });

  it('and nothing where it has no system with a level, or has ended before the day', () => {
    expect(nextDueOf(unowing, aContext())).toBeNull();
    const ending = anOrganisation({
      details: someBodyDetails({ validUntil: '2026-12-24' }),
      reporting: { since: { ND331_2026: 2026 }, sent: [], toldUntil: null },
    });
    expect(nextDueOf(ending, aContext())).toBeNull();
  });
});

describe('the days of the yearly report', () => {
  it('of Decree 331/2026: the unit before 20, the owner before 25 December, with what is told above', () => {
    expect(sweptUntil(current, '2027-10-31T00:00:00.000Z')).toEqual([
      '2026-11-18T17:00:00.000Z ClockReminded annual-part',
      '2026-11-23T17:00:00.000Z ClockReminded annual-report',
      '2026-12-11T17:00:00.000Z ClockReminded annual-part',
      '2026-12-16T17:00:00.000Z ClockReminded annual-report',
      '2026-12-17T17:00:00.000Z ClockReminded annual-part',
      '2026-12-22T17:00:00.000Z ClockReminded annual-report',
      '2026-12-24T17:00:00.000Z ClockMissed annual-report',
      '2026-12-25T17:00:00.000Z ClockEscalated annual-report',
      '2026-12-31T17:00:00.000Z ClockEscalated annual-report',
    ]);
  });

  it('of Circular 03/2017: before 30 November, and no part of a unit', () => {
    const deadlines = deadlinesOf(owing({ ND85_2016: 2026 }), aContext());
    expect(deadlines.map(({ kind, dueOn, items }) => [kind, dueOn, items])).toEqual([
      ['annual-report', '2026-11-29', ['ND85_2016', '2026']],
    ]);
  });

  it('of Circular 03/2017 end with the year in which its approvals are brought under the new law', () => {
    const years = reportsOwed(owing({ ND85_2016: 2025 }), aContext(noon('2028-11-02')));
    expect(years.map(({ year }) => year)).toEqual([2025, 2026]);
  });

  it('come again every year, and the next one stands in the index once the last is sent', () => {
    const sent = done(
      current,
      anAct('record-annual-report', { body: { year: 2026, documentDate: '2026-12-16' } }),
      noon('2026-12-16'),
    ).after;
    expect(nextDueOf(sent, aContext(noon('2026-12-16')))).toBe(startOf('2027-11-19'));
  });

  it.each([
    { signed: '2026-12-15', late: false },
    { signed: '2026-12-24', late: false },
    { signed: '2026-12-25', late: true },
    { signed: '2027-02-11', late: true },
  ])('a report signed on $signed is late: $late', ({ signed, late }) => {
    const act = anAct('record-annual-report', { body: { year: 2026, documentDate: signed } });
    const { events, after } = done(current, act, noon('2027-02-11'));
    expect(events).toEqual([{ type: 'AnnualReportSent', ...act.body, late }]);
    const left = deadlinesOf(after, aContext(noon('2026-12-24'))).flatMap(({ items }) => items);
    expect(left).not.toContain('2026');
  });

  it('are told after they have passed, not on the last day itself', () => {
    const lastInstant = '2026-12-24T16:59:59.999Z';
    const before = {
      ...current,
      reporting: { sent: [], since: { ND331_2026: 2026 }, toldUntil: lastInstant },
    };
    expect(done(before, noteDue, lastInstant).events).toEqual([]);
    expect(done(before, noteDue, endOf('2026-12-24')).events.map(({ type }) => type)).toEqual([
      'ClockMissed',
      'DueNoted',
    ]);
  });

  it('go up by calendar days in a year without a calendar, for telling may never fail', () => {
    const far = owing({ ND331_2026: 2034 });
    expect(sweptUntil({ ...far, details: far.details }, '2034-12-31T00:00:00.000Z')).toEqual([]);
    const { events } = done(far, noteDue, noon('2034-12-31'));
    expect(events.map(({ type }) => type)).toEqual([
      'ClockMissed',
      'ClockEscalated',
      'ClockEscalated',
      'DueNoted',
    ]);
  });
});
