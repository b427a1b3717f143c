import type { Verdict } from '../../../shared/domain/dossier/dossier.ts';
import type { CaseFile } from './case-file.ts';
import type { Plan } from './plan.ts';
import { drawn } from './plan.ts';
import { documentName, syntheticText } from './texts.ts';

/** The most results that one command carries. */
const mostResults = 50;

/** What the assessor finds at first sight, by criterion; invented, and the same for a platform every time. */
export function verdictsOf(plan: Plan, criteria: readonly string[]): ReadonlyMap<string, Verdict> {
  const { platform, hasFinding, hasNotApplicable, ending } = plan;
  const verdicts = new Map<string, Verdict>(criteria.map((criterion) => [criterion, 'satisfied']));
  const mark = (question: string, verdict: Verdict) => {
    const criterion = drawn(platform.id, question, criteria);
    if (criterion !== undefined) verdicts.set(criterion, verdict);
  };
  if (hasNotApplicable) for (const question of ['exempt-1', 'exempt-2']) mark(question, 'not-applicable');
  if (hasFinding) mark('found', 'partially-satisfied');
  if (ending === 'not-eligible') for (const question of ['bad-1', 'bad-2']) mark(question, 'not-satisfied');
  return verdicts;
}

/** Records verdicts as the assessor, each on the minutes of a test of today that nobody made, as many at a time as a command may carry. */
export async function recordResults(file: CaseFile, verdicts: ReadonlyMap<string, Verdict>): Promise<void> {
  const { id } = file.plan.platform;
  const results = [...verdicts].map(([criterion, verdict]) => ({
    criterion,
    verdict,
    note: syntheticText(verdict === 'not-applicable' ? 'notApplicable' : 'result'),
    evidence: [{ paper: documentName('minutes', { id }), effectiveOn: file.today }],
  }));
  while (results.length > 0) {
    await file.move(file.assessor, 'results', { results: results.splice(0, mostResults) });
  }
}
