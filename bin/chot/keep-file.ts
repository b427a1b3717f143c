import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ChotFault } from './chot-fault.ts';

/** Writes a file whole or not at all, in a folder that is made where it is missing. */
export const keepFile = async (file: string, content: string): Promise<void> => {
  const draft = `${file}.${String(process.pid)}.tmp`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, content);
  await rename(draft, file);
};

/** True where an error says that there is no such file or folder. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

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
