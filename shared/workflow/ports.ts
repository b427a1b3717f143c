import type { Actor, Ruling } from '../domain/actor.ts';
import type { Told } from '../domain/notice/notice.ts';
import type { Interest, Organisations } from '../domain/organisation/organisation.ts';
import type { FileProblem, Refusal } from '../domain/refusal.ts';
import type { EvidenceFound, FileFound } from '../domain/rules.ts';

export type AggregateKind =
  'dossier' | 'platform' | 'organisation' | 'person' | 'relaxation' | 'list' | 'import' | 'webhooks';

export interface AggregateRef {
  readonly kind: AggregateKind;
  readonly id: string;
}

/** One wish as it travels through a queue; `body` is what the move of that `type` carries. */
export interface Command {
  readonly id: string;
  readonly type: string;
  readonly aggregate: AggregateRef;
  readonly actor: Actor;
  readonly body: unknown;
  readonly expectedVersion?: number | undefined;
  /** Joins a request, its messages and its log lines. */
  readonly correlationId: string;
}

/** Where a follow-up goes once its commit is safe. */
export type FollowUp =
  | { readonly to: 'publication' | 'registry'; readonly command: Command }
  | { readonly to: 'sign'; readonly task: SignTask }
  | { readonly to: 'files'; readonly task: EraseTask }
  | { readonly to: 'notice'; readonly task: TellTask }
  | { readonly to: 'webhook'; readonly task: DeliverTask }
  | { readonly to: 'exports'; readonly task: RebuildTask };

/** That the files of the register are to be made again: something changed at `at`, or time changed it. */
export interface RebuildTask {
  readonly kind: 'rebuild-exports';
  readonly at: string;
  readonly causedBy: string;
}

/** One notice on its way to one endpoint. */
export interface DeliverTask {
  readonly kind: 'deliver';
  readonly organisation: string;
  readonly endpoint: string;
  /** The id of the command that is told of. */
  readonly notice: string;
  /** How many attempts were made before this one; null where an administrator asks for one more. */
  readonly attempt: number | null;
  readonly causedBy: string;
}

/** What one commit has to tell, by ids: who is meant is found when it is told. Told once, however often it is delivered. */
export interface TellTask {
  readonly kind: 'tell';
  /** The id of the command, and so of the notices. */
  readonly id: string;
  readonly at: string;
  readonly about: AggregateRef;
  /** The platform that it is about; null where it is about none. */
  readonly platformId: string | null;
  /** The incident on it that it is about; absent where it is about none, or about several. */
  readonly incident?: string | undefined;
  /** The command that it follows from: whoever has heard of that one need not hear the same again. */
  readonly causedBy?: string | undefined;
  /** The person who did it, and knows; null where the platform itself did. */
  readonly by: string | null;
  readonly told: readonly Told[];
}

/** Done by the worker that holds the keys, after the commit that says so; a repeat is harmless. */
export interface EraseTask {
  readonly kind: 'destroy-file-key';
  readonly dossierId: string;
}

export type SignTask =
  | {
      readonly kind: 'sign-permit';
      readonly digest: string;
      readonly platformId: string;
      readonly dossierId: string;
      /** A key whose signature another is to take the place of; absent where none is expected. */
      readonly insteadOf?: string | undefined;
    }
  | { readonly kind: 'sign-status-list'; readonly causedBy: string }
  | { readonly kind: 'revoke-key'; readonly kid: string; readonly causedBy: string };

export type CommandStatus = 'pending' | 'applied' | 'refused' | 'failed';

/** What has become of a command: acknowledged as pending, then applied, refused or failed. */
export interface Receipt {
  readonly commandId: string;
  readonly type: string;
  readonly aggregate: AggregateRef;
  readonly status: CommandStatus;
  readonly author: string;
  /** SHA-256 of the request as its author sent it; null for a command of the platform itself. */
  readonly bodyHash: string | null;
  readonly correlationId: string;
  readonly at: string;
  readonly version: number | null;
  readonly events: readonly string[];
  readonly refusal: Refusal | null;
  readonly followUps: readonly FollowUp[];
}

