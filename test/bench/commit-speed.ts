import { startEmbedded } from '../support/embedded.ts';
import { lifecyclesOn } from './lifecycles.ts';
import { median } from './median.ts';
import { appliedCommands } from './receipts.ts';
import { bareTransactionsOn } from './transactions.ts';

const atOnce = 8;
const rounds = 3;
const bareSeconds = 5;
const lifecyclesPerRound = 48;

/** How fast the whole system commits, over how fast its engine can; means of the same run. */
export interface CommitSpeed {
  readonly atOnce: number;
  readonly lifecyclesPerSecond: number;
  readonly commitsPerLifecycle: number;
  readonly commitsPerSecond: number;
  readonly bareTransactionsPerSecond: number;
  /** Median over the rounds of commits per second over the bare transactions just before them. */
  readonly ratio: number;
}

/** Lets lifecycles and bare three-item transactions take turns on one engine. */
export async function measureCommitSpeed(): Promise<CommitSpeed> {
  const run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  try {
    const { endpoints, tableName } = run.running() ?? {};
    if (endpoints === undefined || tableName === undefined) throw new Error('the run describes no engines');
    const lifecycles = lifecyclesOn(run);
    const bare = await bareTransactionsOn(endpoints.dynamodb);
    await lifecycles.travel(2 * atOnce, atOnce);
    await bare.perSecond(1, atOnce);
    const before = await appliedCommands(endpoints.dynamodb, tableName);
    const taken: { bare: number; lifecycles: number }[] = [];
    while (taken.length < rounds) {
      const bareSpeed = await bare.perSecond(bareSeconds, atOnce);
      taken.push({
        bare: bareSpeed,
        lifecycles: lifecyclesPerRound / (await lifecycles.travel(lifecyclesPerRound, atOnce)),
      });
    }
    const commits = (await appliedCommands(endpoints.dynamodb, tableName)) - before;
    return speedOf(taken, commits / (rounds * lifecyclesPerRound));
  } finally {
    await run.stop();
    run.remove();
  }
}

function speedOf(
  taken: readonly { bare: number; lifecycles: number }[],
  commitsPerLifecycle: number,
): CommitSpeed {
  const lifecyclesPerSecond = median(taken.map(({ lifecycles }) => lifecycles));
  return {
    atOnce,
    lifecyclesPerSecond,
    commitsPerLifecycle,
    commitsPerSecond: lifecyclesPerSecond * commitsPerLifecycle,
    bareTransactionsPerSecond: median(taken.map(({ bare }) => bare)),
    ratio: median(taken.map(({ bare, lifecycles }) => (lifecycles * commitsPerLifecycle) / bare)),
  };
}
