import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workLeftOf } from '../../infra/local/demo/work-left.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { startEmbedded } from '../support/embedded.ts';
import { addBareHandler, barePath } from './bare-assembly.ts';
import { digestOf, lifecyclesOn } from './lifecycles.ts';
import { median } from './median.ts';

const connections = 16;
const rounds = 21;
const roundSeconds = 1;

/** How many questions the gate answers, over how many reads a bare handler does behind the same door. */
export interface GateSpeed {
  readonly connections: number;
  readonly gatePerSecond: number;
  readonly barePerSecond: number;
  /** Median over the rounds of gate over bare. */
  readonly ratio: number;
}

/** Lets the gate and a bare handler take turns in one run; `bundle` is the bare handler's module. */
export async function measureGateSpeed(assembly: string, bundle: string): Promise<GateSpeed> {
  const folder = mkdtempSync(join(tmpdir(), 'chot-bench-'));
  addBareHandler(assembly, bundle, folder);
  const run = await startEmbedded({ assembly: folder, environment: { CHOT_REGISTER: 'none' } });
  try {
    await lifecyclesOn(run).travel(1, 1);
    const { untilDone } = workLeftOf(`${run.dataDir}/running.json`);
    return await takeTurns(await questionOf(run), await readOf(run), untilDone);
  } finally {
    await run.stop();
    run.remove();
    rmSync(folder, { recursive: true });
  }
}

/** What an answer leaves to be done is done before the bare handler has its turn: it shares the machine with nobody. */
async function takeTurns(question: Ask, read: Ask, untilDone: () => Promise<void>): Promise<GateSpeed> {
  for (const warmUp of [question, read]) await perSecond(warmUp);
  const taken: { gate: number; bare: number }[] = [];
  while (taken.length < rounds) {
    await untilDone();
    const bare = await perSecond(read);
    taken.push({ gate: await perSecond(question), bare });
  }
  return {
    connections,
    gatePerSecond: median(taken.map(({ gate }) => gate)),
    barePerSecond: median(taken.map(({ bare }) => bare)),
    ratio: median(taken.map(({ gate, bare }) => gate / bare)),
  };
}

/** One request whose answer is as expected; any other is thrown. */
type Ask = (agent: Agent) => Promise<void>;

/** May a release with a valid permit be put into operation? It may. */
async function questionOf(run: EmbeddedRun): Promise<Ask> {
  const body = JSON.stringify({ release: { digest: digestOf(1) }, purpose: 'operation', data: 'real' });
  const headers = {
    authorization: `Bearer ${await run.token('deployer')}`,
    'content-type': 'application/json',
  };
  const wish = { url: `${run.baseUrl}/gate/decisions`, method: 'POST', headers, body };
  return (agent) => ask(wish, agent, '"decision":"allow"');
}

/** The gate record that the question is answered from. */
async function readOf(run: EmbeddedRun): Promise<Ask> {
  const shown = await run.api('POST', '/gate/decisions', {
    account: 'auditor',
    body: { release: { digest: digestOf(1) }, purpose: 'operation', data: 'real' },
  });
  const platformId = /"platformId":"([^"]+)"/.exec(JSON.stringify(shown.body))?.[1] ?? '';
  const body = JSON.stringify({ id: `GATE#${digestOf(1)}`, part: platformId });
  const headers = {
    authorization: `Bearer ${await run.token('deployer')}`,
    'content-type': 'application/json',
  };
  const wish = { url: `${run.baseUrl}${barePath}`, method: 'POST', headers, body };
  return (agent) => ask(wish, agent, '"standing":{"S":"permit"}');
}

async function perSecond(question: Ask): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  let answered = 0;
  const lane = async () => {
    while (performance.now() - started < roundSeconds * 1000) {
      await question(agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  agent.destroy();
  return (answered / (performance.now() - started)) * 1000;
}

interface Wish {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function ask({ url, body, ...options }: Wish, agent: Agent, expected: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => {
        if (text.includes(expected)) resolve();
        else reject(new Error(`${url}: ${response.statusCode} ${text.slice(0, 300)}`));
      });
    });
    sent.on('error', reject).end(body);
  });
}
