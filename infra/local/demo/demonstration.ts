import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import type { RegisterPlatform } from '../../../shared/register/platforms.ts';
import { ApiClient } from './client.ts';
import { demoText } from './demo-messages.ts';
import { Desk } from './desk.ts';
import { askGate, strangersLetIn } from './gate-check.ts';
import { Ledger } from './ledger.ts';
import { readOutcome } from './outcome.ts';
import { planOf } from './plan.ts';
import type { Progress } from './progress.ts';
import type { Answers } from './report.ts';
import type { RoadStage } from './road.ts';
import { enrolAll, travelAll } from './road.ts';
import { workLeftOf } from './work-left.ts';
import type { Run } from '../run.ts';

/** What the bars of a demonstration show. */
export type DemoStage = RoadStage | 'before' | 'after';

/** Sends platforms down the whole road of a running system, and asks the gate for each before and after. */
export async function demonstrate(
  { baseUrl, dataDir }: Pick<Run, 'baseUrl' | 'dataDir'>,
  platforms: readonly RegisterPlatform[],
  progress: Progress<DemoStage>,
): Promise<Answers> {
  const client = new ApiClient({ baseUrl, dataFolder: dataDir.path });
  const ledger = new Ledger();
  const desk = new Desk(client, ledger, vietnamDayOf(new Date().toISOString()));
  const plans = platforms.map((platform) => planOf(platform, desk.day));
  const workLeft = workLeftOf(dataDir.file('running.json'));
  const watch = stopwatch();
  const begin = (...stages: readonly DemoStage[]) => {
    for (const stage of stages) progress.begin(stage, demoText(stage), plans.length);
  };
  const ask = (stage: 'before' | 'after') => {
    begin(stage);
    return askGate(client, enrolled, () => progress.pass(stage));
  };

  begin('registry');
  const enrolled = await watch.time(() => enrolAll(desk, plans, progress));
  const before = await ask('before');
  begin('submission', 'assessment', 'publication');
  await watch.time(() => travelAll(desk, enrolled, progress).then(workLeft.untilDone));
  const after = await ask('after');
  progress.end();

  const ids = enrolled.map(({ platformId }) => platformId);
  const outcome = await readOutcome(client, ids);
  const letIn = await strangersLetIn(client, enrolled);
  const gate = { before, after, strangersLetIn: letIn };
  const deadLetters = await workLeft.deadLetters();
  return { sent: plans.length, ledger, outcome, gate, deadLetters, seconds: watch.seconds() };
}

/** Adds up the time of what it is given to do. */
function stopwatch() {
  let milliseconds = 0;
  return {
    async time<Made>(work: () => Promise<Made>): Promise<Made> {
      const started = performance.now();
      const made = await work();
      milliseconds += performance.now() - started;
      return made;
    },
    seconds: () => milliseconds / 1000,
  };
}
