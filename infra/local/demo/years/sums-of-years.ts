import type { Account } from './account.ts';
import type { ByKind } from './tally.ts';

/** What was found must be what is expected. */
export type Sum = readonly [what: string, found: number, expected: number];

/** Permits, and who uses or runs what has none any more. */
const ofPermits = (later: Account): readonly Sum[] => [
  ['allowed after two years = permits that are valid', later.allowed, later.valid],
  ['real platforms that lapsed in two years = 0', later.realLapsed, 0],
  ['overdue in use = lapsed in use', later.overdue, later.lapsedInUse],
  [
    'declared uses overdue = lapsed + delisted in use',
    later.adoptionsOverdue,
    later.lapsedInUse + later.delistedInUse,
  ],
  ['told of a lapse = lapsed in use', later.toldOfLapse, later.lapsedInUse],
  ['told twice of one lapse = 0', later.toldTwice, 0],
  ['told of a delisting = delisted in use', later.toldOfDelisting, later.delistedInUse],
  ['overdue once it was stopped = 0', later.overdueLeft, 0],
];

/** The yearly reports of the owners. */
const ofReports = ({ reports }: Account): readonly Sum[] => [
  ['owners that owe yearly reports = owners of platforms', reports.owing, reports.owners],
  [
    'yearly reports kept + missed = owners × years',
    reports.kept + reports.missed,
    reports.owners * reports.years,
  ],
  ['yearly reports missed = forgotten', reports.missed, reports.forgotten],
  ['yearly reports missed by real owners = 0', reports.realMissed, 0],
  ['yearly reports past their day, still to be sent = 0', reports.left, 0],
];

/** Days of one kind each: all of them but those that passed on purpose. */
const ofKinds = (what: string, found: ByKind, expected: ByKind): readonly Sum[] =>
  Object.entries(found).map(([kind, count]) => [`${what}: ${kind}`, count, expected[kind] ?? 0]);

/** Everything else that may be past its day, or wait for somebody. */
const ofTime = ({ open, reports, tally }: Account, notEligible: number): readonly Sum[] => [
  ...ofKinds('days missed', tally.missed, { 'annual-report': reports.forgotten }),
  ...ofKinds('rights lapsed', tally.lapsed, { appeal: notEligible }),
  ['missed in the statistics = yearly reports missed', open.missedInStatistics, reports.missed],
  ['tasks overdue = 0', open.tasksOverdue, 0],
  ['days of cases overdue = 0', open.daysOverdue, 0],
  ['incidents open = 0', open.incidents, 0],
  ['relaxations in force = 0', open.relaxations, 0],
  ['webhook messages given up = 0', tally.webhookFailures, 0],
  ['due and not told = 0', tally.dueLeft, 0],
];

/** What must hold once the two years have passed; `notEligible` is how many cases could have been appealed against. */
export const sumsOfYears = (later: Account, notEligible: number): readonly Sum[] => [
  ...ofPermits(later),
  ...ofReports(later),
  ...ofTime(later, notEligible),
];
