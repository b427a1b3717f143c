import { CaseFile } from './case-file.ts';
import { completeContent, incompleteContent } from './content.ts';
import type { Desk } from './desk.ts';
import type { Enrolled } from './enrolment.ts';

/** The vendor opens the dossier, fills it in and hands it in; one that is returned is completed and handed in again. */
export async function submit(desk: Desk, enrolled: Enrolled): Promise<CaseFile> {
  const { plan } = enrolled;
  const file = await openCase(desk, enrolled);
  if (plan.isReturnedOnce) {
    await handIn(file, incompleteContent(file));
  }
  await handIn(file, completeContent(file));
  return file;
}

/** The vendor opens a dossier; `follows` names the case whose permit it renews. */
export async function openCase(
  desk: Desk,
  { plan, platformId, releaseId }: Enrolled,
  follows?: { readonly kind: 'renewal'; readonly dossier: string },
): Promise<CaseFile> {
  const { level, owner, platform, vendor } = plan;
  const operatingUnit = `${owner}/operations`;
  const opened = await desk.send(`vendor.${vendor}`, {
    method: 'POST',
    path: '/dossiers',
    body: { platformId, releaseId, proposedLevel: level, operatingUnit, owner, ...(follows && { follows }) },
    key: desk.keyFor(platform.id, 'dossier'),
  });
  return new CaseFile(desk, plan, opened);
}

/** The vendor says everything and hands it in. */
export async function handIn(file: CaseFile, content: object): Promise<void> {
  await file.decide(file.vendor, 'content', content);
  await file.move(file.vendor, 'submission', { differs: await file.differs(file.vendor) });
}
