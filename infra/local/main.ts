import { aliases } from './accounts.ts';
import { LocalFault } from './local-fault.ts';
import { bothLanguages } from './local-messages.ts';
import { startRun } from './run.ts';
import type { Run } from './run.ts';
import { readSettings } from './settings.ts';

/** Runs the whole system on this machine until a signal ends it; what prevents that is said, with exit code 1. */
export async function main(): Promise<void> {
  process.env['TZ'] = 'UTC';
  try {
    const run = await startRun(readSettings(process.env));
    endOnSignal(run);
    announce(run);
  } catch (error) {
    if (!(error instanceof LocalFault)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function announce({ baseUrl }: Run): void {
  const paths = ['/register', '/openapi.json', '/health', '/embedded/clock'];
  const accounts = [...aliases].map(([alias, account]) => `  ${alias.padEnd(14)} ${account}`);
  console.log(
    [
      bothLanguages('ready', { url: baseUrl }),
      `${bothLanguages('whereToLook')}:`,
      ...paths.map((path) => `  ${baseUrl}${path}`),
      `${bothLanguages('whoMaySignIn')} (npm run token -- …):`,
      ...accounts,
    ].join('\n'),
  );
}

/** The first signal stops the run in order; later ones change nothing. */
function endOnSignal(run: Run): void {
  let stopping = false;
  const stop = (exitCode: number) => {
    if (stopping) return;
    stopping = true;
    console.log(bothLanguages('stopping'));
    void run.stop().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  void run.failed.then(() => stop(1));
}

if (process.argv[1] === import.meta.filename) await main();
