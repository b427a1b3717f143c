import { existsSync, writeFileSync } from 'node:fs';
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

/** Whether the register has been loaded into a data folder. */
export function isSeeded(dataDir: Pick<DataDir, 'file'>): boolean {
  return existsSync(dataDir.file('register-loaded'));
}

/**
 * Registers every real platform over the HTTP API, as the registrar. A start that was cut short repeats it: the same
 * idempotency keys change nothing. A platform that is refused is thrown with its answer.
 */
export async function seed(target: SeedTarget): Promise<number> {
  const { dataDir, port, signal } = target;
  const platforms = registerPlatforms();
  const token = await mintToken({ dataDir: dataDir.path, port, account: 'registrar' });
  const waiting = [...platforms];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      await register(next, token, target);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (!signal.aborted) writeFileSync(dataDir.file('register-loaded'), `${platforms.length}\n`);
  return platforms.length;
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

async function register(
  platform: RegisterPlatform,
  token: string,
  { baseUrl, signal }: SeedTarget,
): Promise<void> {
  const { id, nameVi, nameEn, ownerId: owner, ownerKind, category, lists, sources, contact } = platform;
  const response = await fetch(`${baseUrl}/platforms`, {
    method: 'POST',
    signal,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `register/${id}`,
      prefer: 'wait=10',
    },
    body: JSON.stringify({
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
    }),
  });
  if (!response.ok) throw new Error(`${id}: ${response.status} ${await response.text()}`);
}
