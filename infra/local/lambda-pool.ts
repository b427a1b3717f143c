import type { FunctionSpec } from './functions.ts';
import { LambdaEnvironment } from './lambda-environment.ts';
import type { EnvironmentContext, Outcome } from './lambda-environment.ts';

type Waiter = (environment: LambdaEnvironment | Outcome) => void;

/** Invokes one function with an event that JSON can carry. */
export type Invoke = (event: unknown) => Promise<Outcome>;

/**
 * The execution environments of one function, made on demand up to a limit. While all are busy one more is made at a
 * time, and a request takes whichever is free first: a burst does not pay for more environments than it can use.
 */
export class LambdaPool {
  readonly #spec: FunctionSpec;
  readonly #context: EnvironmentContext;
  readonly #limit: number;
  readonly #idle: LambdaEnvironment[] = [];
  readonly #all = new Set<LambdaEnvironment>();
  readonly #waiting: Waiter[] = [];
  #starting = false;
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
    const fault = { errorType: 'Runtime.Stopped', errorMessage: 'the run is stopping' };
    for (const waiter of this.#waiting.splice(0)) waiter({ ok: false, fault });
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  #acquire(): Promise<LambdaEnvironment | Outcome> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      void this.#grow();
    });
  }

  #give(environment: LambdaEnvironment): void {
    if (!environment.usable) {
      this.#all.delete(environment);
      void this.#grow();
      return;
    }
    const waiter = this.#waiting.shift();
    if (waiter === undefined) this.#idle.push(environment);
    else waiter(environment);
  }

  async #grow(): Promise<void> {
    if (this.#starting || this.#stopped || this.#waiting.length === 0 || this.#all.size >= this.#limit)
      return;
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
    void this.#grow();
  }
}
