import type { ToldDesk } from '../domain/notice/notice.ts';
import type { NoticePreferences } from '../domain/notice/preferences.ts';
import type { Webhooks } from '../domain/webhook/webhooks.ts';
import type { Clock, DeliverTask, LookUp, SideItem } from './ports.ts';

type Item = Readonly<Record<string, unknown>>;

/** A part of what one command tells: what the organisations of this part were told. */
export interface ToldPart {
  readonly id: string;
  readonly part: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What is kept of what is told. */
export interface NoticeShelf {
  /** Keeps a part with the items that belong to it, whole and once; false where it was kept before. */
  keep(told: ToldPart, items: readonly SideItem[]): Promise<boolean>;
  /** What organisations were told by that command so far. */
  toldBy(id: string): Promise<readonly ToldDesk[]>;
  /** The preferences of these persons, by person; who has said nothing is absent. */
  preferencesOf(subjects: readonly string[]): Promise<ReadonlyMap<string, NoticePreferences>>;
  /** The webhooks of those of these organisations that have any. */
  webhooksOf(organisations: readonly string[]): Promise<readonly Webhooks[]>;
  /** The mails that one command asks for, sent or not. */
  mailsOf(id: string): Promise<readonly Item[]>;
  /** Notes that a mail was sent. */
  markSent(id: string, subject: string, at: string): Promise<void>;
}

/** A text on its way to one address. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends a letter; throws where it was not taken. */
export type Post = (letter: Letter) => Promise<void>;

/** The organisations that have reported that a release of a platform runs; with null, any release of it. */
export type ReportersOf = (platformId: string, releaseId: string | null) => Promise<readonly string[]>;

/** Everything that telling needs. */
export interface NoticePorts {
  readonly shelf: NoticeShelf;
  readonly lookUp: LookUp;
  readonly reportersOf: ReportersOf;
  readonly post: Post;
  /** Has notices sent to endpoints; to do so again is harmless. */
  readonly enqueue: (tasks: readonly DeliverTask[]) => Promise<void>;
  readonly now: Clock;
}
