import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { FunctionSpec } from './functions.ts';

const faultShape = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  stack: z.string().optional(),
});
const replyShape = z.union([
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('unusable'), error: faultShape }),
  z.object({ kind: z.literal('done'), requestId: z.string(), ok: z.literal(true), result: z.string() }),
  z.object({ kind: z.literal('done'), requestId: z.string(), ok: z.literal(false), error: faultShape }),
]);

/** What a function answered, or the fault it ended with. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: z.infer<typeof faultShape> };

const initLimitMs = 10_000;
/** What an environment is asked first, under a name that no request has. */
const loading = 'loading';
/** How many requests an environment serves at once; most of their time they wait for an engine. */
const mostRequests = 16;
const script = new URL('./lambda-worker.mjs', import.meta.url);

/** What an execution environment shares with the run: the clock, and where the function's log goes. */
export interface EnvironmentContext {
  readonly clock: SharedArrayBuffer;
  readonly log: (functionName: string, chunk: string) => void;
}

/**
 * One worker thread with one handler, which serves several requests at once: on two cores a few threads that have warmed
 * up do more than many cold ones. A fault of the handler ends its request only; a request that runs out of time ends the
 * thread as soon as the others are answered.
 */
export class LambdaEnvironment {
  readonly #worker: Worker;
  readonly #spec: FunctionSpec;
  readonly #underWay = new Map<string, (outcome: Outcome) => void>();
  #usable = true;
  readonly #ready: Promise<Outcome>;

  constructor(spec: FunctionSpec, { clock, log }: EnvironmentContext) {
    this.#spec = spec;
    const { bundle, exportName, name: functionName, arn: functionArn, memoryMb } = spec;
    this.#worker = new Worker(script, {
      env: spec.environment,
      execArgv: [],
      workerData: { bundle, exportName, functionName, functionArn, memoryMb, clock },
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => log(functionName, chunk));
    }
    this.#ready = this.#outcomeOf(loading, initLimitMs);
    this.#worker.on('message', (message: unknown) => this.#receive(message));
    this.#worker.on('error', (error: Error) =>
      this.#end({ errorType: error.name, errorMessage: error.message }),
    );
    this.#worker.on('exit', (code) =>
      this.#end({ errorType: 'Runtime.ExitError', errorMessage: `the environment ended with code ${code}` }),
    );
  }

  /** False once the handler could not be loaded, ran out of time or ended its thread; then it takes no more requests. */
  get usable(): boolean {
    return this.#usable;
  }

  /** How many more requests it can take now. */
  get room(): number {
    return this.#usable && !this.#underWay.has(loading) ? mostRequests - this.#underWay.size : 0;
  }

  /** Settles when the handler is loaded, or with the fault that prevented it. */
  get ready(): Promise<Outcome> {
    return this.#ready;
  }

  /** Runs the handler on one event (as JSON) within the function's timeout. */
  invoke(event: string): Promise<Outcome> {
    const { timeoutMs } = this.#spec;
    const requestId = randomUUID();
    const outcome = this.#outcomeOf(requestId, timeoutMs);
    this.#worker.postMessage({ event, requestId, timeoutMs });
    return outcome;
  }

  async stop(): Promise<void> {
    this.#usable = false;
    await this.#worker.terminate();
  }

  #outcomeOf(requestId: string, limitMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#giveUp(requestId, limitMs), limitMs);
      this.#underWay.set(requestId, (outcome) => {
        clearTimeout(timer);
        this.#underWay.delete(requestId);
        resolve(outcome);
        if (!this.#usable && this.#underWay.size === 0) void this.#worker.terminate();
      });
    });
  }

  #receive(message: unknown): void {
    const reply = replyShape.parse(message);
    if (reply.kind === 'ready') this.#underWay.get(loading)?.({ ok: true, value: null });
    else if (reply.kind === 'unusable') this.#end(reply.error);
    else if (reply.ok) this.#underWay.get(reply.requestId)?.({ ok: true, value: JSON.parse(reply.result) });
    else this.#underWay.get(reply.requestId)?.({ ok: false, fault: reply.error });
  }

  #giveUp(requestId: string, limitMs: number): void {
    const errorMessage = `Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`;
    this.#usable = false;
    this.#underWay.get(requestId)?.({ ok: false, fault: { errorType: 'Sandbox.Timedout', errorMessage } });
  }

  #end(fault: z.infer<typeof faultShape>): void {
    this.#usable = false;
    for (const settle of this.#underWay.values()) settle({ ok: false, fault });
    void this.#worker.terminate();
  }
}
