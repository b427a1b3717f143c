import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LocalFault } from './local-fault.ts';

/** Does something with a path of the data folder; what fails is said by name: `dataUnusable` where the system refuses, `dataDamaged` where the content is not what the run wrote. */
export function withData<Made>(path: string, work: () => Made): Made {
  try {
    return work();
  } catch (error) {
    throw error instanceof LocalFault ? error : faultAt(path, error);
  }
}

/** Makes a folder and those above it with mode 0700, one by one: the recursive mkdir of Node never ends under /proc. */
export function makeFolder(path: string): void {
  withData(path, () => {
    const parent = dirname(path);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    if (parent !== path) makeFolder(parent);
    makeOne(path);
  });
}

/** Why an engine does not start, from what it wrote before it ended: `dataDamaged`, `dataUnusable` or `engineFailed`. */
export function engineFault(name: string, path: string, complaint: string): LocalFault {
  if (/malformed|not a (?:valid SQLite )?database|corrupt/iu.test(complaint)) {
    return new LocalFault('dataDamaged', { path });
  }
  const refusal = /unable to open|readonly|read-only|\bE(?:EXIST|NOTDIR|ISDIR|ACCES|PERM|ROFS|NOSPC)\b/iu;
  const [reason] = refusal.exec(complaint) ?? [];
  if (reason !== undefined) return new LocalFault('dataUnusable', { path, reason });
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /error/iu.test(line)) ?? lines.at(-1) ?? '–';
  return new LocalFault('engineFailed', { name, reason: said.trim() });
}

/** Two starts may make the same folder at once; what is there and is no folder is refused. */
function makeOne(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    throw new LocalFault('dataUnusable', { path, reason: 'ENOTDIR' });
  }
}

function faultAt(path: string, error: unknown): LocalFault {
  const reason = systemCode(error);
  return reason === undefined
    ? new LocalFault('dataDamaged', { path })
    : new LocalFault('dataUnusable', { path, reason });
}

/** The name that the operating system gives a refusal; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return String(error.code);
}
