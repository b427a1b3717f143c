import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isInstalled } from '../../bin/on-node-24.mjs';
import { until } from '../support/embedded.ts';

const script = fileURLToPath(new URL('./fixtures/on-node-24-caller.mjs', import.meta.url));
/** A Node older than the project's, where this machine has one. */
const olderNode = ['/usr/local/bin/node', '/usr/bin/node'].find((path) => existsSync(path));

describe('an entry script', () => {
  test.skipIf(olderNode === undefined)('goes on with Node 24, its arguments and its exit code', async () => {
    const child = spawn(olderNode ?? '', [script, 'one', 'two'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    expect(JSON.parse(await text(child.stdout))).toMatchObject({ major: 24, args: ['one', 'two'] });
    expect(await ended).toEqual([7, null]);
  });

  test.skipIf(olderNode === undefined)(
    'ends with the process that started it, even after kill -9',
    async () => {
      const child = spawn(olderNode ?? '', [script, 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] });
      const said = new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
      const answer: unknown = JSON.parse(await said);
      const pid = typeof answer === 'object' && answer !== null && 'pid' in answer ? Number(answer.pid) : 0;
      child.kill('SIGKILL');
      await until(
        () => Promise.resolve(isRunning(pid)),
        (is) => !is,
      );
      expect(isRunning(pid)).toBe(false);
    },
  );
});

function isRunning(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !readFileSync(file, 'utf8').includes(') Z ');
}

describe('what is installed', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chot-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const lock = (packages: unknown) => JSON.stringify({ packages });
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  test.each([
    ['everything', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } }, true],
    ['all but an optional package', { 'node_modules/a': { version: '1.0.0' } }, true],
    ['another version', { 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'another version of an optional package',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } },
      false,
    ],
    ['nothing', undefined, false],
  ])('%s', (_, found, expected) => {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package-lock.json'), lock(wanted));
    if (found !== undefined) writeFileSync(join(folder, 'node_modules/.package-lock.json'), lock(found));
    expect(isInstalled(folder)).toBe(expected);
  });
});
