/** The options as they were given; what a command does not take is absent. */
export interface Given {
  readonly queue?: string | undefined;
  readonly id?: string | undefined;
  readonly person?: string | undefined;
  readonly table?: string | undefined;
  readonly dossier?: string | undefined;
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  /** The file that follows the words of a command. */
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
}
