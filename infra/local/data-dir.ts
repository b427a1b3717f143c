import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { makeFolder, systemCode, withData } from './data-files.ts';
import { LocalFault } from './local-fault.ts';

const processShape = z.object({ pid: z.int32().positive(), bornAt: z.string() });
/** One process, told apart from a later one that got the same number. */
export type ProcessMark = z.infer<typeof processShape>;

/** The data folder of one run, held by this process until `release`. */
export interface DataDir {
  readonly path: string;
  file(name: string): string;
  /** Remembers the engines, so that a next run can wait until they are gone. */
  rememberChildren(pids: readonly number[]): void;
  readonly release: () => void;
}

/** Takes the data folder for this process; one that a living run holds, that cannot be written or is damaged is refused by name. */
export async function takeDataDir(given: string): Promise<DataDir> {
  const path = resolve(given);
  makeFolder(path);
  const lock = join(path, 'lock');
  const children = join(path, 'engines.json');
  takeLock(lock, path);
  await waitUntilGone(children).catch((error: unknown) => {
    rmSync(lock, { force: true });
    throw error;
  });
  return {
    path,
    file: (name) => join(path, name),
    rememberChildren: (pids) => writeFileSync(children, JSON.stringify(pids.map(markOf))),
    release: () => rmSync(lock, { force: true }),
  };
}

/** Reads a file that the run made before, or makes it with mode 0600; one that the system refuses is named. */
export function readOrMake(file: string, make: () => string): string {
  return withData(file, () => {
    if (existsSync(file)) return readFileSync(file, 'utf8');
    const content = make();
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
    return content;
  });
}

function takeLock(lock: string, path: string): void {
  const holder = readMarks(lock)[0];
  if (holder !== undefined && isAlive(holder) && holder.pid !== process.pid) {
    throw new LocalFault('dataInUse', { path, pid: String(holder.pid) });
  }
  withData(lock, () => {
    rmSync(lock, { force: true });
    writeLock(lock, path);
  });
}

function writeLock(lock: string, path: string): void {
  try {
    const descriptor = openSync(lock, 'wx', 0o600);
    writeFileSync(descriptor, JSON.stringify([markOf(process.pid)]));
    closeSync(descriptor);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    throw new LocalFault('dataInUse', { path, pid: '?' });
  }
}

/** After kill -9 the engines of the former run end by themselves, a moment later. */
async function waitUntilGone(file: string): Promise<void> {
  for (const mark of readMarks(file)) {
    for (let waited = 0; isAlive(mark); waited += 10) {
      if (waited > 10_000) throw new LocalFault('engineRemains', { pid: String(mark.pid) });
      await pause(10);
    }
  }
}

function readMarks(file: string): readonly ProcessMark[] {
  if (!existsSync(file)) return [];
  return withData(file, () => {
    const text = readFileSync(file, 'utf8');
    // A lock that is empty belongs to a run that was killed while it wrote it.
    if (text === '') return [];
    const content: unknown = JSON.parse(text);
    return z.array(processShape).parse(content);
  });
}

function markOf(pid: number): ProcessMark {
  return { pid, bornAt: bornAt(pid) };
}

function isAlive({ pid, bornAt: born }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false;
    // A process of somebody else may not be asked, but it is there.
    if (systemCode(error) !== 'EPERM') throw error;
  }
  return bornAt(pid) === born && !isZombie(pid);
}

/** The start time of a process in ticks since boot; empty where the system does not tell (then the number decides). */
function bornAt(pid: number): string {
  return statusFields(pid)[19] ?? '';
}

function isZombie(pid: number): boolean {
  return statusFields(pid)[0] === 'Z';
}

/** The fields of `/proc/<pid>/stat` after the name, which may itself hold spaces. */
function statusFields(pid: number): readonly string[] {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
