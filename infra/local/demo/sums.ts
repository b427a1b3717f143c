import type { Case, Outcome } from './outcome.ts';
import { having } from './report.ts';
import type { Answers, DemoReport } from './report.ts';
import { sumsOfYears } from './years/sums-of-years.ts';
import type { Sum } from './years/sums-of-years.ts';

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
    ...sumsOfYears(later, notEligible),
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
