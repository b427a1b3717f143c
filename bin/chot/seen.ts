import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { isDemonstrationKey } from '../../shared/contracts/papers.ts';
import type { OpenedList } from '../../shared/contracts/papers.ts';
import { ChotFault } from './chot-fault.ts';
import { keepFile, readIfThere } from './keep-file.ts';

/** What was seen of status lists: the newest instant, and every key that one has revoked. */
const seenShape = z.strictObject({
  schemaVersion: z.literal(1),
  lists: z.record(
    z.string(),
    z.strictObject({ issuedAt: z.iso.datetime(), revokedKeys: z.array(z.string()) }),
  ),
});
export type Seen = z.infer<typeof seenShape>;

/** Where it is kept unless a file is named: the state folder of the XDG Base Directory Specification. */
export const seenFileOf = (named: string | undefined): string => {
  const state = process.env['XDG_STATE_HOME'];
  const folder = state === undefined || state === '' ? join(homedir(), '.local', 'state') : state;
  return named ?? join(folder, 'chot', 'seen.json');
};

/** The lists of one signer: those of the national keys belong together, each key for demonstrations is a world of its own. */
const signerOf = (keyid: string): string => (isDemonstrationKey(keyid) ? keyid : 'national');

/** What was seen so far; nothing where there is no file yet. A file that cannot be understood is a fault: it may not open a way back. */
export const readSeen = async (file: string): Promise<Seen> => {
  const bytes = await readIfThere(file);
  if (bytes === null) return { schemaVersion: 1, lists: {} };
  try {
    return seenShape.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw new ChotFault('seenUnreadable', { file });
  }
};

/** When the newest list of the same signer had been made; null where none was seen. */
export const seenIssuedAt = ({ lists }: Seen, keyid: string): string | null =>
  lists[signerOf(keyid)]?.issuedAt ?? null;

/** Every key that a list has ever revoked. */
export const seenRevokedKeys = ({ lists }: Seen): string[] =>
  Object.values(lists).flatMap(({ revokedKeys }) => revokedKeys);

/** Notes a list that was found right and not from the future; the newest instant stays, and a revoked key stays revoked. */
export const remember = async (file: string, list: OpenedList): Promise<void> => {
  const seen = await readSeen(file);
  const signer = signerOf(list.keyid);
  const known = seen.lists[signer] ?? { issuedAt: list.issuedAt, revokedKeys: [] };
  const news = {
    issuedAt: known.issuedAt > list.issuedAt ? known.issuedAt : list.issuedAt,
    revokedKeys: [...new Set([...known.revokedKeys, ...list.revokedKeys])].toSorted(),
  };
  const next: Seen = { schemaVersion: 1, lists: { ...seen.lists, [signer]: news } };
  if (JSON.stringify(next) !== JSON.stringify(seen))
    await keepFile(file, `${JSON.stringify(next, undefined, 2)}\n`);
};
