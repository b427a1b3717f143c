import type { Verdict } from '../../../shared/domain/dossier/dossier.ts';
import type { CaseFile } from './case-file.ts';
import { recordResults } from './results.ts';
import { syntheticText } from './texts.ts';

/** For each criterion that is met in part: the assessor raises a finding, the vendor answers, the criterion is met. */
export async function remedy(file: CaseFile, verdicts: ReadonlyMap<string, Verdict>): Promise<void> {
  for (const [criterion, verdict] of verdicts) {
    if (verdict !== 'partially-satisfied') continue;
    const finding = { criterion, text: syntheticText('finding') };
    const { commandId } = await file.move(file.assessor, 'findings', finding);
    await file.move(file.vendor, 'finding-answers', { finding: commandId, answer: syntheticText('answer') });
    await recordResults(file, new Map([[criterion, 'satisfied']]));
  }
}
