/** A file as a link. */
interface FileLink {
  readonly href: string;
  readonly text: string;
  /** Where it is taken out of the part; null where it may not be. */
  readonly takeOut: string | null;
}

/** The files of one part of a dossier, and where more are added; null where none may be. */
export interface FilesOfPart {
  readonly items: readonly FileLink[];
  readonly add: string | null;
}

/** One part of a dossier as it reads when it is checked. */
export interface AnsweredPart {
  readonly name: string;
  readonly rows: readonly { readonly label: string; readonly lines: readonly string[] }[];
  /** How much the law finds missing in it. */
  readonly lacking: number;
  readonly files: FilesOfPart;
  /** Where it is changed; null where the reader may not. */
  readonly change: string | null;
}
