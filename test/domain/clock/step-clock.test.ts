import { describe, expect, it } from 'vitest';
import { clockView } from '../../../shared/domain/clock/clock-view.ts';
import { isProvisional } from '../../../shared/domain/clock/provisional.ts';
import { startedClock, turned } from '../../../shared/domain/clock/step-clock.ts';
import { replyDueOn } from '../../../shared/domain/dossier/clocks.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import type { DossierEvent } from '../../../shared/domain/dossier/events.ts';
import { clockResults } from '../../../shared/domain/dossier/ended-clocks.ts';
import type { RulesetId } from '../../../shared/domain/level.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { foldDossier, played } from '../../support/domain/road.ts';
import type { Step } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

/** A case that lives through commands, each on its day at nine in Viet Nam. */
const livedThrough = (
  days: readonly (readonly [string, DossierCommand])[],
  ruleset: RulesetId = 'ND331_2026',
): readonly Step[] =>
  days.reduce<readonly Step[]>(
    (steps, [day, command]) => played([command], aContext(`${day}T02:00:00.000Z`, ruleset), steps),
    [],
  );

const submitted = (day: string, ruleset: RulesetId = 'ND331_2026') => {
  const facts = aCase({ ruleset });
  return [
    [day, aCommand('open-dossier', { facts })],
    [day, aCommand('save-content', { facts })],
    [day, aCommand('submit', { facts })],
  ] as const;
};
const notYet = aCommand('appraise', { body: { verdict: 'not-yet-suitable', reasons: 'Thiếu mô hình.' } });

const state = (steps: readonly Step[]): Dossier => {
  const found = foldDossier(steps);
  if (found === null) throw new Error('nothing has happened');
  return found;
};

const viewOf = ({ clock, dueOn }: Dossier, day: string, unit: 'working-days' | 'calendar-days') =>
  clock && clockView(clock, { now: `${day}T02:00:00.000Z`, dueOn, unit });

describe('the clock of the appraisal around Tết 2027', () => {
  it('pauses for a request with reasons, and goes on with what was left', () => {
    const steps = livedThrough([
      ...submitted('2027-01-25'),
      ['2027-02-02', notYet],
      ['2027-02-11', aCommand('submit')],
    ]);
    const after = state(steps);
    // Six working days were used before; nine are left from the first working day after Tết on.
    expect(after.dueOn).toBe('2027-02-24');
    expect(viewOf(after, '2027-02-12', 'working-days')).toMatchObject({
      state: 'running',
      used: { authority: 7, applicant: 2, elapsed: 9 },
      provisional: true,
    });
  });

  it('shows no last day and the applicant’s turn while it is paused', () => {
    const after = state(livedThrough([...submitted('2027-01-25'), ['2027-02-03', notYet]]));
    expect(viewOf(after, '2027-02-11', 'working-days')).toMatchObject({
      state: 'paused',
      dueOn: null,
      used: { authority: 7, applicant: 1, elapsed: 8 },
    });
  });

  it('keeps at least the days of a reply, however much was used, and that it was late', () => {
    const after = state(
      livedThrough([...submitted('2027-01-04'), ['2027-02-15', notYet], ['2027-02-16', aCommand('submit')]]),
    );
    expect(after.clock?.late).toBe(true);
    expect(after.dueOn).toBe('2027-02-23');
  });

  it('restarts where the dossier was not complete, and only pauses where it was found complete before', () => {
    const incomplete = aCommand('return-incomplete');
    const anew = livedThrough([
      ...submitted('2027-01-25'),
      ['2027-01-27', incomplete],
      ['2027-02-01', aCommand('submit')],
    ]);
    expect(state(anew).dueOn).toBe('2027-03-01');
    expect(state(anew).clock?.turns).toEqual([]);
    const again = livedThrough([
      ...submitted('2027-01-25'),
      ['2027-01-27', notYet],
      ['2027-01-28', aCommand('submit')],
      ['2027-01-29', incomplete],
    ]);
    expect(viewOf(state(again), '2027-01-29', 'working-days')).toMatchObject({
      state: 'paused',
      used: { authority: 3, applicant: 1, elapsed: 4 },
    });
  });

  it('counts every day under the old law', () => {
    const facts = aCase({ ruleset: 'ND85_2016' });
    const steps = livedThrough(
      [
        ...submitted('2026-11-02', 'ND85_2016'),
        ['2026-11-07', { ...notYet, actor: notYet.actor }],
        ['2026-11-17', aCommand('submit', { facts })],
      ],
      'ND85_2016',
    );
    expect(state(steps).dueOn).toBe('2026-11-27');
    expect(viewOf(state(steps), '2026-11-20', 'calendar-days')).toMatchObject({
      used: { authority: 8, applicant: 10, elapsed: 18 },
      provisional: false,
    });
  });
});

