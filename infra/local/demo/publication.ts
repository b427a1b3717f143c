import type { CaseFile } from './case-file.ts';
import { syntheticText } from './texts.ts';

/** The owner asks for the listing, the publishing body decides, and later suspends or revokes one or the other. */
export async function publish(file: CaseFile): Promise<void> {
  await file.move(file.owner, 'publication-request', {});
  const ministry = await file.turn();
  const { ending } = file.plan;
  const ruling = file.ruling();
  const decision =
    ending === 'refused'
      ? { decision: 'refuse', reasons: syntheticText('refusal'), ruling }
      : { decision: 'approve', ruling, differs: await file.differs(ministry) };
  await file.decide(ministry, 'publication-decision', decision);
  if (ending === 'suspended') await end(file, ministry, 'suspension');
  if (ending === 'revoked') await end(file, ministry, 'revocation');
}

async function end(file: CaseFile, ministry: string, move: 'suspension' | 'revocation'): Promise<void> {
  await file.move(ministry, move, { reasons: syntheticText(move), ruling: file.ruling() });
}
