import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fictionalPlatforms, registerPlatforms } from '../../../shared/register/platforms.ts';
import type { RegisterPlatform } from '../../../shared/register/platforms.ts';
import { takeDataDir } from '../data-dir.ts';
import { freePort } from '../engine.ts';
import { LocalFault } from '../local-fault.ts';
import { startRun } from '../run.ts';
import { seed } from '../seed.ts';
import { readSettings } from '../settings.ts';
import { demoText } from './demo-messages.ts';
import { demonstrate } from './demonstration.ts';
import { Progress } from './progress.ts';
import type { Screen } from './progress.ts';
import { reportOf } from './report.ts';
import type { Answers } from './report.ts';
import { StopOnSignal } from './stop-on-signal.ts';
import { summaryOf } from './summary.ts';
import { differences } from './sums.ts';

/** A demonstration: where its data goes, who travels, where progress is shown. */
export interface DemoSettings {
  /** Emptied first. */
  readonly folder: string;
  readonly platforms: readonly RegisterPlatform[];
  readonly screen: Screen;
}

/** Runs a demonstration from a clean state on a free port; answers the sums that do not hold. */
export async function runDemo(settings: DemoSettings): Promise<readonly string[]> {
  const { folder, platforms, screen } = settings;
  const say = (text: string) => screen.write(`${text}\n`);
  await empty(folder);
  const port = await freePort();
  const run = await startRun({ ...readSettings(process.env), port, dataFolder: folder });
  const stop = new StopOnSignal(run);
  try {
    say(`${demoText('notice')}\n${demoText('loading')}`);
    say(demoText('loaded', { count: String(await seed({ ...run, port, signal: stop.signal })) }));
    return tell(settings, await demonstrate(run, platforms, new Progress(screen)));
  } catch (error) {
    // A signal ends the process once the run has stopped; what failed meanwhile failed because of that.
    if (stop.isStopping) return await new Promise<never>(() => {});
    throw error;
  } finally {
    stop.forget();
    await run.stop();
  }
}

/** Writes the report, shows the tables, and answers the sums that do not hold. */
function tell({ folder, screen }: DemoSettings, answers: Answers): readonly string[] {
  const report = reportOf(answers);
  const wrong = differences(report, answers);
  const file = join(folder, 'demo-report.json');
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`);
  const lines = [
    `\n${summaryOf(report, answers)}\n`,
    ...(wrong.length === 0 ? [] : [[demoText('sumsFail'), ...wrong].join('\n  ')]),
    demoText('written', { path: relative('.', file) }),
    demoText('lookAgain', { path: relative('.', folder) }),
  ];
  screen.write(`${lines.join('\n')}\n`);
  return wrong;
}

/** `npm run demo`: every real platform and all fictional ones; answers the exit code. */
export async function main(): Promise<number> {
  process.env['TZ'] = 'UTC';
  try {
    const wrong = await runDemo({
      folder: fileURLToPath(new URL('../../../.chot/demo', import.meta.url)),
      platforms: [...registerPlatforms(), ...fictionalPlatforms()],
      screen: {
        isTerminal: process.stdout.isTTY,
        write: (text) => void process.stdout.write(text),
      },
    });
    return wrong.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof LocalFault)) throw error;
    console.error(error.message);
    return 1;
  }
}

/** Removes the data of an earlier demonstration; one that is still running, or is being looked at, is refused by name. */
async function empty(folder: string): Promise<void> {
  const held = await takeDataDir(folder);
  rmSync(held.path, { recursive: true, force: true });
}
