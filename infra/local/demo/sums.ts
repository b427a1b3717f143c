import type { Case, Outcome } from './outcome.ts';
import { having } from './report.ts';
import type { Answers, DemoReport } from './report.ts';

type Sum = readonly [what: string, found: number, expected: number];

/** The sums that do not hold, each as `what: found ≠ expected`; empty when all is well. */
export function differences(report: DemoReport, { sent, outcome, gate, later }: Answers): readonly string[] {
  const { platforms, published, refusedPublication, notEligible } = report;
  const { deniedBefore, allowedAfter, deniedAfter } = report.gate;
  const concluded = published + refusedPublication;
  const ended = outcome.cases.filter(({ permit }) => permit !== null && permit.status !== 'valid').length;
  const sums: readonly Sum[] = [
    ['platforms = sent', platforms, sent],
    ['platforms = published + refusedPublication + notEligible', platforms, concluded + notEligible],
    ['published on the register = published cases', published, having(outcome.cases, 'published')],
    ['deniedBefore = platforms', deniedBefore, platforms],
    ['allowedAfter = published + refusedPublication - ended', allowedAfter, concluded - ended],
    ['deniedAfter = platforms - allowedAfter', deniedAfter, platforms - allowedAfter],
    ['strange releases allowed = 0', gate.strangersLetIn, 0],
    ['real platforms with a bad verdict = 0', slandered(outcome), 0],
    ['allowed after two years = permits that are valid', later.allowed, later.valid],
    ['real platforms that lapsed in two years = 0', later.realLapsed, 0],
    ['overdue in use = lapsed in use', later.overdue, later.lapsedInUse],
    [
      'declared uses overdue = lapsed + delisted in use',
      later.adoptionsOverdue,
      later.lapsedInUse + later.delistedInUse,
    ],
    ['tasks overdue of valid permits = 0', later.tasksOverdue, 0],
    ['users told of a lapse = lapsed in use', later.toldAsUser, later.lapsedInUse],
    ['who runs it told of a lapse = lapsed in use', later.toldAsRunner, later.lapsedInUse],
    ['overdue once it was stopped = 0', later.overdueLeft, 0],
    ['deadLetters = 0', report.deadLetters, 0],
  ];
  return sums.flatMap(([what, found, expected]) =>
    found === expected ? [] : [`${what}: ${found} ≠ ${expected}`],
  );
}

/** How many real platforms got a verdict that only fictional ones may bear. */
function slandered({ entries, cases }: Outcome): number {
  const fictional = new Set(entries.filter((entry) => entry.fictional).map(({ id }) => id));
  return cases.filter((one) => isBad(one) && !fictional.has(one.platformId)).length;
}

function isBad({ status, permit }: Case): boolean {
  return status === 'refused' || status === 'not-eligible' || permit?.status !== 'valid';
}
