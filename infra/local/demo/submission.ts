import { CaseFile } from './case-file.ts';
import { completeContent, incompleteContent } from './content.ts';
import type { Desk } from './desk.ts';
import type { Enrolled } from './enrolment.ts';

/** The vendor opens the dossier, fills it in and hands it in; one that is returned is completed and handed in again. */
export async function submit(desk: Desk, { plan, platformId, releaseId }: Enrolled): Promise<CaseFile> {
  const { level, owner, platform, vendor } = plan;
  const opened = await desk.send(`vendor.${vendor}`, {
    method: 'POST',
    path: '/dossiers',
    body: { platformId, releaseId, proposedLevel: level, operatingUnit: `${owner}/operations`, owner },
    key: `${platform.id}/dossier`,
  });
  const file = new CaseFile(desk, plan, opened);
  if (plan.isReturnedOnce) {
    await handIn(file, incompleteContent(file));
  }
  await handIn(file, completeContent(file));
  return file;
}

async function handIn(file: CaseFile, content: object): Promise<void> {
  await file.decide(file.vendor, 'content', content);
  await file.move(file.vendor, 'submission', { differs: await file.differs(file.vendor) });
}
