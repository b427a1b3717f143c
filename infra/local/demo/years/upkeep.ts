import * as z from 'zod';
import { addDays } from '../../../../shared/domain/working-days.ts';
import { assignmentOf, conclude } from '../assessment.ts';
import type { CaseFile } from '../case-file.ts';
import { completeContent } from '../content.ts';
import type { Desk } from '../desk.ts';
import { settleLevel } from '../level.ts';
import { recordResults } from '../results.ts';
import { handIn, openCase } from '../submission.ts';
import { documentName } from '../texts.ts';
import type { Holder } from './holders.ts';

const auditor = 'auditor.KTNN';
const tasksShape = z.object({ tasks: z.array(z.object({ kind: z.string(), item: z.string() })) });
const standingShape = z.object({ status: z.string(), former: z.record(z.string(), z.unknown()) });

/** How many days before its end a permit is renewed: late enough for what is not renewed twice a year. */
const renewedDaysBefore = 45;

/** The most criteria that one command names. */
const mostAtOnce = 50;

const inParts = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / mostAtOnce) }, (_, n) =>
    items.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
  );

/** The owner brings new evidence for everything that grows old; answers for how many criteria. */
export async function renewEvidence(desk: Desk, { enrolled, dossier }: Holder): Promise<number> {
  const { plan } = enrolled;
  const path = `/dossiers/${dossier}`;
  const { tasks } = await desk.client.read(path, tasksShape, auditor);
  const criteria = tasks.filter(({ kind }) => kind === 'renew-evidence').map(({ item }) => item);
  const evidence = [{ paper: documentName('minutes', { id: plan.platform.id }), effectiveOn: desk.day }];
  for (const [part, some] of inParts(criteria).entries()) {
    await desk.send(`owner.${plan.owner}`, {
      method: 'POST',
      path: `${path}/task-completions`,
      body: { criteria: some, evidence },
      key: desk.keyFor(plan.platform.id, 'tasks', part),
    });
  }
  return criteria.length;
}

/** True from the day on which the vendor sees to the renewal. */
export const isForRenewal = ({ status, validUntil }: Holder, day: string): boolean =>
  status === 'valid' && day >= addDays(validUntil.slice(0, 10), -renewedDaysBefore);

/** The assessor takes over what still speaks for the system, and looks at the rest anew. */
async function assessAgain(file: CaseFile): Promise<void> {
  const { former } = await file.read(standingShape);
  const taken = Object.keys(former);
  for (const criteria of inParts(taken)) await file.move(file.assessor, 'result-takeovers', { criteria });
  const { conclusion, publication } = await file.criteria();
  const open = [...conclusion, ...publication].filter((criterion) => !taken.includes(criterion));
  await recordResults(file, new Map(open.map((criterion) => [criterion, 'satisfied'])));
}

/** Vendor, owner and assessor renew a permit before it ends; a level that is kept needs no appraisal. */
export async function renew(desk: Desk, { enrolled, dossier }: Holder): Promise<void> {
  const file = await openCase(desk, enrolled, { kind: 'renewal', dossier });
  await handIn(file, completeContent(file));
  const { status } = await file.read(standingShape);
  if (status !== 'level-approved') await settleLevel(file);
  await file.move(file.owner, 'assignment', assignmentOf(file));
  await assessAgain(file);
  await conclude(file, 'eligible');
}
