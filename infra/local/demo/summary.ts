import { organisationOf } from '../../../shared/register/organisations.ts';
import type { DemoText } from './demo-messages.ts';
import { demoHeading, demoText } from './demo-messages.ts';
import type { GateAnswer } from './gate-check.ts';
import type { Case } from './outcome.ts';
import type { Answers, DemoReport } from './report.ts';
import { tableOf } from './table.ts';
import type { Heading } from './table.ts';

const places = ['registry', 'submission', 'assessment', 'publication'] as const;

/** The tables that a demonstration ends with. */
export function summaryOf(report: DemoReport, answers: Answers): string {
  const { outcome, ledger } = answers;
  const levels = casesBy('level', outcome.cases, ({ level }) => String(level));
  const owners = casesBy('owner', outcome.cases, ({ owner }) => organisationOf(owner)?.nameVi ?? owner);
  const refusals = [...ledger.refusals()];
  return [
    stages(answers),
    levels,
    owners,
    gate(answers.gate),
    ...(refusals.length === 0 ? [] : [tableOf(headings('refusal', 'count'), refusals)]),
    figures(report),
  ].join('\n\n');
}

function stages({ ledger }: Answers): string {
  const rows = places.map((place) => {
    const refused = [...ledger.refusals(place).values()].reduce((sum, count) => sum + count, 0);
    return [demoText(place), ledger.cases(place), ledger.commands(place), refused];
  });
  return tableOf(headings('stage', 'platforms', 'commands', 'refused'), rows);
}

function casesBy(title: DemoText, cases: readonly Case[], nameOf: (one: Case) => string): string {
  const groups = Map.groupBy(cases, nameOf);
  const names = [...groups.keys()].toSorted((one, other) => one.localeCompare(other, 'vi'));
  const rows = names.map((name) => [name, ...endings(groups.get(name) ?? [])]);
  const head = headings(title, 'platforms', 'published', 'notPublished', 'notEligible');
  return tableOf(head, [...rows, [demoText('total'), ...endings(cases)]]);
}

function endings(cases: readonly Case[]): number[] {
  const having = (status: Case['status']) => cases.filter((one) => one.status === status).length;
  return [cases.length, having('published'), having('refused'), having('not-eligible')];
}

function gate({ before, after }: Answers['gate']): string {
  const reasons = [...new Set([...before, ...after].map(({ reason }) => reason))].toSorted();
  const having = (answers: readonly GateAnswer[], wanted: string) =>
    answers.filter(({ reason }) => reason === wanted).length;
  const rows = reasons.map((reason) => [reason, having(before, reason), having(after, reason)]);
  return tableOf(headings('answer', 'beforeColumn', 'afterColumn'), rows);
}

function figures(report: DemoReport): string {
  const { real, fictional, commands, refusals, deadLetters, seconds } = report;
  const rows: readonly Row[] = [
    ['realAndFictional', `${real} + ${fictional}`],
    ['returnedOnce', report.returnedOnce],
    ['withFindings', report.withFindings],
    ['commands', commands],
    ['refused', refusals],
    ['deadLetters', deadLetters],
    ['seconds', seconds],
    ['perSecond', report.lifecyclesPerSecond],
    ...inTwoYears(report.twoYears),
  ];
  return tableOf(
    headings('figure', 'count'),
    rows.map(([name, value]) => [demoText(name), value]),
  );
}

type Row = readonly [DemoText, string | number];

function inTwoYears(later: DemoReport['twoYears']): readonly Row[] {
  const { turns, tally } = later;
  const { suspension, reinstatement, revocation, delisting } = turns;
  return [
    ['renewals', later.renewals],
    ['evidenceRenewed', later.evidenceRenewed],
    ['turnsOfPermits', [suspension, reinstatement, revocation, delisting].join(', ')],
    ['validLater', `${String(later.valid)}, ${String(later.allowed)}`],
    ['lapsedInUse', [later.lapsedInUse, later.toldOfLapse, later.toldTwice].join(', ')],
    ['overdueLater', `${String(later.overdue)}, ${String(later.overdueLeft)}`],
    ['annualReports', [later.reports.kept, later.reports.missed, later.reports.left].join(', ')],
    ['daysPassed', `${String(added(tally.missed))}, ${String(added(tally.lapsed))}`],
    ['openItems', leftOf(later)],
    ['notices', tally.notices],
  ];
}

function added(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What is left past its day, or open, of every kind that the account knows. */
function leftOf({ overdueLeft, reports, open, tally }: DemoReport['twoYears']): number {
  const ofCases = open.tasksOverdue + open.daysOverdue + open.incidents + open.relaxations;
  return overdueLeft + reports.left + ofCases + tally.webhookFailures + tally.dueLeft;
}

function headings(...names: readonly DemoText[]): readonly Heading[] {
  return names.map(demoHeading);
}
