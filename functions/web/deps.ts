import type { SessionItems } from '../../shared/aws/session-items.ts';
import type { Clock } from '../../shared/workflow/ports.ts';
import type { CallApi } from './api.ts';
import type { Directory } from './names/directory.ts';
import type { Issuer } from './signing-in/issuer.ts';

/** Where bytes may be put, with exactly these headers. */
interface Place {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everything that the pages may touch: the HTTP API, the sessions, the issuer, and the time. */
export interface WebDeps {
  readonly api: CallApi;
  readonly sessions: SessionItems;
  readonly issuer: Issuer;
  readonly now: Clock;
  readonly names: Directory;
  /** Where people see the pages, without a slash at the end. */
  readonly publicUrl: string;
  /** Every page says so. */
  readonly isDemonstration: boolean;
  /** Puts bytes where they may be put; false where the place does not take them. */
  readonly putFile: (place: Place, bytes: Uint8Array) => Promise<boolean>;
  /** The host that files are uploaded to, with its port where it has one. */
  readonly uploadHost: string;
  /** So many random bytes. */
  readonly random: (bytes: number) => Buffer;
}
