import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { freePort } from '../../infra/local/engine.ts';
import { mintToken } from '../../infra/local/token.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const descriptionShape = z.object({
  pid: z.number(),
  port: z.number(),
  baseUrl: z.string(),
  endpoints: z.object({ dynamodb: z.string(), sqs: z.string(), kms: z.string(), s3: z.string() }),
  tableName: z.string(),
  queues: z.record(z.string(), z.string()),
});

/** How a run is started; what is absent is made: a free port, a data folder of its own, the synthesized templates. */
export interface EmbeddedOptions {
  readonly port?: number;
  readonly dataDir?: string;
  readonly assembly?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A request to a run; `account` is an alias or name of the embedded issuer, `body` is sent as JSON, `text` as it is. */
export interface ApiOptions {
  readonly account?: string;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of a run, its JSON body parsed (text where it is none). */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An embedded run as a process of its own, on a data folder that outlives it until `remove`. */
export class EmbeddedRun {
  readonly port: number;
  readonly dataDir: string;
  readonly baseUrl: string;
  readonly #options: EmbeddedOptions;
  #child: ChildProcess | undefined;
  #output = '';

  constructor(options: EmbeddedOptions, port: number) {
    this.#options = options;
    this.port = port;
    this.dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'chot-'));
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  /** What the process has printed so far. */
  get output(): string {
    return this.#output;
  }

  /** Starts the process and settles when it is ready; one that ends before is thrown with its output. */
  async start(): Promise<this> {
    const child = this.spawn();
    while (this.running()?.pid !== child.pid) {
      if (child.exitCode !== null) throw new Error(`the run ended with ${child.exitCode}: ${this.#output}`);
      await pause(10);
    }
    return this;
  }

  /** Starts the process without waiting for it. */
  spawn(): ChildProcess {
    const { assembly, environment } = this.#options;
    const child = spawn(process.execPath, ['infra/local/main.ts'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.port),
        CHOT_DATA: this.dataDir,
        ...(assembly === undefined ? {} : { CHOT_ASSEMBLY: assembly }),
        ...environment,
      },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text));
    }
    this.#child = child;
    return child;
  }

  /** The description that a ready run leaves in its data folder. */
  running(): z.infer<typeof descriptionShape> | undefined {
    const file = join(this.dataDir, 'running.json');
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    // The file is read while it is being written: an incomplete one is not there yet.
    if (!text.endsWith('}')) return undefined;
    const content: unknown = JSON.parse(text);
    return descriptionShape.parse(content);
  }

  /** Ends the run in order and answers its exit code. */
  stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  /** Ends the run with kill -9. */
  kill(): Promise<number | null> {
    return this.#end('SIGKILL');
  }

  async restart(): Promise<this> {
    await this.stop();
    return this.start();
  }

  /** Deletes the data folder of a run that has ended. */
  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  token(account: string): Promise<string> {
    return mintToken({ dataDir: this.dataDir, port: this.port, account });
  }

  async api(method: string, path: string, options: ApiOptions = {}): Promise<ApiAnswer> {
    const { account, headers, body, text = body === undefined ? undefined : JSON.stringify(body) } = options;
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(account === undefined ? {} : { authorization: `Bearer ${await this.token(account)}` }),
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
  }

  /** Shifts the functions' clock by this many seconds from now. */
  async shiftClock(offsetSeconds: number): Promise<void> {
    const { status } = await this.api('POST', '/embedded/clock', { body: { offsetSeconds } });
    if (status !== 200) throw new Error(`the clock answered ${status}`);
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return null;
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
    return child.exitCode;
  }
}

/** Starts an embedded run and settles when it is ready. */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedRun> {
  return new EmbeddedRun(options, options.port ?? (await freePort())).start();
}

/** Asks until the answer is as wished; the test's own time limit ends it. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isAsWished: (answer: Answer) => boolean,
): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (isAsWished(answer)) return answer;
    await pause(20);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
