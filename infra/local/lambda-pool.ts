import type { FunctionSpec } from './functions.ts';
import { LambdaEnvironment } from './lambda-environment.ts';
import type { EnvironmentContext, Outcome } from './lambda-environment.ts';

interface Waiter {
  readonly event: string;
  readonly settle: (outcome: Outcome) => void;
}

/** Invokes one function with an event that JSON can carry. */
export type Invoke = (event: unknown) => Promise<Outcome>;

/** How much longer a request waits for a busy environment, per environment there is, before one more is made. */
const patienceMs = 10;

/**
 * The execution environments of one function, made on demand up to a limit. One more is made at a time, the later the
 * more there are, and a request takes whichever is free first: few warm environments do more than many cold ones.
 */
export class LambdaPool {
  readonly #spec: FunctionSpec;
  readonly #context: EnvironmentContext;
  readonly #limit: number;
  readonly #all = new Set<LambdaEnvironment>();
  readonly #waiting: Waiter[] = [];
  #starting = false;
  #considering: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(spec: FunctionSpec, context: EnvironmentContext, limit = 10) {
    this.#spec = spec;
    this.#context = context;
    this.#limit = limit;
  }

  readonly invoke: Invoke = (event) =>
    new Promise((settle) => {
      this.#waiting.push({ event: JSON.stringify(event), settle });
      this.#serve();
    });

  /** Ends all environments; requests that wait end with a fault. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#considering);
    const fault = { errorType: 'Runtime.Stopped', errorMessage: 'the run is stopping' };
    for (const { settle } of this.#waiting.splice(0)) settle({ ok: false, fault });
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  /** Hands out what waits, the longest first, as far as environments can take more. */
  #serve(): void {
    for (const environment of this.#all) {
      for (const waiter of this.#waiting.splice(0, environment.room)) void this.#run(environment, waiter);
    }
    this.#consider();
  }

  async #run(environment: LambdaEnvironment, { event, settle }: Waiter): Promise<void> {
    const outcome = await environment.invoke(event);
    if (!outcome.ok) this.#logFault(outcome);
    settle(outcome);
    if (!environment.usable) this.#all.delete(environment);
    this.#serve();
  }

  /** Looks again after a while whether the one who waits longest still waits. */
  #consider(): void {
    const isEnough = this.#stopped || this.#waiting.length === 0 || this.#all.size >= this.#limit;
    if (isEnough || this.#starting || this.#considering !== undefined) return;
    const first = this.#waiting[0];
    this.#considering = setTimeout(() => {
      this.#considering = undefined;
      if (this.#waiting[0] === first) void this.#grow();
      else this.#consider();
    }, this.#all.size * patienceMs);
  }

  async #grow(): Promise<void> {
    if (this.#stopped || this.#waiting.length === 0) return;
    this.#starting = true;
    const environment = new LambdaEnvironment(this.#spec, this.#context);
    this.#all.add(environment);
    const outcome = await environment.ready;
    this.#starting = false;
    if (!outcome.ok) {
      this.#all.delete(environment);
      this.#logFault(outcome);
      this.#waiting.shift()?.settle(outcome);
    }
    this.#serve();
  }

  #logFault({ fault }: Extract<Outcome, { ok: false }>): void {
    this.#context.log(this.#spec.name, `${JSON.stringify(fault)}\n`);
  }
}
