import { profileRequest } from '../../../shared/contracts/messages.ts';
import * as z from 'zod';
import type { Actor } from '../../../shared/domain/actor.ts';
import type { Organisation } from '../../../shared/domain/organisation/organisation.ts';
import { organisationIn } from '../../../shared/domain/organisation/organisation.ts';
import { mayDoTo } from '../../../shared/domain/person/person.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare, prepareFor } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import type { Wish } from '../submit.ts';
import { submitCommand } from '../submit.ts';
import { signedIn, signedInAsOneself } from '../surroundings.ts';
import type { Person } from '../surroundings.ts';
import { plain } from '../views.ts';
import { exportOwn } from './export-own.ts';

/** The person that a path names; `me` is who asks. */
const subjectOf = ({ parameters }: Request, { subject }: Actor): string => {
  const { id = '' } = parameters;
  return id === 'me' ? subject : id;
};

const ownOf = ({ actor, organisations }: Person): Organisation | undefined =>
  organisationIn(organisations, actor.organisation);

/** True for who asks, and for who has not been appointed elsewhere since: a former organisation has no part in a person. */
const isHere = async ({ reads }: ApiDeps, subject: string, { actor }: Person): Promise<boolean> => {
  if (subject === actor.subject) return true;
  const appointed = await reads.item(keys.appointment(subject));
  return appointed === null || appointed['organisation'] === actor.organisation;
};

const maySee = async (deps: ApiDeps, subject: string, person: Person): Promise<boolean> =>
  mayDoTo(subject, 'read-person', person) && (await isHere(deps, subject, person));

/** `GET /people/{id}`: who somebody of the own organisation is, with the contacts that are kept. */
const getPerson = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/people/{id}',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const { actor } = person;
    const subject = subjectOf(request, actor);
    if (!(await maySee(deps, subject, person))) return problem(404, 'no-such-person');
    const [profile, version] = await Promise.all([
      deps.reads.item(keys.profile(subject)),
      versionOf(deps, subject),
    ]);
    const view = {
      id: subject,
      organisation: actor.organisation,
      appointment: ownOf(person)?.members[subject] ?? null,
      profile: profile && plain(profile),
    };
    return ok(view, { etag: `"${String(version)}"` });
  },
});

interface Change {
  readonly ready: Prepared<unknown>;
  readonly type: 'save-profile' | 'erase-profile';
  readonly body: unknown;
}

/** The version of what is kept of a person; 0 where nothing ever was. */
const versionOf = async ({ reads }: ApiDeps, subject: string): Promise<number> =>
  Number((await reads.item(keys.state('person', subject)))?.['version'] ?? 0);

const change = async (deps: ApiDeps, request: Request, wished: Change): Promise<Answer> => {
  const { ready, ...act } = wished;
  const { actor, commandId, expected } = ready;
  const subject = subjectOf(request, actor);
  const isOwn = subject === actor.subject;
  if (!isOwn && !(await maySee(deps, subject, ready))) return problem(404, 'no-such-person');
  const asked = act.type === 'erase-profile' ? 'erase-profile' : 'keep-profile';
  if (!mayDoTo(subject, asked, ready)) return problem(403, 'not-your-profile');
  const version = await versionOf(deps, subject);
  if (expected !== undefined && expected !== version)
    return problem(412, 'stale-version', { details: { expected, version } });
  const aggregate = { kind: 'person', id: subject } as const;
  const wish: Wish = { queue: 'registry', aggregate, ...act, expectedVersion: expected };
  return submitCommand(deps, request, { actor, commandId, wish });
};

/** `PUT /people/{id}/profile`: name and contacts, kept in one item that can be erased; `If-Match` is honoured. */
const saveProfile = (deps: ApiDeps): Route => ({
  method: 'PUT',
  path: '/people/{id}/profile',
  handle: async (request) => {
    const ready = await prepare(deps, request, profileRequest);
    if ('answer' in ready) return ready.answer;
    return change(deps, request, { ready, type: 'save-profile', body: { profile: ready.body } });
  },
});

const isAboutOneself = ({ parameters: { id }, subject }: Request): boolean => id === 'me' || id === subject;

/**
 * `POST /people/{id}/erasure`: removes name and contacts; what was done stays done, under the id. Whoever is signed in may
 * have their own erased, whether or not they hold an office; `If-Match` is honoured.
 */
const eraseProfile = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/people/{id}/erasure',
  asksNoOffice: true,
  handle: async (request) => {
    const signIn = isAboutOneself(request) ? signedInAsOneself : signedIn;
    const ready = prepareFor(await signIn(deps, request), request, z.strictObject({}));
    if ('answer' in ready) return ready.answer;
    return change(deps, request, { ready, type: 'erase-profile', body: {} });
  },
});

/** Every route about people. */
export const peopleRoutes = (deps: ApiDeps): Route[] => [
  exportOwn(deps),
  getPerson(deps),
  saveProfile(deps),
  eraseProfile(deps),
];
