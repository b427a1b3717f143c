import * as z from 'zod';
import { noticePreferences, parseNotice, parseNoticePreferences } from '../../../shared/contracts/notices.ts';
import type { Notice } from '../../../shared/contracts/notices.ts';
import { silent } from '../../../shared/domain/notice/preferences.ts';
import { may } from '../../../shared/domain/permissions.ts';
import type { Act } from '../../../shared/domain/permissions.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { noticeKeys } from '../../../shared/workflow/notice-keys.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { prepareFor } from '../prepare.ts';
import { submitCommand } from '../submit.ts';
import { signedInAsOneself } from '../surroundings.ts';
import type { Person } from '../surroundings.ts';

const pageSize = 50;
/** More unread ones than this are not counted. */
const mostCounted = 100;

const query = z.strictObject({ cursor: z.string().max(400).optional() });
const placed = z.object({ sk: z.string() });

/** Whoever is signed in, about themselves, with or without an office; a machine is nobody. */
const oneself = async (deps: ApiDeps, request: Request, act: Act): Promise<Person | { problem: Problem }> => {
  const person = await signedInAsOneself(deps, request);
  if ('problem' in person) return person;
  const allowed = may(act, { roles: person.actor.roles, relations: ['self'] });
  return allowed ? person : problem(403, 'not-your-role');
};

/** The id of a notice on the outside: where it stands among the person's own. */
const idOf = ({ at, id }: Notice): string | null => cursorOf(`${at}#${id}`);

const viewOf = (notice: Notice) => ({ ...notice, id: idOf(notice), commandId: notice.id });

/**
 * `GET /notices`: what the person who asks was told, the unread ones first and of each the newest; `unread` counts up to 100 and
 * stands on the first page.
 */
const listNotices = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/notices',
  asksNoOffice: true,
  handle: async (request) => {
    const person = await oneself(deps, request, 'read-notices');
    if ('problem' in person) return person;
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const cursor = readCursor(read.asked.cursor, 'notices');
    if ('problem' in cursor) return cursor;
    const { pk } = noticeKeys.unread(person.actor.subject, '', '');
    const asked = { limit: mostCounted, after: cursor.after, newestFirst: true };
    const found = await deps.reads.part(pk, asked);
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? placed.parse(items.at(-1)).sk : null;
    const unread = found.filter((item) => placed.parse(item).sk.startsWith('UNREAD#')).length;
    return ok({
      items: items.map(parseNotice).map(viewOf),
      next: cursorOf(last),
      unread: cursor.after === '' ? unread : null,
    });
  },
});

/** `POST /notices/{id}/read`: the person has read one of their own; what was read stays read. */
const readNotice = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/notices/{id}/read',
  asksNoOffice: true,
  handle: async (request) => {
    const person = await oneself(deps, request, 'read-notices');
    if ('problem' in person) return person;
    const { id = '' } = request.parameters;
    const place = readCursor(id, 'moments');
    if ('problem' in place || place.after === '') return problem(404, 'no-such-notice');
    const readAt = await deps.markRead(person.actor.subject, place.after, deps.now());
    return readAt === null ? problem(404, 'no-such-notice') : ok({ id, readAt });
  },
});

const versionOf = async ({ reads }: ApiDeps, subject: string): Promise<number> =>
  Number((await reads.item(keys.state('person', subject)))?.['version'] ?? 0);

/** `GET /people/me/notice-preferences`: how who asks wants to be told; without a word of theirs nothing is mailed. */
const getPreferences = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/people/me/notice-preferences',
  asksNoOffice: true,
  handle: async (request) => {
    const person = await oneself(deps, request, 'keep-notice-preferences');
    if ('problem' in person) return person;
    const { subject } = person.actor;
    const stored = await deps.reads.item(noticeKeys.preferences(subject));
    const version = await versionOf(deps, subject);
    return ok(stored === null ? silent : parseNoticePreferences(stored), { etag: `"${String(version)}"` });
  },
});

/** `PUT /people/me/notice-preferences`: an address, the kinds that are mailed there, the language; `If-Match` is honoured. */
const savePreferences = (deps: ApiDeps): Route => ({
  method: 'PUT',
  path: '/people/me/notice-preferences',
  asksNoOffice: true,
  handle: async (request) => {
    const person = await oneself(deps, request, 'keep-notice-preferences');
    const ready = prepareFor(person, request, noticePreferences);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected, body } = ready;
    const version = await versionOf(deps, actor.subject);
    if (expected !== undefined && expected !== version)
      return problem(412, 'stale-version', { details: { expected, version } });
    return submitCommand(deps, request, {
      actor,
      commandId,
      wish: {
        queue: 'registry',
        type: 'save-notice-preferences',
        aggregate: { kind: 'person', id: actor.subject },
        body: { preferences: body },
        expectedVersion: expected,
      },
    });
  },
});

/** Every route about what a person is told. */
export const noticeRoutes = (deps: ApiDeps): Route[] => [
  listNotices(deps),
  readNotice(deps),
  getPreferences(deps),
  savePreferences(deps),
];
