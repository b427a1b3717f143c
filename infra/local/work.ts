import { BucketSweep } from './bucket-sweep.ts';
import type { ShiftedClock } from './clock.ts';
import { readMappings } from './feeds.ts';
import type { Ground } from './engines.ts';
import { readFunctions } from './functions.ts';
import { LambdaPool } from './lambda-pool.ts';
import type { Invoke } from './lambda-pool.ts';
import { Poller } from './poller.ts';
import { readSchedules, startTimers } from './schedules.ts';
import type { Timers } from './schedules.ts';
import { ExpirySweep } from './sweep.ts';

/** How many environments a function that nothing else limits may have at once. */
const mostEnvironments = 64;

/** What the functions of a run share. */
export interface WorkContext {
  readonly assembly: string;
  readonly deliversTwice: boolean;
  /** Receivers of webhooks may stand on this machine. */
  readonly allowsLoopback: boolean;
  readonly clock: ShiftedClock;
  readonly log: (source: string, text: string) => void;
}

/** All functions of a run with what sets them going, except HTTP. */
export interface Work {
  readonly timers: Timers;
  invokerOf(functionArn: string): Invoke;
  /** Lets timers and polls end and finishes what they began; HTTP must have ended before. */
  stop(): Promise<void>;
}

/** Starts the queues' pollers, the schedules' timers and the expiry sweeps over the functions of the templates. */
export function startWork(ground: Ground, context: WorkContext): Work {
  const { world, queues } = ground;
  const { clock, log, deliversTwice } = context;
  const specs = readFunctions(world, context.assembly, {
    ...ground,
    settings: context.allowsLoopback ? { WEBHOOK_LOOPBACK: 'allowed' } : {},
  });
  const pools = new Map(
    [...specs].map(([arn, spec]) => [
      arn,
      new LambdaPool(spec, { clock: clock.shared, log }, mostEnvironments),
    ]),
  );
  const invokerOf = (arn: string): Invoke => {
    const pool = pools.get(arn);
    if (pool === undefined) throw new Error(`there is no function ${arn}`);
    return pool.invoke;
  };
  const arnOf = (name: string) =>
    [...specs.values()].find((spec) => [spec.name, spec.arn].includes(name))?.arn ?? name;
  const pollers = readMappings(world, queues).map(
    (mapping) =>
      new Poller({ ...mapping, deliversTwice, invoke: invokerOf(arnOf(mapping.functionName)) }, (text) =>
        log('poller', text),
      ),
  );
  const sweeps = startSweeps(ground, context);
  const timers = startTimers(readSchedules(world), invokerOf, clock.now);
  for (const poller of pollers) poller.start();
  return {
    timers,
    invokerOf,
    async stop() {
      await Promise.all([timers.stop(), sweeps.stop(), ...pollers.map((poller) => poller.stop())]);
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}

/** What expires in tables and in buckets goes by the time of the functions. */
function startSweeps(ground: Ground, { clock, log }: WorkContext): { stop(): Promise<void> } {
  const say = (text: string) => log('sweep', text);
  const items = new ExpirySweep(ground.dynamodb, clock.now, say);
  const objects = new BucketSweep(ground.buckets, say);
  items.start(ground.tables);
  objects.start();
  return {
    async stop() {
      await Promise.all([items.stop(), objects.stop()]);
    },
  };
}
