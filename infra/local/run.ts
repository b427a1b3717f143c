import { createWriteStream, rmSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { accountPath, accountRoute } from './account-route.ts';
import { appointedAccounts } from './appointed-accounts.ts';
import { createVerifier } from './authorizer.ts';
import { clockPath, clockRoute } from './clock-route.ts';
import { openClock } from './clock.ts';
import type { ShiftedClock } from './clock.ts';
import { takeDataDir } from './data-dir.ts';
import type { DataDir } from './data-dir.ts';
import { checkLayout } from './data-layout.ts';
import { startEngines } from './engines.ts';
import type { Ground } from './engines.ts';
import { createGateway } from './gateway.ts';
import type { Serve } from './gateway.ts';
import { outboxPath, outboxRoute } from './outbox-route.ts';
import { listenOn } from './http-server.ts';
import type { HttpServer } from './http-server.ts';
import { createIdentity } from './identity.ts';
import type { Identity } from './identity.ts';
import { issuerJwk, issuerKey, issuerOn } from './issuer.ts';
import { localParameters } from './parameters.ts';
import type { World } from './physical.ts';
import { refuseUnknownTypes } from './resource-types.ts';
import { readRoutes } from './routes.ts';
import type { Settings } from './settings.ts';
import { readTemplates, resourcesOf } from './template.ts';
import { startWork } from './work.ts';

/** A running system on this machine. */
export interface Run {
  readonly baseUrl: string;
  readonly dataDir: DataDir;
  /** Settles when an engine has ended although nobody stopped the run. */
  readonly failed: Promise<void>;
  /** Ends requests, then polls and what they began, then the engines. */
  stop(): Promise<void>;
}

const callbackShape = z.object({ CallbackURLs: z.array(z.url()).default([]) });

/** Starts everything that the templates describe; what cannot start is named, and nothing of it stays. */
export async function startRun(settings: Settings): Promise<Run> {
  const stacks = readTemplates(settings.assembly, localParameters(settings.port));
  refuseUnknownTypes(stacks);
  const dataDir = await takeDataDir(settings.dataFolder);
  const undo: (() => unknown)[] = [dataDir.release];
  const keepUndo = <Made extends { stop(): Promise<void> }>(made: Made): Made => {
    undo.unshift(() => made.stop());
    return made;
  };
  try {
    checkLayout(dataDir);
    const log = openLog(dataDir);
    const clock = openClock(dataDir.file('clock.json'));
    const server = await listenOn(settings.port, (text) => log('http', text));
    const stopServer = () => server.stop();
    const ground = keepUndo(
      await startEngines(stacks, dataDir, { now: clock.now, port: settings.port }).finally(() =>
        undo.unshift(stopServer),
      ),
    );
    return await startOn({ settings, dataDir, clock, server, ground, log });
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}

interface Parts {
  readonly settings: Settings;
  readonly dataDir: DataDir;
  readonly clock: ShiftedClock;
  readonly server: HttpServer;
  readonly ground: Ground;
  readonly log: (source: string, text: string) => void;
}

async function startOn({ settings, dataDir, clock, server, ground, log }: Parts): Promise<Run> {
  const { port, assembly, deliversTwice, allowsLoopback } = settings;
  const routes = readRoutes(ground.world);
  const work = startWork(ground, { assembly, deliversTwice, allowsLoopback, clock, log });
  const find = appointedAccounts(ground.world, (arn) => work.invokerOf(arn));
  const identity = await createIdentity({ dataDir, port, callbackPaths: callbackPaths(ground.world), find });
  const keys = { keys: [await issuerJwk(issuerKey(dataDir), 'public')] };
  const gateway = createGateway({
    routes,
    verifierFor: (audiences) => createVerifier({ issuer: issuerOn(port), audiences, keys }),
    invokerOf: (arn) => work.invokerOf(arn),
    now: () => clock.now(),
  });
  const answerClock = clockRoute(clock, () => work.timers.runAll());
  const outbox = outboxRoute(ground.outbox);
  server.serveWith(choose({ gateway, clock: answerClock, outbox, accounts: accountRoute(find), identity }));
  const baseUrl = `http://127.0.0.1:${port}`;
  describeRun(dataDir, ground, { port, baseUrl });
  return {
    baseUrl,
    dataDir,
    failed: ground.ended,
    async stop() {
      rmSync(dataDir.file('running.json'), { force: true });
      await server.stop();
      await work.stop();
      await ground.stop();
      dataDir.release();
    },
  };
}

interface Serving {
  readonly gateway: Serve;
  readonly clock: Serve;
  readonly outbox: Serve;
  readonly accounts: Serve;
  readonly identity: Identity;
}

function choose({ gateway, clock, outbox, accounts, identity }: Serving): Serve {
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    if (path === clockPath) return clock(request, response);
    if (path === outboxPath) return outbox(request, response);
    if (path.startsWith(accountPath)) return accounts(request, response);
    return identity.owns(path) ? identity.serve(request, response) : gateway(request, response);
  };
}

/** Tells tests and tools where this run is; the file appears when the run is ready and goes when it stops. */
function describeRun(dataDir: DataDir, ground: Ground, where: { port: number; baseUrl: string }): void {
  const description = {
    pid: process.pid,
    ...where,
    endpoints: ground.endpoints,
    tableName: ground.tables[0]?.name,
    queues: Object.fromEntries(ground.queues.map(({ name, url }) => [name, url])),
  };
  writeFileSync(dataDir.file('running.json'), JSON.stringify(description, undefined, 2), { mode: 0o600 });
}

function callbackPaths(world: World): readonly string[] {
  const paths = resourcesOf(world.stacks, 'AWS::Cognito::UserPoolClient').flatMap((client) =>
    callbackShape.parse(world.properties(client)).CallbackURLs.map((url) => new URL(url).pathname),
  );
  return [...new Set(paths)];
}

/** What the functions write goes to a file, one line after the other, from the start of this run. */
function openLog(dataDir: DataDir): (source: string, text: string) => void {
  const file = createWriteStream(dataDir.file('functions.log'), { flags: 'w', mode: 0o600 });
  return (source, text) => void file.write(`${source} ${text}`);
}
