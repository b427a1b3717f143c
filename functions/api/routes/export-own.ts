import * as z from 'zod';
import type { Item } from '../../../shared/aws/reads.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import { organisationIn } from '../../../shared/domain/organisation/organisation.ts';
import { may } from '../../../shared/domain/permissions.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { noticeKeys } from '../../../shared/workflow/notice-keys.ts';
import { cursorOf, readCursor } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { signedInAsOneself } from '../surroundings.ts';
import { without } from '../views.ts';

/** How many acts one page of an export holds. */
const actsOfAPage = 100;

const query = z.strictObject({ cursor: z.string().max(2000).optional() });
const appointed = z.object({ organisation: z.string() });
const place = z.object({ sk: z.string() });

/** What an organisation holds about a person. */
const heldBy = (organisation: Organisation | undefined, subject: string) => ({
  organisation: organisation?.id ?? null,
  appointment: organisation?.members[subject] ?? null,
  absences: Object.values(organisation?.absences ?? {}).filter(
    ({ member, replacement }) => member === subject || replacement === subject,
  ),
  interests: Object.values(organisation?.interests ?? {}).filter((interest) => interest.subject === subject),
});

/** The organisation that the person belongs to, or belonged to last. */
const homeOf = async (deps: ApiDeps, subject: string, current: string): Promise<Organisation | undefined> => {
  const item = await deps.reads.item(keys.appointment(subject));
  const id = item === null ? current : appointed.parse(item).organisation;
  return organisationIn(await deps.lookUp([id]), id);
};

const actView = without('pk', 'sk', 'expiresAt');
const isRefused = (item: Item): boolean => 'refused' in item;

/**
 * `GET /people/me/export`: all that is held about who asks: profile, how they want to be told, appointment, absences, interests, and page by page what
 * they did, wherever it was, with the files they opened, and what was refused to them (Law 91/2025/QH15: access to one's own
 * data). Whoever is signed in may ask, also without office.
 */
export const exportOwn = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/people/me/export',
  asksNoOffice: true,
  handle: async (request) => {
    const person = await signedInAsOneself(deps, request);
    if ('problem' in person) return person;
    const { subject, roles, organisation } = person.actor;
    if (!may('export-own', { roles, relations: ['self'] })) return problem(403, 'not-your-role');
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const cursor = readCursor(read.asked.cursor, 'moments');
    if ('problem' in cursor) return cursor;
    const [home, profile, preferences, acts] = await Promise.all([
      homeOf(deps, subject, organisation),
      deps.reads.item(keys.profile(subject)),
      deps.reads.item(noticeKeys.preferences(subject)),
      deps.reads.part(keys.ownAct(subject, '', '').pk, { limit: actsOfAPage, after: cursor.after }),
    ]);
    const last = acts.length < actsOfAPage ? undefined : acts.at(-1);
    return ok({
      id: subject,
      profile: profile && without('pk', 'sk')(profile),
      noticePreferences: preferences && without('pk', 'sk')(preferences),
      ...heldBy(home, subject),
      acts: acts.filter((item) => !isRefused(item)).map(actView),
      refusals: acts.filter(isRefused).map(actView),
      next: cursorOf(last === undefined ? null : place.parse(last).sk),
    });
  },
});
