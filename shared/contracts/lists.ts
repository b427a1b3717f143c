import * as z from 'zod';
import type { Edition, ListCommand, PlatformList } from '../domain/list/list.ts';
import { ruling } from './dossier-bodies.ts';
import { id, isoDay, text } from './primitives.ts';
import { rulingRequest } from './ruling-request.ts';

type BodyOf<T extends ListCommand['type']> = Extract<ListCommand, { readonly type: T }>['body'];

const count = z.int().min(0).max(100_000);

const edition = z.strictObject({
  document: text(120).nullable(),
  day: isoDay,
  total: count.nullable(),
  parts: z.record(z.string().max(80), count),
  source: text(1000),
}) satisfies z.ZodType<Edition>;

const editionRequest = edition.extend({
  document: edition.shape.document.default(null),
  total: edition.shape.total.default(null),
  parts: edition.shape.parts.default({}),
});

/** A command names at most so many platforms: each is told in a message of its own. */
const mostAtOnce = 50;
const members = z.array(z.strictObject({ platformId: id, source: text(1000) })).max(mostAtOnce);
const platforms = z.array(id).max(mostAtOnce);
const reasons = text(4000);

/** What each act on a list carries. */
export const listBodies = {
  'publish-list': z.strictObject({ nameVi: text(300), nameEn: text(300).nullable(), edition }),
  'renew-list': z.strictObject({ edition, dropped: platforms, reasons }),
  'add-members': z.strictObject({ members }),
  'remove-members': z.strictObject({ platforms, reasons, ruling: ruling.omit({ attachment: true }) }),
} as const satisfies { [T in ListCommand['type']]: z.ZodType<BodyOf<T>> };

/** `POST /lists`: a list under an id of its own, with the edition in force. */
export const publishListRequest = z.strictObject({
  id,
  nameVi: text(300),
  nameEn: text(300).nullable().default(null),
  edition: editionRequest,
});

/** `POST /lists/{id}/renewal`: a later edition, which platforms it drops, and why. */
export const renewListRequest = z.strictObject({
  edition: editionRequest,
  dropped: platforms.default([]),
  reasons,
});

/** `POST /lists/{id}/members`: platforms of the register, each with who says that it is on the list. */
export const addMembersRequest = z.strictObject({ members: members.min(1) });

/** `POST /lists/{id}/removals`: platforms that are taken off, by which document, and why. */
export const removeMembersRequest = z.strictObject({
  platforms: platforms.min(1),
  reasons,
  ruling: rulingRequest.omit({ attachment: true }),
});

const stored = z.object({
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string().nullable(),
  edition,
  former: z.array(edition),
  members: z.record(z.string(), z.object({ source: z.string(), since: z.string() })),
  formerMembers: z
    .array(z.object({ platformId: z.string(), source: z.string(), since: z.string(), until: z.string() }))
    .default([]),
}) satisfies z.ZodType<PlatformList>;

/** A list as it is stored; throws on anything else. */
export const parseList = (item: unknown): PlatformList => stored.parse(item);
