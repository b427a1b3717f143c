import { existsSync, writeFileSync } from 'node:fs';
import { reportedAdoptions } from '../../shared/register/adoptions.ts';
import { carriedLists } from '../../shared/register/lists.ts';
import type { CarriedList } from '../../shared/register/lists.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import type { RegisterPlatform } from '../../shared/register/platforms.ts';
import type { DataDir } from './data-dir.ts';
import { mintToken } from './token.ts';

/** How many platforms are on their way at once. */
const lanes = 8;

/** The run that is given the register; `signal` ends the loading early, without a fault. */
export interface SeedTarget {
  readonly baseUrl: string;
  readonly port: number;
  readonly dataDir: DataDir;
  readonly signal: AbortSignal;
}

/** Sends one request under its own idempotency key and waits for the outcome. */
type Send = (path: string, key: string, body: unknown) => Promise<void>;

/** Whether the register has been loaded into a data folder. */
export function isSeeded(dataDir: Pick<DataDir, 'file'>): boolean {
  return existsSync(dataDir.file('register-loaded'));
}

/**
 * Puts every list on record, then every real platform with its lists, its membership and every reported adoption, over the
 * HTTP API as the registrar. A start that was cut short repeats it: the same idempotency keys change nothing. What is
 * refused is thrown with its answer.
 */
export async function seed(target: SeedTarget): Promise<number> {
  const { dataDir, port, signal } = target;
  const platforms = registerPlatforms();
  const send = senderTo(target, await mintToken({ dataDir: dataDir.path, port, account: 'registrar' }));
  for (const list of carriedLists) if (!signal.aborted) await publish(list, send);
  const waiting = [...platforms];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      await register(next, send);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const list of carriedLists) if (!signal.aborted) await addMembers(list, platforms, send);
  for (const { id, platformId, adoption } of reportedAdoptions())
    if (!signal.aborted) await send(`/platforms/${platformId}/adoptions`, `adoption/${id}`, adoption);
  if (!signal.aborted) writeFileSync(dataDir.file('register-loaded'), `${platforms.length}\n`);
  return platforms.length;
}

function senderTo({ baseUrl, signal }: SeedTarget, token: string): Send {
  return async (path, key, body) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
        prefer: 'wait=10',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${key}: ${response.status} ${await response.text()}`);
  };
}

/** How the data names a field, and how the register does; fields that the register does not hold are left out. */
const fieldNames: Readonly<Record<string, string>> = {
  name_vi: 'nameVi',
  owner_org: 'owner',
  owner_kind: 'ownerKind',
  category: 'category',
  url: 'address',
  contact: 'contact',
};

/** What no source states plainly of a platform; where not even its name was read in one, the name too. */
function unverifiedOf({ verified, unverifiedFields }: RegisterPlatform): string[] {
  const fields = verified ? unverifiedFields : [...unverifiedFields, 'name_vi'];
  return [...new Set(fields.flatMap((field) => fieldNames[field] ?? []))];
}

async function register(platform: RegisterPlatform, send: Send): Promise<void> {
  const { id, nameVi, nameEn, ownerId: owner, ownerKind, category, lists, sources, contact } = platform;
  await send('/platforms', `register/${id}`, {
    id,
    nameVi,
    nameEn,
    owner,
    ownerKind,
    category,
    lists,
    sources,
    address: platform.url,
    contact,
    unverified: unverifiedOf(platform),
    fictional: false,
  });
}

/** A list with its editions. */
async function publish(
  { id, nameVi, nameEn, editions: [first, ...later] }: CarriedList,
  send: Send,
): Promise<void> {
  await send('/lists', `list/${id}`, { id, nameVi, nameEn, edition: first });
  for (const edition of later) {
    const reasons = edition.source;
    await send(`/lists/${id}/renewal`, `list/${id}/${edition.day}`, { edition, reasons });
  }
}

/** The platforms that a source names as members of a list. */
async function addMembers(
  { id }: CarriedList,
  platforms: readonly RegisterPlatform[],
  send: Send,
): Promise<void> {
  const members = platforms
    .filter(({ lists }) => lists.includes(id))
    .map(({ id: platformId, sources }) => ({ platformId, source: sources[0] ?? '' }));
  for (let n = 0; n < members.length; n += 50)
    await send(`/lists/${id}/members`, `list/${id}/members/${n}`, { members: members.slice(n, n + 50) });
}
