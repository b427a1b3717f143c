import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { isDemonstrationKey } from '../../shared/contracts/papers.ts';
import type { OpenedList } from '../../shared/contracts/papers.ts';
import { ChotFault } from './chot-fault.ts';
import { addLine, readLines, shorten } from './keep-file.ts';

const noted = z.strictObject({ issuedAt: z.iso.datetime(), revokedKeys: z.array(z.string()) });
type Noted = z.infer<typeof noted>;

/** What was seen of status lists, by who signs them: the newest instant, and every key that one has revoked. */
const seenShape = z.strictObject({ schemaVersion: z.literal(1), lists: z.record(z.string(), noted) });
export type Seen = z.infer<typeof seenShape>;

/** Where it is kept unless a file is named: the state folder of the XDG Base Directory Specification. */
export const seenFileOf = (named: string | undefined): string => {
  const state = process.env['XDG_STATE_HOME'];
  const folder = state === undefined || state === '' ? join(homedir(), '.local', 'state') : state;
  return named ?? join(folder, 'chot', 'seen.json');
};

/** The lists of one signer: those of the national keys belong together, each key for demonstrations is a world of its own. */
const signerOf = (keyid: string): string => (isDemonstrationKey(keyid) ? keyid : 'national');

/** Both together: the newest instant stays, and a revoked key stays revoked. */
const both = (one: Noted, other: Noted): Noted => ({
  issuedAt: one.issuedAt > other.issuedAt ? one.issuedAt : other.issuedAt,
  revokedKeys: [...new Set([...one.revokedKeys, ...other.revokedKeys])].toSorted(),
});

const withNote = ({ schemaVersion, lists }: Seen, signer: string, note: Noted): Seen => ({
  schemaVersion,
  lists: { ...lists, [signer]: both(lists[signer] ?? note, note) },
});

/** The notes of a file, each of which begins a line; what another is adding at this moment, without its line feed, is none yet. */
const notesIn = (text: string): Seen[] =>
  text
    .slice(0, Math.max(0, text.lastIndexOf('\n')))
    .split(/\n(?=\{)/u)
    .map((note) => seenShape.parse(JSON.parse(note)));

const nothing: Seen = { schemaVersion: 1, lists: {} };

/** What the notes of a file say together. */
const together = (text: string): Seen =>
  notesIn(text)
    .flatMap(({ lists }) => Object.entries(lists))
    .reduce((seen, [signer, note]) => withNote(seen, signer, note), nothing);

/** What was seen so far; nothing where there is no file yet. A file that cannot be understood is a fault: it may not open a way back. */
export const readSeen = async (file: string): Promise<Seen> => {
  const texts = await readLines(file);
  try {
    return texts
      .flatMap((text) => Object.entries(together(text).lists))
      .reduce((seen, [signer, note]) => withNote(seen, signer, note), nothing);
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

const lineOf = (seen: Seen): string => `${JSON.stringify(seen)}\n`;

/** From so many bytes on a file of notes is shortened to one that says the same; some hundred lists. */
const longEnough = 64 * 1024;

/**
 * Notes a list that was found right and not from the future, where it says anything new. Notes are added and count together, so that of
 * several commands at once none makes another forget; many are made one.
 */
export const remember = async (file: string, { keyid, issuedAt, revokedKeys }: OpenedList): Promise<void> => {
  const seen = await readSeen(file);
  const signer = signerOf(keyid);
  const next = withNote(seen, signer, { issuedAt, revokedKeys: [...revokedKeys] });
  if (JSON.stringify(next) === JSON.stringify(seen)) return;
  const note: Seen = { schemaVersion: 1, lists: { [signer]: { issuedAt, revokedKeys: [...revokedKeys] } } };
  await addLine(file, lineOf(note));
  if ((await stat(file)).size > longEnough) await shorten(file, (text) => lineOf(together(text)));
};
