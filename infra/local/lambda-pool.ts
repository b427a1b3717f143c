import type { FunctionSpec } from './functions.ts';
import { LambdaEnvironment } from './lambda-environment.ts';
import type { EnvironmentContext, Outcome } from './lambda-environment.ts';

type Waiter = (environment: LambdaEnvironment | Outcome) => void;

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
  readonly #idle: LambdaEnvironment[] = [];
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

  readonly invoke: Invoke = async (event) => {
    const environment = await this.#acquire();
    if (!(environment instanceof LambdaEnvironment)) return environment;
    const outcome = await environment.invoke(JSON.stringify(event));
    if (!outcome.ok) this.#context.log(this.#spec.name, `${JSON.stringify(outcome.fault)}\n`);
    this.#give(environment);
    return outcome;
  };

  /** Ends all environments; requests that wait end with a fault. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#considering);
    const fault = { errorType: 'Runtime.Stopped', errorMessage: 'the run is stopping' };
    for (const waiter of this.#waiting.splice(0)) waiter({ ok: false, fault });
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  #acquire(): Promise<LambdaEnvironment | Outcome> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#consider();
    });
  }

  #give(environment: LambdaEnvironment): void {
    if (!environment.usable) {
      this.#all.delete(environment);
      this.#consider();
      return;
    }
    const waiter = this.#waiting.shift();
    if (waiter === undefined) this.#idle.push(environment);
    else waiter(environment);
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
    if (outcome.ok) this.#give(environment);
    else {
      this.#all.delete(environment);
      this.#context.log(this.#spec.name, `${JSON.stringify(outcome.fault)}\n`);
      this.#waiting.shift()?.(outcome);
    }
    this.#consider();
  }
}
