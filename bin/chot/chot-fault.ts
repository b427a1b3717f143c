import { say } from './messages.ts';
import type { MessageName } from './messages.ts';

/** Why a command cannot do what it was asked, said in both languages; ends with exit code 2. */
export class ChotFault extends Error {
  readonly code: MessageName;

  /** `lines` follow what is said, each on a line of its own. */
  constructor(
    code: MessageName,
    values: Readonly<Record<string, string>> = {},
    lines: readonly string[] = [],
  ) {
    super([say(code, values), ...lines].join('\n'));
    this.name = 'ChotFault';
    this.code = code;
  }
}
