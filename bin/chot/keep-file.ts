import { randomUUID } from 'node:crypto';
import { appendFile, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ChotFault } from './chot-fault.ts';

/** Writes a file whole or not at all, in a folder that is made where it is missing. */
export const keepFile = async (file: string, content: string): Promise<void> => {
  const draft = `${file}.${String(process.pid)}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, content);
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

/**
 * Adds a line, its line feed included, to a file that is made where it is missing. What is there is never written again, so that of
 * several who add at the same time none loses what another has added.
 */
export const addLine = async (file: string, line: string): Promise<void> => {
  const isThere = (await readIfThere(file)) !== null;
  if (isThere || !(await isMadeWith(file, line))) await appendFile(file, line);
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
