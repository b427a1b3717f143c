import type { Verdict } from '../../../shared/domain/dossier/dossier.ts';
import { addDays } from '../../../shared/domain/working-days.ts';
import type { CaseFile } from './case-file.ts';
import { recordResults } from './results.ts';
import { syntheticText } from './texts.ts';

/** How long the vendor has to mend what was found, in days. */
const daysToMend = 30;

/** For each criterion that is met in part: the assessor raises a finding, the vendor answers, the criterion is met. */
export async function remedy(file: CaseFile, verdicts: ReadonlyMap<string, Verdict>): Promise<void> {
  for (const [criterion, verdict] of verdicts) {
    if (verdict !== 'partially-satisfied') continue;
    const dueOn = addDays(file.today, daysToMend);
    const finding = { criterion, severity: 'major', dueOn, text: syntheticText('finding') };
    const { commandId } = await file.move(file.assessor, 'findings', finding);
    const plan = [{ action: syntheticText('correction'), doneBy: file.today }];
    const answer = { finding: commandId, answer: syntheticText('answer'), plan };
    await file.move(file.vendor, 'finding-answers', answer);
    await recordResults(file, new Map([[criterion, 'satisfied']]));
  }
}
