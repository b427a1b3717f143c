import { describe } from 'vitest';
import { evidenceKey } from '../../../shared/workflow/files/evidence.ts';
import { inMemoryBucket, inMemoryFileKeys } from '../../support/in-memory-files.ts';
import { vaultSuite } from './vault-suite.ts';

describe('the vault in memory', () =>
  vaultSuite(() => {
    const uploads = new Map<string, Uint8Array>();
    const ground = {
      quarantine: inMemoryBucket(uploads),
      evidence: inMemoryBucket(),
      outbox: inMemoryBucket(),
      keys: inMemoryFileKeys(),
    };
    const upload = (ref: { dossierId: string; evidenceId: string }, bytes: Uint8Array) => {
      uploads.set(evidenceKey(ref), bytes);
      return Promise.resolve();
    };
    return Promise.resolve({ ground, upload });
  }));
