import type { TestProject } from 'vitest/node';
import { startEmbedded } from './embedded.ts';

/** Where the run answers that all tests of pages share. */
export interface SharedRun {
  readonly port: number;
  readonly dataDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly sharedRun: SharedRun;
  }
}

/** Starts the embedded run that all tests of pages share, with an empty register; each test brings platforms of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  project.provide('sharedRun', { port: run.port, dataDir: run.dataDir });
  return async () => {
    await run.stop();
    run.remove();
  };
}
