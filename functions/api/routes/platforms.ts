import {
  addReleaseRequest,
  registerPlatformRequest,
  updatePlatformRequest,
} from '../../../shared/contracts/platform-requests.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { mayRegister, mayUpdate } from '../../../shared/domain/platform/decide.ts';
import { mayDo } from '../../../shared/domain/platform/parties.ts';
import type { PlatformDetails } from '../../../shared/domain/platform/platform.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import type { ApiDeps } from '../deps.ts';
import { unknownInRecord } from '../named-in-record.ts';
import { heldToday } from '../platform-holders.ts';
import { prepare } from '../prepare.ts';
import { createdId, submitCommand } from '../submit.ts';
import { signedIn } from '../surroundings.ts';

const idOf = ({ parameters }: Request): string => parameters['id'] ?? '';

interface Change {
  readonly actor: Actor;
  readonly commandId: string;
  readonly id: string;
  readonly type: string;
  readonly body: unknown;
  readonly expectedVersion?: number | undefined;
}

const submit = (
  deps: ApiDeps,
  request: Request,
  { actor, commandId, id, ...change }: Change,
): Promise<Answer> =>
  submitCommand(deps, request, {
    actor,
    commandId,
    wish: { queue: 'registry', aggregate: { kind: 'platform', id }, ...change },
  });

/** `POST /platforms`: a vendor or owner registers its own platform; the registrar any, under an id of the register. */
export const registerPlatform = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/platforms',
  handle: async (request) => {
    const ready = await prepare(deps, request, registerPlatformRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, body, commandId } = ready;
    const { id: chosen, ...given } = body;
    const details: PlatformDetails = {
      ...given,
      vendor: actor.roles.includes('vendor') ? (given.vendor ?? actor.organisation) : given.vendor,
    };
    const held = await heldToday(deps, details);
    if (!mayRegister(actor, held) || (chosen !== undefined && !mayDo('choose-platform-id', actor, held)))
      return problem(403, 'not-your-platform');
    const id = chosen ?? createdId('pf', commandId);
    const unknown = await unknownInRecord(deps, id, details);
    if (unknown !== null) return unknown;
    return submit(deps, request, {
      actor,
      commandId,
      id,
      type: 'register-platform',
      body: { id, details },
    });
  },
});

/** `PATCH /platforms/{id}`: changes what the register says; owner and vendor are the registrar's to change. */
export const updatePlatform = (deps: ApiDeps): Route => ({
  method: 'PATCH',
  path: '/platforms/{id}',
  handle: async (request) => {
    const ready = await prepare(deps, request, updatePlatformRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, body: changes, commandId, expected } = ready;
    const found = await deps.reads.platform(idOf(request));
    if (found === null) return problem(404, 'no-such-platform');
    const unknown = await unknownInRecord(deps, idOf(request), changes);
    if (unknown !== null) return unknown;
    const held = { ...found.state, details: await heldToday(deps, found.state.details) };
    if (!mayUpdate(actor, held, changes)) return problem(403, 'not-your-platform');
    if (expected !== undefined && expected !== found.version) return problem(412, 'stale-version');
    return submit(deps, request, {
      actor,
      commandId,
      id: idOf(request),
      type: 'update-platform',
      body: { changes },
      expectedVersion: expected,
    });
  },
});

/** `POST /platforms/{id}/releases`: the vendor adds a version with the digests of its artifacts. */
export const addRelease = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/platforms/{id}/releases',
  handle: async (request) => {
    const ready = await prepare(deps, request, addReleaseRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected } = ready;
    const id = idOf(request);
    const found = await deps.reads.platform(id);
    if (found === null) return problem(404, 'no-such-platform');
    const held = await heldToday(deps, found.state.details);
    if (!mayDo('add-release', actor, held)) return problem(403, 'not-your-platform');
    if (expected !== undefined && expected !== found.version) return problem(412, 'stale-version');
    const { version, purl, digests } = ready.body;
    const manifest = digestOf({ platformId: id, version, purl });
    const release = { version, purl, digests: digests.length > 0 ? digests : [manifest] };
    const body = { releaseId: createdId('rl', commandId), release };
    return submit(deps, request, {
      actor,
      commandId,
      id,
      type: 'add-release',
      body,
      expectedVersion: expected,
    });
  },
});

/** `GET /platforms/{id}`: what the register knows of a platform, with its releases. */
export const getPlatform = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/platforms/{id}',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const found = await deps.reads.platform(idOf(request));
    if (found === null) return problem(404, 'no-such-platform');
    const { id, details, releases, termination } = found.state;
    const list = Object.entries(releases).map(([releaseId, release]) => ({ releaseId, ...release }));
    return ok(
      { id, ...details, termination, releases: list, version: found.version },
      { etag: `"${String(found.version)}"` },
    );
  },
});
