import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { checkOffline } from './check-offline.ts';
import { ChotFault } from './chot-fault.ts';
import { toldOf } from './gate-answer.ts';
import type { Given } from './given.ts';
import { questionOf } from './question.ts';
import { seenFileOf } from './seen.ts';
import type { Told } from './told.ts';

/** A file as itself, a folder as every `.json` file in it. */
export const permitFilesIn = async (path: string): Promise<string[]> => {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => join(path, name));
  } catch {
    throw new ChotFault('fileMissing', { file: path });
  }
};

/** The instant that a person gave, in the form that instants are compared in. */
const instantIn = (at: string): string => {
  const { data } = z.iso.datetime({ offset: true }).safeParse(at);
  if (data === undefined) throw new ChotFault('notAnInstant', { at });
  return new Date(data).toISOString();
};

/** `chot verify`: may this release be put into use, by a permit, a status list and a key set alone; asks nobody. */
export const verify = async (given: Given, clock: () => string): Promise<Told> => {
  const question = await questionOf(given);
  const permits = await Promise.all((given.permit ?? []).map(permitFilesIn));
  const files = { permits: permits.flat(), status: given.status ?? null, keys: given.keys ?? null };
  const answer = await checkOffline(question, files, {
    now: given.at === undefined ? clock() : instantIn(given.at),
    acceptSynthetic: given.synthetic === true,
    organisation: given.organisation ?? null,
    seenFile: seenFileOf(given.seen),
    remembers: given.at === undefined,
  });
  return toldOf(answer, given);
};