/** All events of one command, chained to the one before by `prevHash` (SHA-256 over RFC 8785 canonical JSON). */
export interface EventEnvelope {
  readonly schemaVersion: 1;
  readonly aggregate: AggregateRef;
  readonly version: number;
  readonly at: string;
  readonly actor: { readonly subject: string; readonly unit: string; readonly organisation: string };
  readonly capacity: string | null;
  readonly ruling: Ruling | null;
  /** The digests of what a ruling was decided on (R27); null where the act is no ruling. */
  readonly decidedOn: Readonly<Record<string, unknown>> | null;
  readonly commandId: string;
  readonly correlationId: string;
  readonly prevHash: string | null;
  readonly events: readonly { readonly type: string }[];
}

/** An item of its own that changes with a commit. */
export interface SideItem {
  readonly key: { readonly pk: string; readonly sk: string };
  /** Null removes the item. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** With a code: only where no such item exists, else the whole commit is refused with it. */
  readonly claim: Refusal['code'] | null;
  /** A claim passes over an item with this `holder`, and over one whose `lastDay` is before this day. */
  readonly unless?: { readonly holder: string; readonly day: string };
}

export interface Loaded {
  readonly receipt: Receipt | null;
  /** 0 and null where the aggregate does not exist. */
  readonly version: number;
  readonly head: string | null;
  readonly state: unknown;
}

/** Everything that one command changes; stored whole or not at all. */
export interface Commit {
  readonly aggregate: AggregateRef;
  readonly expectedVersion: number;
  readonly head: string;
  readonly state: unknown;
  readonly envelope: EventEnvelope;
  readonly receipt: Receipt;
  readonly items: readonly SideItem[];
  /** Other aggregates that the decision looked at: it holds only while each is still at this version. */
  readonly unchanged?: readonly { readonly aggregate: AggregateRef; readonly version: number }[];
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** Somebody else was faster: reload and decide again. */
  | { readonly kind: 'lost-race' }
  | { readonly kind: 'claim-taken'; readonly code: Refusal['code'] };

/** The table as the workflow sees it. */
export interface Store {
  load(aggregate: AggregateRef, commandId: string): Promise<Loaded>;
  commit(commit: Commit): Promise<CommitOutcome>;
  /** Writes the outcome of a command that changed nothing, with what is noted of it; false when another outcome stands already. */
  settle(receipt: Receipt, notes?: readonly SideItem[]): Promise<boolean>;
}

/** Looks organisations up, consistently; one that does not exist is absent from the answer. */
export type LookUp = (ids: readonly string[]) => Promise<Organisations>;

/** What may tie a person to a vendor from before. */
export interface Background {
  /** The ties that were declared of the person, in whatever organisation. */
  readonly ties: readonly Interest[];
  /** The organisations that the person serves or has served in. */
  readonly served: readonly string[];
}

/** What may tie a person to a vendor from before, consistently. */
export type TiesOf = (subject: string) => Promise<Background>;

/** What was done outside the table: the items that record it, or why it cannot be done. */
export type Fulfilled = { readonly items: readonly SideItem[] } | { readonly problem: FileProblem };

/** What one command asks outside the table. All of it may be repeated, and happens before the commit that tells of it. */
export interface Outside {
  /** Looks at the file that a command is about; null for a command about none. */
  readonly look: () => Promise<FileFound | null>;
  /** Looks up the confirmed files that a command refers to; absent where none can be. */
  readonly lookAround?: () => Promise<readonly EvidenceFound[]>;
  /** Does what a granted command asks of files: the items that record it, or why it cannot be done. */
  readonly fulfil: (at: string) => Promise<Fulfilled>;
}

/** For a worker whose commands ask nothing of files. */
export const nothingOutside: Outside = {
  look: () => Promise.resolve(null),
  fulfil: () => Promise.resolve({ items: [] }),
};

/** Sends follow-ups; repeating them is harmless. */
export type Publish = (followUps: readonly FollowUp[]) => Promise<void>;

/** The instant, ISO 8601 UTC. */
export type Clock = () => string;