describe('the time to say that a dossier is incomplete', () => {
  it.each([
    ['the day before Tết 2027', '2027-02-03T02:00:00.000Z', '2027-02-17'],
    ['in Tết 2027', '2027-02-08T02:00:00.000Z', '2027-02-17'],
    ['the first day after it', '2027-02-11T02:00:00.000Z', '2027-02-18'],
    ['before the Saturday that is worked in August 2026', '2026-08-20T02:00:00.000Z', '2026-08-26'],
    ['before the last day of December', '2026-12-31T02:00:00.000Z', '2027-01-08'],
  ])('is five working days under both laws: received %s', (_, received, due) => {
    expect(replyDueOn(received, aContext(received))).toBe(due);
    expect(replyDueOn(received, aContext(received, 'ND85_2016'))).toBe(due);
  });
});

describe('a last day is provisional', () => {
  it.each([
    ['2026-11-02', '2026-12-31', false],
    ['2026-12-20', '2027-01-15', true],
    ['2027-02-01', '2027-02-20', true],
    ['2025-12-20', '2026-01-15', false],
    ['2030-12-20', '2031-01-05', true],
  ])('where it is counted over a year that is computed: %s to %s %s', (from, to, expected) => {
    expect(isProvisional(from, to)).toBe(expected);
  });

  it('and what was used over a year without a calendar is said to be unknown, not guessed', () => {
    const clock = turned(startedClock('approval', '2030-12-20T02:00:00.000Z'), '2031-01-05T02:00:00.000Z');
    const asked = { now: '2031-01-06T02:00:00.000Z', dueOn: null, unit: 'working-days' } as const;
    expect(clockView(clock, asked)).toMatchObject({
      used: null,
      problem: { code: 'calendar-year-unknown', year: 2031 },
      usedMilliseconds: { authority: 16 * 86_400_000, applicant: 86_400_000 },
    });
  });
});

describe('what became of a clock', () => {
  const at = (steps: readonly Step[], day: string, event: DossierEvent) =>
    clockResults(state(steps), [event], aContext(`${day}T02:00:00.000Z`)).map(({ kind, outcome, whose }) => [
      kind,
      outcome,
      whose.role,
    ]);
  const received = livedThrough(submitted('2027-01-25'));
  const suitable: DossierEvent = { type: 'AppraisedSuitable', level: 3, dueOn: null };

  it.each([
    ['2027-02-22', 'kept'],
    ['2027-02-23', 'missed'],
  ])('is that the appraisal of %s was %s', (day, outcome) => {
    expect(state(received).dueOn).toBe('2027-02-22');
    expect(at(received, day, suitable)).toEqual([['appraisal', outcome, 'appraiser']]);
  });

  it.each([
    ['2027-02-01', 'kept'],
    ['2027-02-02', 'missed'],
  ])('is that the reply of %s was %s, and the appraisal never began', (day, outcome) => {
    expect(at(received, day, { type: 'ReturnedIncomplete', reasons: 'x' })).toEqual([
      ['reply-incomplete', outcome, 'appraiser'],
      ['appraisal', 'void', 'appraiser'],
    ]);
  });

  it('is known at once when a day is missed, and once more at the end', () => {
    const appraised = livedThrough([...submitted('2026-11-02'), ['2026-11-03', aCommand('appraise')]]);
    const whose = { role: 'owner', organisation: 'BTC' } as const;
    const missed = { type: 'ClockMissed', kind: 'approval', items: [], dueOn: '2026-11-12', whose } as const;
    expect(at(appraised, '2026-11-13', missed)).toEqual([['approval', 'missed', 'owner']]);
    expect(at(appraised, '2026-11-13', { ...missed, kind: 'opinion' })).toEqual([]);
    const approved = { type: 'LevelApproved', level: 3, primeMinisterDecision: null } as const;
    expect(at(appraised, '2026-11-12', approved)).toEqual([['approval', 'kept', 'owner']]);
  });
});

describe('the clock at level 4', () => {
  const facts = aCase({ proposedLevel: 4 });
  const opened = [
    ['2027-01-25', aCommand('open-dossier', { facts })],
    ['2027-01-25', aCommand('save-content', { facts })],
    ['2027-01-25', aCommand('submit', { facts })],
  ] as const;

  it('begins with the opinion of the specialised unit, which is part of the dossier', () => {
    const before = state(livedThrough(opened));
    expect([before.clock, before.dueOn]).toEqual([null, null]);
    const opinion = aCommand('expert-opinion', { facts });
    const after = livedThrough([...opened, ['2027-02-03', opinion]]);
    expect(state(after).dueOn).toBe('2027-03-17');
    expect(state(after).clock?.startedAt).toBe('2027-02-03T02:00:00.000Z');
    const again = state(livedThrough([...opened, ['2027-02-03', opinion], ['2027-02-11', opinion]]));
    expect(again.dueOn).toBe('2027-03-17');
  });
});
