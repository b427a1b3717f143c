import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EvidenceRef } from './evidence.ts';

/** `CHOT` and the version of the format: then follow nonce, ciphertext and tag. */
const head = Buffer.from([0x43, 0x48, 0x4f, 0x54, 1]);
/** Lengths in bytes, as NIST SP 800-38D asks for AES-GCM with a random nonce. */
const nonceLength = 12;
const tagLength = 16;
const algorithm = 'aes-256-gcm';

/** How many bytes a sealed file has more than the file. */
export const sealOverhead = head.length + nonceLength + tagLength;

/** What a seal is bound to: bytes that were sealed for another file, or in another format, do not open. */
const boundTo = ({ dossierId, evidenceId }: EvidenceRef): Buffer =>
  Buffer.concat([head, Buffer.from(JSON.stringify([dossierId, evidenceId]), 'utf8')]);

/** Encrypts a file under the key of its dossier (32 bytes): AES-256-GCM, bound to dossier and evidence. */
export const sealFile = (file: Uint8Array, ref: EvidenceRef, key: Uint8Array): Uint8Array => {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(boundTo(ref));
  return Buffer.concat([head, nonce, cipher.update(file), cipher.final(), cipher.getAuthTag()]);
};

/** The file as it was sealed; null where the bytes are cut, changed, of another file, or sealed under another key. */
export const unsealFile = (sealed: Uint8Array, ref: EvidenceRef, key: Uint8Array): Uint8Array | null => {
  const begin = head.length + nonceLength;
  const end = sealed.length - tagLength;
  if (end < begin || !head.equals(sealed.subarray(0, head.length))) return null;
  const nonce = sealed.subarray(head.length, begin);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
    .setAAD(boundTo(ref))
    .setAuthTag(sealed.subarray(end));
  const file = decipher.update(sealed.subarray(begin, end));
  try {
    return Buffer.concat([file, decipher.final()]);
  } catch {
    // The one thing that `final` of GCM throws for is a tag that does not fit.
    return null;
  }
};
