import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ChotFault } from './chot-fault.ts';

/** Writes a file whole or not at all, in a folder that is made where it is missing. */
export const keepFile = async (file: string, content: string): Promise<void> => {
  const draft = `${file}.${String(process.pid)}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, content, { flush: true });
  await rename(draft, file);
};

const isFault = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** True where an error says that there is no such file or folder. */
export const isMissing = (error: unknown): boolean => isFault(error, 'ENOENT');

/** Makes a file with its first line, which nobody sees empty; false where another has made it meanwhile. */
const isMadeWith = async (file: string, line: string): Promise<boolean> => {
  const draft = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, line);
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (isFault(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await rm(draft);
  }
};

/** True while the open file is the one that stands under its name, and none that took its place. */
const isStill = async (file: string, handle: FileHandle): Promise<boolean> => {
  const [there, ours] = await Promise.all([stat(file, { bigint: true }), handle.stat({ bigint: true })]);
  return there.ino === ours.ino && there.dev === ours.dev;
};

/** Adds a line to the file that stands there; false where another took its place meanwhile. */
const isAdded = async (file: string, line: string): Promise<boolean> => {
  const handle = await open(file, 'a');
  try {
    await handle.appendFile(line);
    return await isStill(file, handle);
  } finally {
    await handle.close();
  }
};

/**
 * Adds a line, its line feed included, to a file that is made where it is missing. Of several who add at the same time none loses what
 * another has added, also while one of them shortens the file: who wrote into what is no longer there writes again.
 */
export const addLine = async (file: string, line: string): Promise<void> => {
  const isThere = (await readIfThere(file)) !== null;
  if (!isThere && (await isMadeWith(file, line))) return;
  while (!(await isAdded(file, line)));
};

const beforeOf = (file: string): string => `${file}.before`;

/** All lines of a file, with those of the file whose place it takes or took at this moment, which is looked at first. */
export const readLines = async (file: string): Promise<readonly string[]> => {
  const before = await readIfThere(beforeOf(file));
  const now = await readIfThere(file);
  return [before, now].flatMap((bytes) => (bytes === null ? [] : [bytes.toString('utf8')]));
};

/**
 * Puts a shorter file in the place of one to which others may be adding, and after it what they added meanwhile. One at a time: the old
 * file stays beside it until that is done, and where it was left there by one that was killed nothing is shortened any more, since
 * nobody knows how far that one came.
 */
export const shorten = async (file: string, shortened: (text: string) => string): Promise<void> => {
  const before = beforeOf(file);
  try {
    await link(file, before);
  } catch (error) {
    if (isFault(error, 'EEXIST')) return;
    throw error;
  }
  const known = await readFile(before, 'utf8');
  await keepFile(file, shortened(known));
  const all = await readFile(before, 'utf8');
  if (all !== known) await addLine(file, shortened(all));
  await rm(before);
};

/** The bytes of a file; null where there is none, and a fault where it cannot be read. */
export const readIfThere = async (file: string): Promise<Buffer | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw new ChotFault('fileMissing', { file });
  }
};

/** The bytes of a file that must be there. */
export const readThere = async (file: string): Promise<Buffer> => {
  const bytes = await readIfThere(file);
  if (bytes === null) throw new ChotFault('fileMissing', { file });
  return bytes;
};
