import type { BucketEngine } from './bucket-engine.ts';

/** How often expired objects are looked for, in milliseconds; S3 itself looks once a day. */
const everyMs = 30_000;

/** Removes expired objects now and then, as the lifecycle rules of a bucket do on AWS. */
export class BucketSweep {
  readonly #engine: Pick<BucketEngine, 'expire'>;
  readonly #log: (text: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #step: Promise<void> = Promise.resolve();

  constructor(engine: Pick<BucketEngine, 'expire'>, log: (text: string) => void) {
    this.#engine = engine;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#step = this.#step
        .then(() => this.#engine.expire())
        .catch((error: unknown) => this.#log(`bucket sweep: ${String(error)}\n`));
    }, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#step;
  }
}
