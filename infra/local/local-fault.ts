import { bothLanguages } from './local-messages.ts';
import type { MessageName } from './local-messages.ts';

/** Why the embedded run cannot start or answer, said to the person at the machine in both languages. */
export class LocalFault extends Error {
  readonly code: MessageName;

  constructor(code: MessageName, values: Readonly<Record<string, string>> = {}) {
    super(bothLanguages(code, values));
    this.name = 'LocalFault';
    this.code = code;
  }
}
