/** The options as they were given; what a command does not take is absent. */
export interface Given {
  readonly queue?: string | undefined;
  readonly id?: string | undefined;
  readonly person?: string | undefined;
  readonly table?: string | undefined;
  readonly dossier?: string | undefined;
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  /** The file that follows the words of a command, or the artifact that is asked about. */
  readonly file?: string | undefined;
  readonly json?: boolean | undefined;
  readonly 'dry-run'?: boolean | undefined;
  readonly digest?: string | undefined;
  readonly image?: string | undefined;
  readonly purl?: string | undefined;
  readonly 'release-version'?: string | undefined;
  readonly platform?: string | undefined;
  readonly purpose?: string | undefined;
  readonly data?: string | undefined;
  readonly 'required-level'?: string | undefined;
  readonly 'trial-ends-on'?: string | undefined;
  readonly permit?: readonly string[] | undefined;
  readonly status?: string | undefined;
  readonly key?: string | undefined;
  readonly keys?: string | undefined;
  readonly at?: string | undefined;
  readonly organisation?: string | undefined;
  readonly synthetic?: boolean | undefined;
  readonly seen?: string | undefined;
  readonly save?: string | undefined;
  readonly timeout?: string | undefined;
  readonly 'let-through'?: boolean | undefined;
}
