import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startQueueEngine } from '../../infra/local/queue-engine.ts';
import { startTableEngine } from '../../infra/local/table-engine.ts';
import { startEmbedded } from '../support/embedded.ts';
import { startCountingProxy } from './counting-proxy.ts';
import { lifecyclesOn } from './lifecycles.ts';
import type { Lifecycles } from './lifecycles.ts';
import type { Counts, Meter } from './meters.ts';
import { between, queueMeter, tableMeter } from './meters.ts';

/** How many lifecycles a figure is the mean of, and how many are under way at once. */
const window = 100;
const atOnce = 8;
const populations = [100, 1000] as const;

/** What one lifecycle costs, on average over the last hundred before there were that many platforms. */
export interface LifecycleCost {
  readonly platforms: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly queueRequests: number;
  /** Beside the above: reads of receipts still pending, calls that the table declined, receives that brought nothing. */
  readonly waitingReadUnits: number;
  readonly declinedCalls: number;
  readonly emptyReceives: number;
  readonly byAction: Readonly<Record<string, number>>;
}

/** Counts the cost of a lifecycle while the system grows to 100 and to 1,000 platforms. */
export async function measureCosts(): Promise<readonly LifecycleCost[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chot-bench-'));
  const engines = [
    await startTableEngine(join(folder, 'tables.db')),
    await startQueueEngine(join(folder, 'queues')),
  ] as const;
  const meters = { table: tableMeter(), queues: queueMeter() };
  const proxies = await Promise.all([
    startCountingProxy(engines[0].endpoint, meters.table),
    startCountingProxy(engines[1].endpoint, meters.queues),
  ]);
  const environment = {
    CHOT_REGISTER: 'none',
    AWS_ENDPOINT_URL_DYNAMODB: proxies[0].endpoint,
    AWS_ENDPOINT_URL_SQS: proxies[1].endpoint,
  };
  const run = await startEmbedded({ environment });
  try {
    return await costsAt(populations, lifecyclesOn(run), meters);
  } finally {
    await run.stop();
    run.remove();
    for (const proxy of proxies) proxy.stop();
    await Promise.all(engines.map((engine) => engine.stop()));
    rmSync(folder, { recursive: true });
  }
}

/** How much more each figure is at the last population than at the first, in percent; the largest of them is what counts. */
export function growthOf(costs: readonly LifecycleCost[]): Readonly<Record<Figure, number>> {
  const growth = (figure: Figure) => {
    const [first, last] = [costs[0]?.[figure] ?? 0, costs.at(-1)?.[figure] ?? 0];
    return (last / first - 1) * 100;
  };
  return {
    writeUnits: growth('writeUnits'),
    readUnits: growth('readUnits'),
    queueRequests: growth('queueRequests'),
  };
}

type Figure = 'writeUnits' | 'readUnits' | 'queueRequests';

async function costsAt(
  platforms: readonly number[],
  lifecycles: Lifecycles,
  meters: { readonly table: Meter; readonly queues: Meter },
): Promise<readonly LifecycleCost[]> {
  const costs: LifecycleCost[] = [];
  let sent = 0;
  for (const population of platforms) {
    await lifecycles.travel(population - window - sent, atOnce);
    const before = [meters.table.counts(), meters.queues.counts()] as const;
    await lifecycles.travel(window, atOnce);
    const table = between(before[0], meters.table.counts());
    costs.push(costOf(population, table, between(before[1], meters.queues.counts())));
    sent = population;
  }
  return costs;
}

function costOf(platforms: number, table: Counts, queues: Counts): LifecycleCost {
  const each = (count = 0) => count / window;
  const byAction = [...table, ...queues].filter(([name]) => /[A-Z]/.test(name));
  return {
    platforms,
    writeUnits: each(table.get('write')),
    readUnits: each(table.get('read')),
    queueRequests: each(queues.get('requests')),
    waitingReadUnits: each(table.get('waiting')),
    declinedCalls: each(
      byAction.reduce((sum, [name, count]) => (name.startsWith('declined') ? sum + count : sum), 0),
    ),
    emptyReceives: each(queues.get('empty receives')),
    byAction: Object.fromEntries(byAction.map(([name, count]) => [name, each(count)])),
  };
}
