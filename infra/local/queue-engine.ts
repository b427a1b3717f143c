import { fork } from 'node:child_process';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { engineFault } from './data-files.ts';
import { givenEngine } from './engine.ts';
import type { Engine } from './engine.ts';

const script = fileURLToPath(new URL('./queue-engine-process.ts', import.meta.url));
const startedShape = z.object({ port: z.number() });

/** Starts the SQS engine on a folder, or takes the one that the environment names; a folder that is no use is refused by name. */
export async function startQueueEngine(folder: string): Promise<Engine> {
  const given = process.env['AWS_ENDPOINT_URL_SQS'];
  if (given !== undefined) return givenEngine(given);
  const child = fork(script, [folder], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    detached: true,
  });
  let complaint = '';
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-2000)));
  const ended = once(child, 'exit').then(() => undefined);
  const message: unknown = await Promise.race([
    once(child, 'message').then(([first]: unknown[]) => first),
    ended.then(async () => {
      if (child.stderr !== null) await finished(child.stderr);
      throw engineFault('fauxqs', folder, complaint);
    }),
  ]);
  const { port } = startedShape.parse(message);
  const { pid } = child;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    ...(pid === undefined ? {} : { pid }),
    ended,
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
