import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Invoke } from './lambda-pool.ts';
import { accountId, region } from './physical.ts';
import type { World } from './physical.ts';
import { resourcesOf } from './template.ts';

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const scheduleShape = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
});

/** A schedule of the templates; `input` is its payload as JSON, undefined for the default one. */
export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  readonly functionArn: string;
  readonly input: string | undefined;
}

/** The timers of all schedules. */
export interface Timers {
  /** Runs every schedule once, now. */
  runAll(): Promise<void>;
  stop(): Promise<void>;
}

/** Reads the schedules that are enabled; another expression than `rate(…)` is refused. */
export function readSchedules(world: World): readonly Schedule[] {
  return resourcesOf(world.stacks, 'AWS::Scheduler::Schedule').flatMap((resource) => {
    const { ScheduleExpression, State, Target } = scheduleShape.parse(world.properties(resource));
    if (State === 'DISABLED') return [];
    const everyMs = periodOf(ScheduleExpression);
    return [
      { name: `${resource.stack}-${resource.id}`, everyMs, functionArn: Target.Arn, input: Target.Input },
    ];
  });
}

/** The period of a `rate(…)` expression in milliseconds. */
export function periodOf(rate: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(rate) ?? [];
  const known = z.enum(['minute', 'hour', 'day']).safeParse(unit);
  if (!known.success) throw new Error(`the schedule ${rate} is not known`);
  return Number(count) * unitMs[known.data];
}

/** Runs every schedule once at the start and then at its rate; a run that is under way is not doubled. */
export function startTimers(
  schedules: readonly Schedule[],
  invokerOf: (functionArn: string) => Invoke,
  now: () => Date,
): Timers {
  const underWay = new Map<string, Promise<unknown>>();
  const run = (schedule: Schedule): Promise<unknown> => {
    const current = underWay.get(schedule.name);
    if (current !== undefined) return current;
    const started = invokerOf(schedule.functionArn)(payloadOf(schedule, now())).finally(() => {
      underWay.delete(schedule.name);
    });
    underWay.set(schedule.name, started);
    return started;
  };
  const runAll = async () => {
    await Promise.all(schedules.map(run));
  };
  const timers = schedules.map((schedule) => setInterval(() => void run(schedule), schedule.everyMs));
  void runAll();
  return {
    async runAll() {
      await Promise.all(underWay.values());
      await runAll();
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(underWay.values());
    },
  };
}

function payloadOf({ name, input }: Schedule, now: Date): unknown {
  const time = now.toISOString();
  const resource = `arn:aws:scheduler:${region}:${accountId}:schedule/default/${name}`;
  if (input !== undefined) {
    return JSON.parse(
      input
        .replaceAll('<aws.scheduler.scheduled-time>', time)
        .replaceAll('<aws.scheduler.schedule-arn>', resource),
    );
  }
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: accountId,
    time,
    region,
    resources: [resource],
    detail: '{}',
  };
}
