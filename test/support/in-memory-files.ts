import { randomBytes } from 'node:crypto';
import type { Bucket, FileKeys } from '../../shared/workflow/files/evidence.ts';

/** Bytes under keys, gone with the test; `stored` is what a stranger with the disk would see. */
export const inMemoryBucket = (stored = new Map<string, Uint8Array>()): Bucket => ({
  read: (key, mostBytes) => {
    const bytes = stored.get(key);
    if (bytes === undefined) return Promise.resolve('missing');
    return Promise.resolve(bytes.length > mostBytes ? 'too-large' : bytes);
  },
  putNew: (key, bytes) => {
    const isNew = !stored.has(key);
    if (isNew) stored.set(key, bytes);
    return Promise.resolve(isNew);
  },
  remove: (key) => {
    stored.delete(key);
    return Promise.resolve();
  },
});

/** Data keys of dossiers, gone with the test. */
export const inMemoryFileKeys = (): FileKeys => {
  const kept = new Map<string, Uint8Array | null>();
  const get = (dossierId: string) => Promise.resolve(kept.get(dossierId) ?? null);
  return {
    get,
    make: (dossierId) => {
      if (!kept.has(dossierId)) kept.set(dossierId, randomBytes(32));
      return get(dossierId);
    },
    destroy: (dossierId) => {
      kept.set(dossierId, null);
      return Promise.resolve();
    },
  };
};
