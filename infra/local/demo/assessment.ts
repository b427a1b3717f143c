import type { Verdict } from '../../../shared/domain/dossier/dossier.ts';
import type { CaseFile } from './case-file.ts';
import { settleLevel } from './level.ts';
import { remedy } from './remediation.ts';
import { recordResults, verdictsOf } from './results.ts';
import { documentName, syntheticText } from './texts.ts';

/** The level is settled, the owner names an assessor, who records results, raises findings and concludes. */
export async function assess(file: CaseFile): Promise<'eligible' | 'not-eligible'> {
  const appraiser = await settleLevel(file);
  await file.move(file.owner, 'assignment', assignmentOf(file));
  const criteria = await file.criteria();
  const verdicts = verdictsOf(file.plan, criteria.conclusion);
  const duties = criteria.publication.map((criterion): [string, Verdict] => [criterion, 'satisfied']);
  await recordResults(file, new Map([...verdicts, ...duties]));
  if (file.plan.ending === 'not-eligible') {
    await conclude(file, 'not-eligible');
    return 'not-eligible';
  }
  await remedy(file, verdicts);
  await acceptNotApplicable(file, appraiser, verdicts);
  await conclude(file, 'eligible');
  return 'eligible';
}

/** What entitles the assessor at level 5 is what the register holds of it. */
/** Who assesses. */
export function assignmentOf({ plan: { assessor } }: CaseFile): object {
  return { organisation: assessor, unit: `${assessor}/assessment` };
}

/** The assessor concludes too early and is refused; then the appraiser agrees that the criteria do not apply. */
async function acceptNotApplicable(
  file: CaseFile,
  appraiser: string,
  verdicts: ReadonlyMap<string, string>,
): Promise<void> {
  const criteria = [...verdicts].filter(([, verdict]) => verdict === 'not-applicable').map(([id]) => id);
  if (criteria.length === 0) return;
  const body = conclusionOf(file, 'eligible');
  await file.decideInVain(file.assessor, 'conclusion', { body, code: 'not-applicable-not-accepted' });
  await file.move(appraiser, 'results', { acceptNotApplicable: criteria });
}

/** The assessor concludes. */
export async function conclude(file: CaseFile, verdict: 'eligible' | 'not-eligible'): Promise<void> {
  await file.decide(file.assessor, 'conclusion', conclusionOf(file, verdict));
}

function conclusionOf(file: CaseFile, verdict: 'eligible' | 'not-eligible'): object {
  const isEligible = verdict === 'eligible';
  const reasons = syntheticText(isEligible ? 'eligible' : 'notEligible');
  const number = documentName('acceptanceReport', { id: file.plan.platform.id });
  return {
    verdict,
    planFullyImplemented: isEligible,
    ...(isEligible && { acceptanceReport: { number, date: file.today } }),
    reasons,
    ruling: file.ruling(),
  };
}
