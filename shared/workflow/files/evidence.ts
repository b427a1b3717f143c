import type { MediaType } from './media-types.ts';

/** One file of one dossier, or of an organisation as the holder. */
export interface EvidenceRef {
  /** The dossier; of a file of an organisation `org:` and its id. */
  readonly dossierId: string;
  readonly evidenceId: string;
}

/** The largest file that is taken, in bytes: 25 MiB. */
export const largestFile = 25 * 1024 * 1024;

/** Why something could not be done with a file; nothing has changed. */
export interface FileProblem<Code extends string> {
  readonly problem: Code;
}

/** What the stored bytes are: `size` in bytes, `sha256` as `sha256:<64 hex>`, the kind told from the content. */
export interface FileFacts {
  readonly size: number;
  readonly sha256: string;
  readonly mediaType: MediaType;
}

/** A file that lies decrypted in the outbox for a day, under a name that says nothing. */
export interface OpenedFile {
  readonly outboxKey: string;
  readonly size: number;
  readonly sha256: string;
}

export type InspectionProblem = 'file-missing' | 'file-empty' | 'file-too-large' | 'file-type-refused';
export type SealingProblem = 'file-missing' | 'file-differs' | 'file-sealed-otherwise' | 'file-erased';
export type OpeningProblem = 'file-missing' | 'file-erased' | 'file-damaged';

/** Where the files of dossiers are kept: what arrives is looked at, sealed for good, and opened for one download. */
export interface EvidenceVault {
  /** What has been uploaded; `file-missing`, `file-empty`, `file-too-large` or `file-type-refused`. */
  inspect(ref: EvidenceRef): Promise<FileFacts | FileProblem<InspectionProblem>>;
  /**
   * Keeps the uploaded bytes with this digest (`sha256:<64 hex>`), encrypted, so that nobody can overwrite them; a repeat is
   * harmless. `file-differs` where other bytes lie there now, `file-sealed-otherwise` where others are sealed already,
   * `file-erased` once the key of the dossier is destroyed.
   */
  seal(ref: EvidenceRef, sha256: string): Promise<{ readonly sealed: true } | FileProblem<SealingProblem>>;
  /** Puts a decrypted copy into the outbox; `file-missing`, `file-erased`, or `file-damaged` where the seal does not hold. */
  open(ref: EvidenceRef): Promise<OpenedFile | FileProblem<OpeningProblem>>;
  /** Removes what was uploaded, once it is sealed or refused; a repeat is harmless. */
  discard(ref: EvidenceRef): Promise<void>;
}

/** The data key of each dossier: 32 bytes for AES-256. */
export interface FileKeys {
  /** The key of the dossier, made at first use; null for ever once it was destroyed. */
  make(dossierId: string): Promise<Uint8Array | null>;
  /** The key of the dossier; null where there is none or it was destroyed. */
  get(dossierId: string): Promise<Uint8Array | null>;
  /** Destroys the key, and with it every file of the dossier; a repeat is harmless. */
  destroy(dossierId: string): Promise<void>;
}

/** Bytes under keys. */
export interface Bucket {
  /** The bytes; `missing`, or `too-large` where there are more than so many. */
  read(key: string, mostBytes: number): Promise<Uint8Array | 'missing' | 'too-large'>;
  /** Puts bytes where there are none; false where there are some already. */
  putNew(key: string, bytes: Uint8Array): Promise<boolean>;
  /** Removes the bytes; a repeat is harmless. */
  remove(key: string): Promise<void>;
}

/** As ids come in through the contracts: none is a step in a path. */
const id = /^[A-Za-z0-9][A-Za-z0-9:._-]{0,89}$/u;

/** Where a file lies in the buckets; an id that could be another path is a fault, because ids are checked where they come in. */
export const evidenceKey = ({ dossierId, evidenceId }: EvidenceRef): string => {
  if (!id.test(dossierId) || !id.test(evidenceId))
    throw new Error('the id of a dossier or evidence is no id');
  return `${dossierId}/${evidenceId}`;
};
