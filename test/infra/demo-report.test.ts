import { describe, expect, test } from 'vitest';
import { Ledger } from '../../infra/local/demo/ledger.ts';
import { reportOf } from '../../infra/local/demo/report.ts';
import type { Answers } from '../../infra/local/demo/report.ts';
import { differences } from '../../infra/local/demo/sums.ts';

const entry = (id: string, fictional: boolean) => ({ id, fictional, standing: 'published' as const });
const published = (platformId: string) => ({
  platformId,
  owner: 'BTC',
  level: 3,
  status: 'published' as const,
  permit: { status: 'valid' as const },
});
const answer = (platformId: string, decision: 'allow' | 'deny') => ({
  platformId,
  decision,
  reason: decision,
});

const answers: Answers = {
  sent: 2,
  ledger: new Ledger(),
  commands: 0,
  outcome: {
    entries: [entry('NTS-001', false), entry('pf-1', true)],
    cases: [published('NTS-001'), published('pf-1')],
  },
  gate: {
    before: [answer('NTS-001', 'deny'), answer('pf-1', 'deny')],
    after: [answer('NTS-001', 'allow'), answer('pf-1', 'allow')],
    strangersLetIn: 0,
  },
  later: {
    from: '2026-11-23',
    to: '2028-11-20',
    renewals: 3,
    evidenceRenewed: 40,
    turns: { suspension: 1, reinstatement: 1, revocation: 0, delisting: 0 },
    valid: 2,
    allowed: 2,
    denied: 0,
    realLapsed: 0,
    lapsedInUse: 0,
    delistedInUse: 0,
    overdue: 0,
    adoptionsOverdue: 0,
    toldOfLapse: 0,
    toldTwice: 0,
    toldOfDelisting: 0,
    overdueLeft: 0,
    reports: {
      ...{ owners: 2, owing: 2, years: 2, kept: 3, missed: 1 },
      ...{ realMissed: 0, forgotten: 1, left: 0 },
    },
    open: { tasksOverdue: 0, daysOverdue: 0, incidents: 0, relaxations: 0, missedInStatistics: 1 },
    tally: {
      notices: 90,
      missed: { appraisal: 0, 'annual-report': 1 },
      lapsed: { appeal: 0 },
      dueLeft: 0,
      webhookFailures: 0,
    },
  },
  deadLetters: 0,
  seconds: 4,
};
const wrongWith = (change: Partial<Answers>) => {
  const changed = { ...answers, ...change };
  return differences(reportOf(changed), changed);
};

describe('the report of a demonstration', () => {
  test('counts what was answered', () => {
    expect(reportOf(answers)).toMatchObject({
      platforms: 2,
      real: 1,
      fictional: 1,
      published: 2,
      gate: { deniedBefore: 2, allowedAfter: 2, deniedAfter: 0 },
      lifecyclesPerSecond: 0.5,
    });
    expect(wrongWith({})).toEqual([]);
  });

  test('names a gate that let something in too early', () => {
    const before = [answer('NTS-001', 'allow'), answer('pf-1', 'deny')];
    expect(wrongWith({ gate: { ...answers.gate, before } })).toEqual(['deniedBefore = platforms: 1 ≠ 2']);
  });

  test('names strangers that were let in, dead letters, and platforms that got lost', () => {
    expect(wrongWith({ gate: { ...answers.gate, strangersLetIn: 3 } })).toEqual([
      'strange releases allowed = 0: 3 ≠ 0',
    ]);
    expect(wrongWith({ deadLetters: 1 })).toEqual(['deadLetters = 0: 1 ≠ 0']);
    expect(wrongWith({ sent: 3 })).toEqual(['platforms = sent: 2 ≠ 3']);
  });

  test('names a lapse that nobody was told of, and one that stays overdue', () => {
    const later = {
      ...answers.later,
      lapsedInUse: 1,
      overdue: 1,
      adoptionsOverdue: 1,
      toldTwice: 1,
      overdueLeft: 1,
    };
    expect(wrongWith({ later })).toEqual([
      'told of a lapse = lapsed in use: 0 ≠ 1',
      'told twice of one lapse = 0: 1 ≠ 0',
      'overdue once it was stopped = 0: 1 ≠ 0',
    ]);
  });

  test('names a use that nobody is held to', () => {
    expect(wrongWith({ later: { ...answers.later, delistedInUse: 1 } })).toEqual([
      'declared uses overdue = lapsed + delisted in use: 0 ≠ 1',
      'told of a delisting = delisted in use: 0 ≠ 1',
    ]);
  });

  test('names a yearly report that nobody sent, and one that a body that exists has missed', () => {
    const reports = { ...answers.later.reports, kept: 2, owing: 1, left: 1 };
    expect(wrongWith({ later: { ...answers.later, reports } })).toEqual([
      'owners that owe yearly reports = owners of platforms: 1 ≠ 2',
      'yearly reports kept + missed = owners × years: 3 ≠ 4',
      'yearly reports past their day, still to be sent = 0: 1 ≠ 0',
    ]);
    const slandering = { ...answers.later.reports, realMissed: 1 };
    expect(wrongWith({ later: { ...answers.later, reports: slandering } })).toEqual([
      'yearly reports missed by real owners = 0: 1 ≠ 0',
    ]);
  });

  test('names a day of any kind that passed and was not meant to, and what is left open', () => {
    const { open, tally } = answers.later;
    const later = {
      ...answers.later,
      open: { ...open, tasksOverdue: 2, incidents: 1 },
      tally: { ...tally, missed: { ...tally.missed, appraisal: 1 }, lapsed: { appeal: 1 }, dueLeft: 3 },
    };
    expect(wrongWith({ later })).toEqual([
      'days missed: appraisal: 1 ≠ 0',
      'rights lapsed: appeal: 1 ≠ 0',
      'tasks overdue = 0: 2 ≠ 0',
      'incidents open = 0: 1 ≠ 0',
      'due and not told = 0: 3 ≠ 0',
    ]);
  });

  test('names a real platform whose permit lapsed, and a gate that is open to one that has none', () => {
    expect(wrongWith({ later: { ...answers.later, realLapsed: 1, valid: 1 } })).toEqual([
      'allowed after two years = permits that are valid: 2 ≠ 1',
      'real platforms that lapsed in two years = 0: 1 ≠ 0',
    ]);
  });

  test('names a real platform with a bad verdict', () => {
    const cases = [{ ...published('NTS-001'), permit: { status: 'revoked' as const } }, published('pf-1')];
    expect(wrongWith({ outcome: { ...answers.outcome, cases } })).toContain(
      'real platforms with a bad verdict = 0: 1 ≠ 0',
    );
  });
});
