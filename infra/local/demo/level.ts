import type { CaseFile } from './case-file.ts';
import { documentName, syntheticText } from './texts.ts';

const expertOpinionFrom = 4;

/** Opinion of the specialised unit where the level asks for it, appraisal, approval; answers who appraised. */
export async function settleLevel(file: CaseFile): Promise<string> {
  const { level, platform } = file.plan;
  if (level >= expertOpinionFrom) {
    const opinion = { opinion: syntheticText('expertOpinion'), ruling: file.ruling() };
    await file.move(await file.turn(), 'expert-opinion', opinion);
  }
  const appraiser = await file.turn();
  const appraisal = { verdict: 'suitable', level, reasons: syntheticText('suitable'), ruling: file.ruling() };
  await file.decide(appraiser, 'appraisal', appraisal);
  const approval = {
    decision: 'approve',
    ruling: file.ruling(),
    ...(level === 5 && { primeMinisterDecision: documentName('primeMinisterDecision', { id: platform.id }) }),
  };
  await file.decide(await file.turn(), 'level-approval', approval);
  return appraiser;
}
