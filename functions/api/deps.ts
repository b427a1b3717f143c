import type { Register } from '../../shared/aws/command-desk.ts';
import type { evidenceDownload } from '../../shared/aws/evidence-download.ts';
import type { evidenceUpload } from '../../shared/aws/evidence-upload.ts';
import type { Reads } from '../../shared/aws/reads.ts';
import type { MarkRead } from '../../shared/aws/inbox.ts';
import type { NoteRefusal } from '../../shared/aws/refusal-desk.ts';
import type { Send } from '../../shared/aws/queues.ts';
import type { Stage } from '../../shared/domain/moves.ts';
import type { Clock, LookUp } from '../../shared/workflow/ports.ts';

/** Everything that the staff API may touch. */
export interface ApiDeps {
  readonly reads: Reads;
  readonly register: Register;
  readonly noteRefusal: NoteRefusal;
  readonly markRead: MarkRead;
  readonly send: Send;
  readonly queues: Readonly<Record<Stage | 'registry', string>>;
  readonly lookUp: LookUp;
  /** The ids of the organisations that the platform brought with it. */
  readonly carriedIds: () => readonly string[];
  /** The bodies that name this one as their successor in what the platform brought with it. */
  readonly carriedPredecessors: (id: string) => readonly string[];
  /** Links to the buckets: one file up, one copy down. */
  readonly files: {
    readonly upload: ReturnType<typeof evidenceUpload>;
    readonly download: ReturnType<typeof evidenceDownload>;
  };
  /** Makes the secret of an endpoint: as its receiver writes it, and sealed. */
  readonly makeSecret: (endpoint: string) => Promise<{ readonly secret: string; readonly sealed: string }>;
  readonly now: Clock;
  /** Demonstration: every dossier opened here is synthetic. */
  readonly synthetic: boolean;
  /** Waits so many milliseconds; a port so that tests need no time. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
