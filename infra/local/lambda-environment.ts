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
  z.object({ kind: z.literal('done'), ok: z.literal(true), result: z.string() }),
  z.object({ kind: z.literal('done'), ok: z.literal(false), error: faultShape }),
]);

/** What a function answered, or the fault it ended with. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: z.infer<typeof faultShape> };

const initLimitMs = 10_000;
const script = new URL('./lambda-worker.mjs', import.meta.url);

/** What an execution environment shares with the run: the clock, and where the function's log goes. */
export interface EnvironmentContext {
  readonly clock: SharedArrayBuffer;
  readonly log: (functionName: string, chunk: string) => void;
}

/** One worker thread that serves one request at a time, as one Lambda execution environment does. */
export class LambdaEnvironment {
  readonly #worker: Worker;
  readonly #spec: FunctionSpec;
  #settle: ((outcome: Outcome) => void) | undefined;
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
    this.#ready = this.#next(initLimitMs);
    this.#worker.on('message', (message: unknown) => this.#receive(message));
    this.#worker.on('error', (error: Error) =>
      this.#end({ errorType: error.name, errorMessage: error.message }),
    );
    this.#worker.on('exit', (code) =>
      this.#end({ errorType: 'Runtime.ExitError', errorMessage: `the environment ended with code ${code}` }),
    );
  }

  /** False once the handler could not be loaded, ran out of time or ended its thread; then it is thrown away. */
  get usable(): boolean {
    return this.#usable;
  }

  /** Settles when the handler is loaded, or with the fault that prevented it. */
  get ready(): Promise<Outcome> {
    return this.#ready;
  }

  /** Runs the handler on one event (as JSON) within the function's timeout. */
  invoke(event: string): Promise<Outcome> {
    const { timeoutMs } = this.#spec;
    const outcome = this.#next(timeoutMs);
    if (this.#usable) this.#worker.postMessage({ event, requestId: randomUUID(), timeoutMs });
    else this.#end({ errorType: 'Runtime.ExitError', errorMessage: 'the environment has ended' });
    return outcome;
  }

  async stop(): Promise<void> {
    this.#usable = false;
    await this.#worker.terminate();
  }

  #next(limitMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const errorMessage = `Task timed out after ${(limitMs / 1000).toFixed(2)} seconds`;
      const timer = setTimeout(() => this.#end({ errorType: 'Sandbox.Timedout', errorMessage }), limitMs);
      this.#settle = (outcome) => {
        clearTimeout(timer);
        this.#settle = undefined;
        resolve(outcome);
      };
    });
  }

  #receive(message: unknown): void {
    const reply = replyShape.parse(message);
    if (reply.kind === 'ready') this.#settle?.({ ok: true, value: null });
    else if (reply.kind === 'unusable') this.#end(reply.error);
    else if (reply.ok) this.#settle?.({ ok: true, value: JSON.parse(reply.result) });
    else this.#settle?.({ ok: false, fault: reply.error });
  }

  #end(fault: z.infer<typeof faultShape>): void {
    const wasUsable = this.#usable;
    this.#usable = false;
    this.#settle?.({ ok: false, fault });
    if (wasUsable) void this.#worker.terminate();
  }
}
