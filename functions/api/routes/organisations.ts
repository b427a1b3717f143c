import {
  changeOrganisationRequest,
  organisationRequests,
  registerOrganisationRequest,
} from '../../../shared/contracts/organisation-requests.ts';
import type {
  OrganisationAct,
  OrganisationRequest,
} from '../../../shared/contracts/organisation-requests.ts';
import type { RulingRequest } from '../../../shared/contracts/ruling-request.ts';
import type { Ruling } from '../../../shared/domain/actor.ts';
import { mayAct } from '../../../shared/domain/organisation/acts.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { bodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import type { Prepared } from '../prepare.ts';
import { prepare } from '../prepare.ts';
import { submitCommand } from '../submit.ts';

/** Delegation in writing stands on this article, and the owner acts as owner. */
const complete = ({ documentNumber, documentDate, legalBasis, attachment }: RulingRequest): Ruling => ({
  documentNumber,
  documentDate,
  legalBasis: legalBasis ?? 'Decree 331/2026/NĐ-CP Art. 4.3',
  capacity: 'owner',
  ...(attachment !== undefined && { attachment }),
});

interface Wished {
  readonly request: Request;
  readonly ready: Prepared<unknown>;
  readonly id: string;
  readonly act: OrganisationAct;
}

const submit = (deps: ApiDeps, { request, ready, id, act }: Wished): Promise<Answer> => {
  const { actor, commandId, expected } = ready;
  const wish = {
    queue: 'registry',
    aggregate: { kind: 'organisation', id },
    ...act,
    expectedVersion: expected,
  } as const;
  return submitCommand(deps, request, { actor, commandId, wish });
};

/** Existence first: what is registered of organisations is no secret, but only its keepers change it. */
const admit = async (deps: ApiDeps, wished: Wished): Promise<Answer> => {
  const { ready, id, act } = wished;
  if ((await bodyOf(deps, id)) === undefined) return problem(404, 'no-such-organisation');
  if (!mayAct(act.type, ready.actor, id))
    return problem(403, 'not-your-organisation', { details: { act: act.type } });
  const stored = await deps.reads.item(keys.state('organisation', id));
  const version = Number(stored?.['version'] ?? 0);
  if (ready.expected !== undefined && ready.expected !== version)
    return problem(412, 'stale-version', { details: { expected: ready.expected, version } });
  return submit(deps, wished);
};

const idOf = ({ parameters }: Request): string => parameters['id'] ?? '';

/** `POST /organisations`: the registrar registers a body that the register does not know. */
const registerOrganisation = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/organisations',
  handle: async (request) => {
    const ready = await prepare(deps, request, registerOrganisationRequest);
    if ('answer' in ready) return ready.answer;
    const { id, ...details } = ready.body;
    if (!mayAct('register-organisation', ready.actor, id)) return problem(403, 'not-your-organisation');
    return submit(deps, { request, ready, id, act: { type: 'register-organisation', body: { details } } });
  },
});

/** `PATCH /organisations/{id}`: the registrar corrects a name, an end, a successor. */
const changeOrganisation = (deps: ApiDeps): Route => ({
  method: 'PATCH',
  path: '/organisations/{id}',
  handle: async (request) => {
    const ready = await prepare(deps, request, changeOrganisationRequest);
    if ('answer' in ready) return ready.answer;
    const act = { type: 'change-organisation', body: { changes: ready.body } } as const;
    return admit(deps, { request, ready, id: idOf(request), act });
  },
});

const actRoute = (deps: ApiDeps, name: string, { toAct }: OrganisationRequest): Route => ({
  method: 'POST',
  path: `/organisations/{id}/${name}`,
  handle: async (request) => {
    const ready = await prepare(deps, request, toAct);
    if ('answer' in ready) return ready.answer;
    return admit(deps, { request, ready, id: idOf(request), act: ready.body(complete) });
  },
});

/** Every route that acts on an organisation: one POST per act, named in the contract. */
export const organisationRoutes = (deps: ApiDeps): Route[] => [
  registerOrganisation(deps),
  changeOrganisation(deps),
  ...Object.entries(organisationRequests).map(([name, asked]) => actRoute(deps, name, asked)),
];
