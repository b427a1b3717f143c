import * as z from 'zod';
import { desks, noticeKinds } from '../domain/notice/notice.ts';
import type { ToldDesk } from '../domain/notice/notice.ts';
import type { NoticePreferences } from '../domain/notice/preferences.ts';
import type { TellTask } from '../workflow/ports.ts';
import { instant } from './primitives.ts';

const eventName = z.string().regex(/^[A-Z][A-Za-z]{2,59}$/u);
const anId = z.string().min(1).max(200);
const desk = z.enum(desks);
/** As `aggregateRef` of the messages, whose module this one must not need. */
const about = z.object({
  kind: z.enum(['dossier', 'platform', 'organisation', 'person', 'relaxation', 'list', 'import', 'webhooks']),
  id: anId,
});

const recipient = z.union([
  z.strictObject({ organisation: anId, desk }),
  z.strictObject({ person: anId }),
  z.strictObject({ reportersOf: anId.nullable() }),
]);

/** What one commit has to tell, as it travels and as the receipt keeps it. */
export const tellTask = z.strictObject({
  kind: z.literal('tell'),
  id: anId,
  at: instant,
  about,
  platformId: anId.nullable(),
  incident: anId.exactOptional(),
  causedBy: anId.exactOptional(),
  by: anId.nullable(),
  told: z.array(z.strictObject({ to: recipient, events: z.array(eventName).min(1) })),
}) satisfies z.ZodType<TellTask>;

/** What comes off the notice queue; anything else throws and is unreadable. */
export const parseNoticeTask = (raw: unknown): TellTask => tellTask.parse(raw);

const toldPart = z.object({
  told: z.array(z.object({ organisation: anId, desk, events: z.array(eventName) })),
});

/** What a part of the organisations was told, as it is stored; throws on anything else. */
export const parseToldPart = (stored: unknown): readonly ToldDesk[] => toldPart.parse(stored).told;

const notice = z.object({
  id: anId,
  at: z.string(),
  events: z.array(eventName),
  about,
  platformId: anId.nullable(),
  /** The incident whose page the reader may open; null where there is none. */
  incident: anId.nullable().default(null),
  /** For which organisation the person reads it; null where the person is meant. */
  organisation: anId.nullable(),
  readAt: z.string().nullable().default(null),
});
export type Notice = z.infer<typeof notice>;

/** A notice as it is stored; throws on anything else. */
export const parseNotice = (stored: unknown): Notice => notice.parse(stored);

const mail = z.object({
  id: anId,
  subject: anId,
  events: z.array(eventName),
  about,
  platformId: anId.nullable(),
  incident: anId.nullable().default(null),
  sentAt: z.string().nullable(),
});
export type DueMail = z.infer<typeof mail>;

/** A mail that is to be sent, as it is stored. */
export const parseDueMail = (stored: unknown): DueMail => mail.parse(stored);

/** `PUT /people/me/notice-preferences`: an address, the kinds that go there (none: no mail), and the language of mails. */
export const noticePreferences = z.strictObject({
  email: z.email().max(200).nullable().default(null),
  language: z.enum(['vi', 'en']).default('vi'),
  kinds: z
    .array(z.enum(noticeKinds))
    .max(noticeKinds.length)
    .default([...noticeKinds]),
}) satisfies z.ZodType<NoticePreferences>;

/** Preferences as they are stored; throws on anything else. */
export const parseNoticePreferences = (stored: unknown): NoticePreferences =>
  z.object(noticePreferences.shape).parse(stored);
