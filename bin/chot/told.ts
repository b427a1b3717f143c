/** What a command says where it is more than a text on standard output and exit code 0. */
export interface Told {
  readonly text: string;
  /** 0 allow, 1 deny; 2 is thrown. */
  readonly code: 0 | 1;
  /** For standard error: what nobody may overlook in a pipeline that reads standard output. */
  readonly aside?: string | undefined;
}
