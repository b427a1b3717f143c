import { aliases } from './accounts.ts';
import { LocalFault } from './local-fault.ts';
import { bothLanguages } from './local-messages.ts';
import { startRun } from './run.ts';
import type { Run } from './run.ts';
import { isSeeded, seed } from './seed.ts';
import { readSettings } from './settings.ts';

/** Runs the whole system on this machine until a signal ends it; what prevents that is said, with exit code 1. */
export async function main(): Promise<void> {
  process.env['TZ'] = 'UTC';
  try {
    const settings = readSettings(process.env);
    const run = await startRun(settings);
    const stopping = endOnSignal(run);
    announce(run);
    if (settings.loadsRegister && !isSeeded(run.dataDir)) await loadRegister(run, settings.port, stopping);
  } catch (error) {
    if (!(error instanceof LocalFault)) throw error;
    console.error(error.message);
    // An engine that was still starting when another one failed ends with this process.
    process.exit(1);
  }
}

function announce({ baseUrl }: Run): void {
  const paths = ['/vi', '/en', '/register', '/openapi.json', '/health', '/outbox', '/embedded/clock'];
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

/** A register that could not be loaded is said; the run goes on, and the next start tries again. */
async function loadRegister({ baseUrl, dataDir }: Run, port: number, signal: AbortSignal): Promise<void> {
  console.log(bothLanguages('seeding'));
  try {
    const count = await seed({ baseUrl, port, dataDir, signal });
    if (!signal.aborted) console.log(bothLanguages('seeded', { count: String(count) }));
  } catch (error) {
    if (!signal.aborted) console.error(bothLanguages('seedFailed', { reason: String(error) }));
  }
}

/** The first signal stops the run in order; later ones change nothing. */
function endOnSignal(run: Run): AbortSignal {
  const stopping = new AbortController();
  const stop = (exitCode: number) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
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
  return stopping.signal;
}

if (process.argv[1] === import.meta.filename) await main();
