import type { Run } from '../run.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends a run and then the process at the first signal, until it is forgotten. */
export class StopOnSignal {
  readonly #run: Run;
  readonly #stopping = new AbortController();

  constructor(run: Run) {
    this.#run = run;
    for (const signal of signals) process.on(signal, this.#stop);
  }

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Whether the process is about to end. */
  get isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  forget(): void {
    for (const signal of signals) process.off(signal, this.#stop);
  }

  readonly #stop = (): void => {
    if (this.isStopping) return;
    this.#stopping.abort();
    void this.#run.stop().finally(() => process.exit(130));
  };
}
