import { organisationOf } from '../../../shared/register/organisations.ts';
import type { CaseFile } from './case-file.ts';
import { settleLevel } from './level.ts';
import { remedy } from './remediation.ts';
import { recordResults, verdictsOf } from './results.ts';
import { documentName, syntheticText } from './texts.ts';

/** The level is settled, the owner names an assessor, who records results, raises findings and concludes. */
export async function assess(file: CaseFile): Promise<'eligible' | 'not-eligible'> {
  const appraiser = await settleLevel(file);
  await file.move(file.owner, 'assignment', assignmentOf(file));
  const verdicts = verdictsOf(file.plan, await file.criteria());
  await recordResults(file, verdicts);
  if (file.plan.ending === 'not-eligible') {
    await conclude(file, 'not-eligible');
    return 'not-eligible';
  }
  await remedy(file, verdicts);
  await acceptNotApplicable(file, appraiser, verdicts);
  await conclude(file, 'eligible');
  return 'eligible';
}

/** Level 5 asks for an assessor with a licence, or one designated. */
function assignmentOf({ plan: { level, assessor } }: CaseFile): object {
  const kind = organisationOf(assessor)?.standing;
  const qualification = { kind, number: documentName('qualification', { organisation: assessor }) };
  return { organisation: assessor, unit: `${assessor}/assessment`, ...(level === 5 && { qualification }) };
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

async function conclude(file: CaseFile, verdict: 'eligible' | 'not-eligible'): Promise<void> {
  await file.decide(file.assessor, 'conclusion', conclusionOf(file, verdict));
}

function conclusionOf(file: CaseFile, verdict: 'eligible' | 'not-eligible'): object {
  const isEligible = verdict === 'eligible';
  const reasons = syntheticText(isEligible ? 'eligible' : 'notEligible');
  return { verdict, planFullyImplemented: isEligible, reasons, ruling: file.ruling() };
}
