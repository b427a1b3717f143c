import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { systemCode } from './data-files.ts';

const labelShape = z.object({
  key: z.string(),
  contentType: z.string(),
  etag: z.string(),
  sha256: z.base64(),
  storedAt: z.iso.datetime(),
});

/** What a bucket knows of its object; `sha256` in base64, `storedAt` in the time of the functions. */
export type ObjectLabel = z.infer<typeof labelShape>;

/** An object with its bytes. */
export interface StoredObject {
  readonly label: ObjectLabel;
  readonly bytes: Buffer;
}

/**
 * Objects of one bucket as files of one folder: the label as a line of JSON, then the bytes. A file appears whole or not at
 * all, also after kill -9; its name is the hash of the key, so that no key leads out of the folder, and its time is when the
 * functions stored it.
 */
export class BucketFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Makes the folder, and removes what a run that was killed had not finished. */
  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith('.part')) await rm(join(this.#folder, name), { force: true });
    }
  }

  async read(key: string): Promise<StoredObject | undefined> {
    return this.#readFile(this.#fileOf(key));
  }

  /** Stores an object; one that must be new is not stored, and false answered, where the key is taken. */
  async write(label: ObjectLabel, bytes: Buffer, mustBeNew: boolean): Promise<boolean> {
    const part = join(this.#folder, `${randomUUID()}.part`);
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writev([Buffer.from(`${JSON.stringify(label)}\n`), bytes]);
      const storedAt = new Date(label.storedAt);
      await file.utimes(storedAt, storedAt);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!mustBeNew) {
      await rename(part, this.#fileOf(label.key));
      return true;
    }
    const isNew = await linkNew(part, this.#fileOf(label.key));
    await rm(part, { force: true });
    return isNew;
  }

  async remove(key: string): Promise<void> {
    await rm(this.#fileOf(key), { force: true });
  }

  /** Removes what was stored before a moment. */
  async removeBefore(moment: Date): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (name.endsWith('.part')) continue;
      const file = join(this.#folder, name);
      const { mtime } = await stat(file);
      if (mtime < moment) await rm(file, { force: true });
    }
  }

  async #readFile(file: string): Promise<StoredObject | undefined> {
    try {
      const content = await readFile(file);
      const end = content.indexOf('\n');
      const label: unknown = JSON.parse(content.toString('utf8', 0, end));
      return { label: labelShape.parse(label), bytes: content.subarray(end + 1) };
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return undefined;
      throw error;
    }
  }

  #fileOf(key: string): string {
    return join(this.#folder, createHash('sha256').update(key).digest('hex'));
  }
}

/** A second link is refused by the system itself, so that of two writers at once one wins. */
async function linkNew(part: string, file: string): Promise<boolean> {
  try {
    await link(part, file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}
