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
import { fortnights } from './years/pass.ts';
import { twoYears } from './years/two-years.ts';

/** What the bars of a demonstration show. */
export type DemoStage = RoadStage | 'before' | 'after' | 'twoYears';

/** Sends platforms down the whole road of a running system, and asks the gate for each before and after. */
export async function demonstrate(
  { baseUrl, dataDir }: Pick<Run, 'baseUrl' | 'dataDir'>,
  platforms: readonly RegisterPlatform[],
  progress: Progress<DemoStage>,
): Promise<Answers> {
  const client = new ApiClient({ baseUrl, dataFolder: dataDir.path });
  const ledger = new Ledger();
  const day = vietnamDayOf(new Date().toISOString());
  const desk = new Desk(client, ledger, { day, begunOn: day });
  const plans = platforms.map((platform) => planOf(platform, desk.day));
  const runningFile = dataDir.file('running.json');
  const workLeft = workLeftOf(runningFile);
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

  const ids = enrolled.map(({ platformId }) => platformId);
  const outcome = await readOutcome(client, ids);
  const letIn = await strangersLetIn(client, enrolled);
  const gate = { before, after, strangersLetIn: letIn };
  const commands = ledger.commands();
  progress.begin('twoYears', demoText('twoYears'), fortnights);
  const years = { desk, enrolled, workLeft, passed: () => progress.pass('twoYears') };
  const later = await twoYears(years, runningFile);
  progress.end();
  const deadLetters = await workLeft.deadLetters();
  const seconds = watch.seconds();
  return { sent: plans.length, ledger, commands, outcome, gate, later, deadLetters, seconds };
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
