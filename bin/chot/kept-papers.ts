import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keySet } from '../../shared/contracts/permits.ts';
import type { PermitJwk } from '../../shared/contracts/permits.ts';
import { canonical, sha256 } from '../../shared/workflow/hash.ts';
import { ChotFault } from './chot-fault.ts';
import { isMissing, readIfThere } from './keep-file.ts';

/** Where a folder keeps the papers of what was asked. */
export const keptFiles = (folder: string) => ({
  keys: join(folder, 'jwks.json'),
  status: join(folder, 'status.json'),
  permits: join(folder, 'permits'),
});

/** The name of a permit's file: its digest first, then what the permit says, so that a new signature takes the place of the old one. */
export const permitFileName = (digest: string, payload: string): string =>
  `${digest.replace('sha256:', '')}-${sha256(payload).slice(7, 23)}.json`;

/** The kept permits that a question may stand on: those of its digest, or all where it names none. */
export const keptPermits = async (folder: string, digest: string | undefined): Promise<string[]> => {
  const { permits } = keptFiles(folder);
  const names = await readdir(permits).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const prefix = digest === undefined ? '' : `${digest.replace('sha256:', '')}-`;
  return names
    .filter((name) => name.endsWith('.json') && name.startsWith(prefix))
    .toSorted()
    .map((name) => join(permits, name));
};

const keysIn = (text: string, where: string): readonly PermitJwk[] => {
  try {
    return keySet.parse(JSON.parse(text)).keys;
  } catch {
    throw new ChotFault('keySetUnreadable', { file: where });
  }
};

const withRevocation = (kept: PermitJwk, found: PermitJwk): PermitJwk => {
  const { revokedAt: keptAt, ...keptKey } = kept;
  const { revokedAt: foundAt, ...foundKey } = found;
  if (canonical(keptKey) !== canonical(foundKey)) throw new ChotFault('keyChanged', { kid: kept.kid });
  const revokedAt = keptAt ?? foundAt;
  return revokedAt === undefined ? keptKey : { ...keptKey, revokedAt };
};

/**
 * The keys that are kept from now on, as the text of their file. What is there first is trusted; later a key may be added
 * or revoked, and one that is not the same under its id is a fault: then somebody else answers.
 */
export const mergedKeySet = async (file: string, found: string): Promise<string> => {
  const bytes = await readIfThere(file);
  const kept = bytes === null ? [] : keysIn(bytes.toString('utf8'), file);
  const fetched = keysIn(found, '/.well-known/jwks.json');
  const merged = kept.map((key) => {
    const same = fetched.find(({ kid }) => kid === key.kid);
    return same === undefined ? key : withRevocation(key, same);
  });
  const added = fetched.filter(({ kid }) => kept.every((key) => key.kid !== kid));
  return canonical({ keys: [...merged, ...added] });
};
