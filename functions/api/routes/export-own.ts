import * as z from 'zod';
import { id } from '../../../shared/contracts/primitives.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import { organisationIn } from '../../../shared/domain/organisation/organisation.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { signedIn } from '../surroundings.ts';
import { plain } from '../views.ts';

/** How many cases of the organisation one page of an export looks through. */
const casesOfAPage = 50;

const signed = z.looseObject({ actor: z.looseObject({ subject: z.string() }) });

/** The acts of a person in one partition, as its events tell. */
const actsIn = async (deps: ApiDeps, pk: string, subject: string): Promise<unknown[]> => {
  const events = await deps.reads.all(pk, 'EVENT#');
  return events.filter((event) => signed.parse(event).actor.subject === subject).map(plain);
};

/** The acts of who asks in a page of the organisation's cases; the first page adds those on organisation and profile. */
const actsOf = async (deps: ApiDeps, { subject, organisation }: Actor, cursor: string | undefined) => {
  const page = await deps.reads.members(organisation, casesOfAPage, cursor ?? '');
  const ids = page.map(({ dossierId }) => String(dossierId));
  const others = [keys.state('organisation', organisation), keys.state('person', subject)];
  const places = [...(cursor === undefined ? others : []), ...ids.map((id) => keys.state('dossier', id))];
  const acts = await Promise.all(places.map(({ pk }) => actsIn(deps, pk, subject)));
  return { acts: acts.flat(), next: page.length < casesOfAPage ? null : (ids.at(-1) ?? null) };
};

/** What the own organisation holds about a person. */
const heldBy = (organisation: Organisation | undefined, subject: string) => ({
  appointment: organisation?.members[subject] ?? null,
  absences: Object.values(organisation?.absences ?? {}).filter(
    ({ member, replacement }) => member === subject || replacement === subject,
  ),
  interests: Object.values(organisation?.interests ?? {}).filter((interest) => interest.subject === subject),
});

/**
 * `GET /people/me/export`: all that is held about who asks: profile, appointment, absences, interests, and the acts in the
 * cases of the organisation, a page of cases at a time (Law 91/2025/QH15: access to one's own data).
 */
export const exportOwn = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/people/me/export',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const { cursor, ...others } = request.query;
    if (Object.keys(others).length > 0) return problem(400, 'query-invalid');
    if (cursor !== undefined && !id.safeParse(cursor).success) return problem(400, 'cursor-invalid');
    const { actor } = person;
    const own = organisationIn(person.organisations, actor.organisation);
    const profile = await deps.reads.item(keys.profile(actor.subject));
    const page = await actsOf(deps, actor, cursor);
    return ok({
      id: actor.subject,
      organisation: actor.organisation,
      profile: profile && plain(profile),
      ...heldBy(own, actor.subject),
      ...page,
    });
  },
});
