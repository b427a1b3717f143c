import { say } from './messages.ts';
import type { MessageName } from './messages.ts';

/** Why a command cannot do what it was asked, said in both languages; ends with exit code 2. */
export class ChotFault extends Error {
  readonly code: MessageName;

  constructor(code: MessageName, values: Readonly<Record<string, string>> = {}) {
    super(say(code, values));
    this.name = 'ChotFault';
    this.code = code;
  }
}
