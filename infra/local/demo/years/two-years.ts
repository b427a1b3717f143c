import { startOf } from '../../../../shared/domain/clock/deadline.ts';
import { accountFor } from './account.ts';
import type { Account } from './account.ts';
import { passYears } from './pass.ts';
import type { Years } from './pass.ts';
import { tallyOf } from './tally.ts';
import { takeIntoUse, usedOf } from './users.ts';

/** A province takes platforms into use, two years pass on the simulated clock, and everything is accounted for. */
export async function twoYears(years: Years, runningFile: string): Promise<Account> {
  const used = usedOf(years.enrolled);
  await takeIntoUse(years.desk, used);
  await years.workLeft.untilDone();
  const account = await accountFor(years, await passYears(years), used);
  return { ...account, tally: await tallyOf(runningFile, startOf(account.to)) };
}
