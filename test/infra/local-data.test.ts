import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeDataDir } from '../../infra/local/data-dir.ts';
import { dataLayout } from '../../infra/local/data-layout.ts';
import { engineFault } from '../../infra/local/data-files.ts';
import { freePort } from '../../infra/local/engine.ts';
import { bothLanguages } from '../../infra/local/local-messages.ts';
import { EmbeddedRun, until } from '../support/embedded.ts';

const assembly = new URL('./fixtures/assembly', import.meta.url).pathname;
const garbage = 'neither JSON nor a database\n'.repeat(400);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chot-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Says in the folder which layout its data has. */
const layOut = (layout: number): void =>
  writeFileSync(join(folder, 'layout.json'), JSON.stringify({ layout }));

/** The processes whose command line names this folder. */
function processesOn(dataDir: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/u.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir);
    } catch (error) {
      // It has ended since the list was made.
      if (error instanceof Error && 'code' in error) return false;
      throw error;
    }
  });
}

/** The exit code and everything printed by a start on a data folder, once every engine of it is gone too. */
async function startOn(dataDir: string): Promise<{ code: unknown; output: string }> {
  const run = new EmbeddedRun(
    { assembly, dataDir, environment: { CHOT_REGISTER: 'none' } },
    await freePort(),
  );
  const [code]: unknown[] = await once(run.spawn(), 'close');
  await until(
    () => Promise.resolve(processesOn(dataDir)),
    (left) => left.length === 0,
  );
  return { code, output: run.output.trim() };
}

const damaged = (path: string) => ({ code: 1, output: bothLanguages('dataDamaged', { path }) });
const unusable = (path: string, reason: string) => ({
  code: 1,
  output: bothLanguages('dataUnusable', { path, reason }),
});

describe('a start on damaged data ends with one message that names the file', () => {
  test.each([
    'lock',
    'engines.json',
    'layout.json',
    'clock.json',
    'issuer.key.json',
    'Base-SignKey.key.json',
    'tables.db',
    'queues/fauxqs.db',
  ])('%s', async (name) => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    if (name === 'tables.db') layOut(dataLayout);
    writeFileSync(file, garbage);
    expect(await startOn(folder)).toEqual(damaged(name === 'queues/fauxqs.db' ? dirname(file) : file));
    expect(existsSync(join(folder, 'lock'))).toBe(name === 'lock');
  });

  test('a key on another curve', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const file = join(folder, 'issuer.key.json');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    writeFileSync(file, JSON.stringify({ keyId: 'key-1', privateKey: pem }));
    expect(await startOn(folder)).toEqual(damaged(file));
  });
});

describe('a start where the system refuses the data ends with one message that names the path', () => {
  test('a file in the place of the folder, or above it', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await startOn(file)).toEqual(unusable(file, 'ENOTDIR'));
    expect(await startOn(join(file, 'data'))).toEqual(unusable(file, 'ENOTDIR'));
  });

  test('a folder in the place of a file', async () => {
    const clock = join(folder, 'clock.json');
    mkdirSync(clock);
    expect(await startOn(folder)).toEqual(unusable(clock, 'EISDIR'));
  });

  test('a file in the place of the folder of the queues', async () => {
    writeFileSync(join(folder, 'queues'), '');
    expect(await startOn(folder)).toEqual(unusable(join(folder, 'queues'), 'EEXIST'));
  });

  test('a folder that cannot be made, where the recursive mkdir of Node never ends', async () => {
    expect(await startOn('/proc/chot/data')).toEqual(unusable('/proc/chot', 'ENOENT'));
  });

  test('a folder that cannot be written', async () => {
    const link = join(folder, 'link');
    symlinkSync('/proc/self', link);
    expect(await startOn(link)).toEqual(unusable(join(link, 'lock'), 'ENOENT'));
  });
});

describe('a start on the data of another version ends with one message, and changes nothing', () => {
  const other = (code: 'dataOfEarlierVersion' | 'dataOfLaterVersion') => ({
    code: 1,
    output: bothLanguages(code, { path: folder }),
  });

  test('that knew no versions', async () => {
    writeFileSync(join(folder, 'tables.db'), 'the tables of then');
    expect(await startOn(folder)).toEqual(other('dataOfEarlierVersion'));
    expect(readdirSync(folder)).toEqual(['tables.db']);
    expect(readFileSync(join(folder, 'tables.db'), 'utf8')).toBe('the tables of then');
  });

  test.each([
    ['dataOfEarlierVersion', dataLayout - 1],
    ['dataOfLaterVersion', dataLayout + 1],
  ] as const)('%s', async (code, layout) => {
    layOut(layout);
    expect(await startOn(folder)).toEqual(other(code));
    expect(readdirSync(folder)).toEqual(['layout.json']);
  });
});

describe('a data folder', () => {
  test('is made with those above it, and given back', async () => {
    const path = join(folder, 'a', 'b');
    const taken = await takeDataDir(path);
    expect(existsSync(taken.file('lock'))).toBe(true);
    taken.release();
    expect(readdirSync(path)).toEqual([]);
  });
});

test('an engine that fails for another reason is named with what it said, on one line', () => {
  const fault = engineFault('dynoxide', 'tables.db', 'warning: slow\nerror: no such option\n\nSee --help\n');
  expect(fault.message).toBe(
    bothLanguages('engineFailed', { name: 'dynoxide', reason: 'error: no such option' }),
  );
});
