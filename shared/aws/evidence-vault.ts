import { createHash, randomUUID } from 'node:crypto';
import { evidenceKey, largestFile } from '../workflow/files/evidence.ts';
import type { Bucket, EvidenceRef, EvidenceVault, FileKeys } from '../workflow/files/evidence.ts';
import { sealFile, sealOverhead, unsealFile } from '../workflow/files/sealed-file.ts';
import { mediaTypeOf } from './media-type.ts';

/** What a vault stands on: where uploads land, where ciphertext stays, where downloads lie for a day, and the keys. */
export interface VaultGround {
  readonly quarantine: Bucket;
  readonly evidence: Bucket;
  readonly outbox: Bucket;
  readonly keys: FileKeys;
}

const digestOf = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

const inspect = async ({ quarantine }: VaultGround, ref: EvidenceRef) => {
  const bytes = await quarantine.read(evidenceKey(ref), largestFile);
  if (bytes === 'missing') return { problem: 'file-missing' } as const;
  if (bytes === 'too-large') return { problem: 'file-too-large' } as const;
  if (bytes.length === 0) return { problem: 'file-empty' } as const;
  const mediaType = await mediaTypeOf(bytes);
  if (mediaType === null) return { problem: 'file-type-refused' } as const;
  return { size: bytes.length, sha256: digestOf(bytes), mediaType };
};

const readSealed = async ({ evidence, keys }: VaultGround, ref: EvidenceRef) => {
  const sealed = await evidence.read(evidenceKey(ref), largestFile + sealOverhead);
  if (sealed === 'missing') return { problem: 'file-missing' } as const;
  if (sealed === 'too-large') return { problem: 'file-damaged' } as const;
  const key = await keys.get(ref.dossierId);
  if (key === null) return { problem: 'file-erased' } as const;
  const file = unsealFile(sealed, ref, key);
  return file ?? ({ problem: 'file-damaged' } as const);
};

/** Whether the file that is sealed already is this one: then somebody only asked twice. */
const compareSealed = async (ground: VaultGround, ref: EvidenceRef, sha256: string) => {
  const file = await readSealed(ground, ref);
  if ('problem' in file) {
    return file.problem === 'file-damaged' ? ({ problem: 'file-sealed-otherwise' } as const) : file;
  }
  return digestOf(file) === sha256
    ? ({ sealed: true } as const)
    : ({ problem: 'file-sealed-otherwise' } as const);
};

const seal = async (ground: VaultGround, ref: EvidenceRef, sha256: string) => {
  const bytes = await ground.quarantine.read(evidenceKey(ref), largestFile);
  if (bytes === 'missing') return compareSealed(ground, ref, sha256);
  if (bytes === 'too-large' || digestOf(bytes) !== sha256) return { problem: 'file-differs' } as const;
  const key = await ground.keys.make(ref.dossierId);
  if (key === null) return { problem: 'file-erased' } as const;
  const isNew = await ground.evidence.putNew(evidenceKey(ref), sealFile(bytes, ref, key));
  return isNew ? ({ sealed: true } as const) : compareSealed(ground, ref, sha256);
};

const open = async (ground: VaultGround, ref: EvidenceRef) => {
  const file = await readSealed(ground, ref);
  if ('problem' in file) return file;
  const outboxKey = randomUUID();
  if (!(await ground.outbox.putNew(outboxKey, file))) throw new Error('a random name was taken');
  return { outboxKey, size: file.length, sha256: digestOf(file) };
};

/**
 * Keeps the files of dossiers: looks at what was uploaded, seals it under the key of its dossier and opens it for a download.
 * Each bucket is asked for whole files of at most 25 MiB.
 */
export const evidenceVault = (ground: VaultGround): EvidenceVault => ({
  inspect: (ref) => inspect(ground, ref),
  seal: (ref, sha256) => seal(ground, ref, sha256),
  open: (ref) => open(ground, ref),
  discard: (ref) => ground.quarantine.remove(evidenceKey(ref)),
});
