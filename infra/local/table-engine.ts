import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { engineFault } from './data-files.ts';
import { freePort, givenEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { LocalFault } from './local-fault.ts';

const binary = fileURLToPath(new URL('../../node_modules/@dynoxide/linux-x64/dynoxide', import.meta.url));
const attempts = 5;

/**
 * A shell that becomes the engine, and beside it a watcher on a pipe from the run. When the run is gone, even after
 * kill -9, the pipe ends and the watcher kills the engine; a line on the pipe tells the watcher to let it end by itself.
 */
const wrapper = '(read line <&3 || kill -9 $$) >/dev/null 2>&1 & exec 3<&-; exec "$@"';

/** Starts the DynamoDB engine on a file, or takes the one that the environment names; no engine and no usable file are refused by name. */
export async function startTableEngine(file: string): Promise<Engine> {
  const given = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  if (given !== undefined) return givenEngine(given);
  if (!existsSync(binary) || process.platform !== 'linux' || process.arch !== 'x64') {
    throw new LocalFault('noEngine', { name: 'DynamoDB (dynoxide)', variable: 'AWS_ENDPOINT_URL_DYNAMODB' });
  }
  for (let attempt = 1; ; attempt += 1) {
    const engine = await tryToStart(file, await freePort());
    if (typeof engine !== 'string') return engine;
    // Only a port that another program took in between is worth another try.
    if (attempt === attempts || !engine.includes('already in use'))
      throw engineFault('dynoxide', file, engine);
  }
}

async function tryToStart(file: string, port: number): Promise<Engine | string> {
  const command = [binary, '--host', '127.0.0.1', '--port', String(port), '--db-path', file];
  const child = spawn('/bin/sh', ['-c', wrapper, 'dynoxide', ...command], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'exit').then(() => undefined);
  let complaint = '';
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-2000)));
  const letEnd = () => {
    const pipe = child.stdio[3];
    if (pipe !== null && pipe !== undefined && 'end' in pipe) pipe.end('stop\n');
  };
  if (!(await answersOn(port, child))) {
    letEnd();
    if (child.stderr !== null) await finished(child.stderr);
    return complaint;
  }
  const { pid } = child;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ...(pid === undefined ? {} : { pid }),
    ended,
    async stop() {
      letEnd();
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** True once the port takes connections, false when the engine has ended before. */
async function answersOn(port: number, engine: ChildProcess): Promise<boolean> {
  while (engine.exitCode === null && engine.signalCode === null) {
    const socket = connect(port, '127.0.0.1');
    const connected = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (connected) return true;
    await pause(5);
  }
  return false;
}
