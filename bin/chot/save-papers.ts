import { join } from 'node:path';
import * as z from 'zod';
import { readKeySet, readPermit, readStatusList } from '../../shared/contracts/papers.ts';
import type { OpenedList } from '../../shared/contracts/papers.ts';
import { dsseEnvelope } from '../../shared/contracts/permits.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import type { TrustedKeys } from '../../shared/workflow/open-envelope.ts';
import { ChotFault } from './chot-fault.ts';
import { isNetworkFault, send } from './connection.ts';
import type { Given } from './given.ts';
import { keepFile, readIfThere } from './keep-file.ts';
import { keptFiles, mergedKeySet, permitFileName } from './kept-papers.ts';
import { say } from './messages.ts';
import { readSeen, remember, seenIssuedAt, seenRevokedKeys } from './seen.ts';

/** Which papers are kept where. */
export interface Keeping {
  readonly folder: string;
  /** The digest that was asked about; null where the answer names none. */
  readonly digest: string | null;
  readonly seenFile: string;
  readonly now: string;
  readonly timeoutSeconds: number;
}

const permitsShape = z.object({ permits: z.array(z.object({ envelope: dsseEnvelope })) });

/** The text of a public answer; null where there is none now. */
const fetched = async (given: Given, path: string, timeoutSeconds: number): Promise<string | null> => {
  try {
    const answer = await send(given, { method: 'GET', path, timeoutSeconds });
    return answer.ok ? await answer.text() : null;
  } catch (error) {
    if (isNetworkFault(error)) return null;
    throw error;
  }
};

const parsed = <Content>(schema: z.ZodType<Content>, text: string, path: string): Content => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ChotFault('answerNotUnderstood', { path });
  }
};

const fetchPapers = async (given: Given, { digest, timeoutSeconds }: Keeping) => {
  const [keys, status, permits] = await Promise.all([
    fetched(given, '/.well-known/jwks.json', timeoutSeconds),
    fetched(given, '/permits/status', timeoutSeconds),
    digest === null ? null : fetched(given, `/permits/${digest}`, timeoutSeconds),
  ]);
  if (keys === null || status === null) return null;
  return {
    keys,
    status: canonical(parsed(dsseEnvelope, status, '/permits/status')),
    permits:
      permits === null
        ? null
        : parsed(permitsShape, permits, `/permits/${digest ?? ''}`).permits.map(({ envelope }) => envelope),
  };
};

type Fetched = NonNullable<Awaited<ReturnType<typeof fetchPapers>>>;

/** The list, if it is right and may be kept in place of the one that is there; a fault where it is not right. */
const listIn = async (
  status: string,
  keys: TrustedKeys,
  { seenFile }: Keeping,
): Promise<{ readonly list: OpenedList; readonly isNewest: boolean }> => {
  const seen = await readSeen(seenFile);
  const read = readStatusList(Buffer.from(status), { keys, revokedKeys: seenRevokedKeys(seen) });
  if (!read.ok) throw new ChotFault('paperWrong', { path: '/permits/status', reason: read.reason });
  const known = seenIssuedAt(seen, read.value.keyid);
  return { list: read.value, isNewest: known === null || read.value.issuedAt >= known };
};

const keepPermits = async (
  permits: NonNullable<Fetched['permits']>,
  { keys, revokedKeys }: { readonly keys: TrustedKeys; readonly revokedKeys: readonly string[] },
  { folder, digest }: Keeping,
): Promise<void> => {
  for (const envelope of permits) {
    const file = canonical(envelope);
    const read = readPermit(Buffer.from(file), { keys, revokedKeys });
    // Those of a revoked key are history: the service signs what still holds anew.
    if (!read.ok && read.reason === 'key-revoked') continue;
    if (!read.ok || read.value.digest !== digest) {
      const reason = read.ok ? 'digest-mismatch' : read.reason;
      throw new ChotFault('paperWrong', { path: `/permits/${digest ?? ''}`, reason });
    }
    await keepFile(join(keptFiles(folder).permits, permitFileName(digest, envelope.payload)), file);
  }
};

/** An older list, as a cache on the way may hold it, does not take the place of a newer one. */
const keepList = async (fetched: Fetched, keys: TrustedKeys, keeping: Keeping): Promise<OpenedList> => {
  const { status: file } = keptFiles(keeping.folder);
  const { list, isNewest } = await listIn(fetched.status, keys, keeping);
  if (isNewest || (await readIfThere(file)) === null) await keepFile(file, fetched.status);
  if (list.issuedAt <= keeping.now) await remember(keeping.seenFile, list);
  return list;
};

/**
 * Fetches and keeps the key set, the status list and the permits of the digest that was asked about, as their exact
 * bytes; answers what to say where the service does not give them now. Papers that are not right, and a key that is not
 * what it was, are faults.
 */
export const savePapers = async (given: Given, keeping: Keeping): Promise<string | undefined> => {
  const fetched = await fetchPapers(given, keeping);
  if (fetched === null) return say('notSaved', { folder: keeping.folder });
  const files = keptFiles(keeping.folder);
  const keySet = await mergedKeySet(files.keys, fetched.keys);
  const keys = readKeySet(keySet);
  await keepFile(files.keys, keySet);
  const { revokedKeys } = await keepList(fetched, keys, keeping);
  if (fetched.permits !== null) await keepPermits(fetched.permits, { keys, revokedKeys }, keeping);
  const isWanting = keeping.digest !== null && fetched.permits === null;
  return isWanting ? say('permitNotSaved', { digest: keeping.digest }) : undefined;
};
