import type { PartWithFiles } from './content.ts';

/** What has happened to the files of a dossier. */
export type FileEvent =
  | {
      readonly type: 'EvidenceConfirmed';
      readonly evidence: string;
      readonly sha256: string;
      readonly size: number;
      readonly mediaType: string;
      /** Over this file and all confirmed before. */
      readonly digest: string;
      /** The part of the dossier that it belongs to. */
      readonly section?: PartWithFiles;
    }
  /** A file belongs to its part no more; `handedIn` where the part was submitted with it. `digest` as at its confirmation. */
  | {
      readonly type: 'EvidenceTakenOut';
      readonly evidence: string;
      readonly section: PartWithFiles;
      readonly handedIn: boolean;
      readonly digest: string;
    }
  | { readonly type: 'EvidenceOpened'; readonly evidence: string; readonly dossier: string }
  /** The key of the files is destroyed after this; `files` is how many there were. */
  | { readonly type: 'FilesErased'; readonly files: number; readonly reasons: string };
