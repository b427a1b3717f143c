import type { Enrolled } from '../enrolment.ts';
import { askGate } from '../gate-check.ts';
import { isDelisted } from './fates.ts';
import { holdersOf } from './holders.ts';
import { openItemsIn } from './open-items.ts';
import type { OpenItems } from './open-items.ts';
import type { Passed, Years } from './pass.ts';
import { reportsIn } from './reports.ts';
import type { Reports } from './reports.ts';
import type { Tally } from './tally.ts';
import { toldTo } from './told.ts';
import type { Told } from './told.ts';
import { adoptionsOverdueIn, locality, overdueIn, stopUsing } from './users.ts';

/** How everything stands once the years have passed. */
export interface Account extends Passed {
  /** Platforms that hold a permit which is valid, and what the gate says of all. */
  readonly valid: number;
  readonly allowed: number;
  readonly denied: number;
  /** Platforms that exist and hold none although they held one. */
  readonly realLapsed: number;
  /** Of what a province uses: without a valid permit, and below on its list of what is overdue. */
  readonly lapsedInUse: number;
  /** Of what a province uses: taken off the list, though its permit is valid. */
  readonly delistedInUse: number;
  readonly overdue: number;
  /** Declared uses of what has no permit that is valid, or is off the list, of all localities. */
  readonly adoptionsOverdue: number;
  /** Of those that lapsed in use: told to the province, which both declared and runs them; and told once as user and once more as who runs it. */
  readonly toldOfLapse: number;
  readonly toldTwice: number;
  readonly toldOfDelisting: number;
  /** What stays overdue, run or declared, once the province has stopped using it. */
  readonly overdueLeft: number;
  readonly reports: Reports;
  readonly open: OpenItems;
  readonly tally: Tally;
}

const userEvents = ['AdoptedPermitLapsed'];
const runnerEvents = ['PermitExpired', 'PermitSuspended', 'PermitRevoked', 'PermitSuperseded'];

const tells =
  (told: readonly Told[], names: readonly string[]) =>
  ({ platformId }: Enrolled): boolean =>
    told.some((one) => one.platformId === platformId && one.events.some((event) => names.includes(event)));

/** Looks at everything as the running system tells it; then the province stops using what lapsed. */
export async function accountFor(
  { desk, enrolled, workLeft }: Years,
  passed: Passed,
  used: readonly Enrolled[],
): Promise<Omit<Account, 'tally'>> {
  const { client } = desk;
  const later = desk.on(passed.to);
  const holders = await holdersOf(client, enrolled);
  const lapsed = holders.filter(({ status }) => status !== 'valid');
  const inUse = lapsed.filter((holder) => used.includes(holder.enrolled));
  const delisted = used.filter(
    (one) => isDelisted(one.plan.platform.id) && !inUse.some(({ enrolled: lapsing }) => lapsing === one),
  );
  const answers = await askGate(client, enrolled, () => undefined);
  const told = await toldTo(client, locality);
  const overdue = await overdueIn(later);
  const adoptionsOverdue = await adoptionsOverdueIn(later);
  const ofLapse = inUse.map((holder) => holder.enrolled);
  await stopUsing(later, [...ofLapse, ...delisted]);
  await workLeft.untilDone();
  return {
    ...passed,
    valid: holders.length - lapsed.length,
    allowed: answers.filter(({ decision }) => decision === 'allow').length,
    denied: answers.filter(({ decision }) => decision === 'deny').length,
    realLapsed: lapsed.filter(({ enrolled: { plan } }) => !plan.platform.synthetic).length,
    lapsedInUse: inUse.length,
    delistedInUse: delisted.length,
    overdue: overdue.length,
    adoptionsOverdue: adoptionsOverdue.length,
    toldOfLapse: ofLapse.filter(tells(told, [...userEvents, ...runnerEvents])).length,
    toldTwice: ofLapse.filter(tells(told, userEvents)).filter(tells(told, runnerEvents)).length,
    toldOfDelisting: delisted.filter(tells(told, ['AdoptedDelisted'])).length,
    overdueLeft: (await overdueIn(later)).length + (await adoptionsOverdueIn(later)).length,
    reports: await reportsIn(later, enrolled),
    open: await openItemsIn(client),
  };
}
