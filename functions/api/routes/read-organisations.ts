import * as z from 'zod';
import { organisationRequests } from '../../../shared/contracts/organisation-requests.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { mayAct } from '../../../shared/domain/organisation/acts.ts';
import { reportsOwed } from '../../../shared/domain/organisation/deadlines.ts';
import { organisationKinds } from '../../../shared/domain/organisation/organisation.ts';
import type { Organisation, OrganisationDetails } from '../../../shared/domain/organisation/organisation.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { bodiesAt } from '../../../shared/register/bodies.ts';
import { annualReportLaws } from '../../../shared/rulesets/forms.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { addDays, vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { keys, shelf } from '../../../shared/workflow/keys.ts';
import { bodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { signedIn } from '../surroundings.ts';
import { plain } from '../views.ts';

const query = z.strictObject({
  q: z.string().trim().max(200).optional(),
  kind: z.enum(organisationKinds).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(80).optional(),
});

/** What may be done to an organisation. */
const acts = [
  'change-organisation',
  ...Object.values(organisationRequests).map(({ type }) => type),
  'confirm-file',
  'open-file',
  'read-annual-report',
] as const;

/** The yearly reports that a body owes or has sent, with their days; the last one that counts is `dueOn`. */
const reportsOf = (organisation: Organisation, now: string) =>
  reportsOwed(organisation, { now, bodies: bodiesAt(now), reportLaws: annualReportLaws() }).map(
    ({ ruleset, year, terms, period, dueOn, sendableFrom, sent }) => ({
      ...{ ruleset, year, dueOn, sendableFrom },
      article: terms.article,
      from: period.from,
      until: period.until,
      partDueOn: period.toOwnerBefore && addDays(period.toOwnerBefore, -1),
      missed: sent === null && vietnamDayOf(now) > dueOn,
      sent: sent && {
        documentNumber: sent.documentNumber,
        documentDate: sent.documentDate,
        late: sent.late,
      },
    }),
  );

const view = (organisation: Organisation, actor: Actor, now: string) => {
  const { id, details, units, ...people } = organisation;
  return {
    id,
    ...details,
    units,
    ...(mayAct('read-people', actor, id) && {
      members: people.members,
      absences: people.absences,
      delegations: people.delegations,
    }),
    ...(mayAct('read-report-days', actor, id) && { reports: reportsOf(organisation, now) }),
    ...(mayAct('read-interests', actor, id) && { interests: people.interests }),
    allowed: acts.filter((act) => mayAct(act, actor, id)),
  };
};

/** `GET /organisations/{id}`: the body, its units and licences; its people to those who work with them. */
const getOrganisation = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations/{id}',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const id = request.parameters['id'] ?? '';
    const [body, stored] = await Promise.all([
      bodyOf(deps, id),
      deps.reads.item(keys.state('organisation', id)),
    ]);
    if (body === undefined) return problem(404, 'no-such-organisation');
    const version = Number(stored?.['version'] ?? 0);
    return ok({ ...view(body, person.actor, deps.now()), version }, { etag: `"${String(version)}"` });
  },
});

/** `GET /organisations/{id}/history`: what was done to it, chained by hash, for those who read its people. */
const getOrganisationHistory = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations/{id}/history',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const id = request.parameters['id'] ?? '';
    if ((await bodyOf(deps, id)) === undefined) return problem(404, 'no-such-organisation');
    if (!mayAct('read-people', person.actor, id)) return problem(403, 'not-your-organisation');
    const stored = await deps.reads.all(keys.state('organisation', id).pk, 'EVENT#');
    const items = stored.map(plain).map((envelope) => ({ ...envelope, hash: digestOf(envelope) }));
    return ok({ items });
  },
});

/** A name without marks and case. */
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();

type Listed = OrganisationDetails & { readonly id: string };

const card = z.looseObject({ id: z.string() });

/** All organisations by id: those that the platform brought, as they were changed since, and those registered since. */
export const everyOrganisation = async (deps: ApiDeps): Promise<Organisation[]> => {
  const changed = (await deps.reads.shelf(shelf.organisations)).map((item) => card.parse(item).id);
  const ids = [...new Set([...deps.carriedIds(), ...changed])].sort();
  const found: Organisation[] = [];
  for (let n = 0; n < ids.length; n += 100) {
    found.push(...Object.values(await deps.lookUp(ids.slice(n, n + 100))));
  }
  return found.sort((one, other) => (one.id < other.id ? -1 : 1));
};

const everyBody = async (deps: ApiDeps): Promise<Listed[]> =>
  (await everyOrganisation(deps)).map(({ id, details }) => ({ id, ...details }));

/** Where a body stands in the list: by id, and those that have ended after all others. */
const positionOf = ({ id, validUntil }: Pick<Listed, 'id' | 'validUntil'>, today: string): string =>
  `${validUntil !== null && validUntil <= today ? '1' : '0'}${id}`;

const inOrder = (bodies: readonly Listed[], today: string): readonly Listed[] =>
  bodies.toSorted((one, other) => (positionOf(one, today) < positionOf(other, today) ? -1 : 1));

/** `GET /organisations`: with filters, in that order; the cursor is the last id of the page. */
const listOrganisations = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const { q = '', kind, limit, cursor = '' } = read.asked;
    const today = vietnamDayOf(deps.now());
    const every = await everyBody(deps);
    const before = every.find(({ id }) => id === cursor) ?? { id: cursor, validUntil: null };
    const fitting = inOrder(every, today).filter(
      (body) =>
        (kind === undefined || body.kind === kind) &&
        folded(`${body.id} ${body.nameVi} ${body.nameEn ?? ''}`).includes(folded(q)),
    );
    const items = fitting
      .filter((body) => positionOf(body, today) > positionOf(before, today))
      .slice(0, limit);
    const last = items.at(-1);
    const next = last !== undefined && last.id !== fitting.at(-1)?.id ? last.id : null;
    return ok({ items, next, total: fitting.length });
  },
});

/** Every route that reads organisations. */
export const readOrganisationRoutes = (deps: ApiDeps): Route[] => [
  listOrganisations(deps),
  getOrganisation(deps),
  getOrganisationHistory(deps),
];
