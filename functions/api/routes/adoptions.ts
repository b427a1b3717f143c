import { adoptionRequest } from '../../../shared/contracts/adoptions.ts';
import { may } from '../../../shared/domain/permissions.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { bodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import { submitCommand } from '../submit.ts';

/**
 * `POST /platforms/{id}/adoptions`: a locality declares that it uses the platform (basis, number, day, scope, status); with a
 * `source` and a `locality`, the registrar notes what somebody reports of one.
 */
export const adoptPlatform = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/platforms/{id}/adoptions',
  handle: async (request) => {
    const ready = await prepare(deps, request, adoptionRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, commandId, expected } = ready;
    const { locality, source, ...body } = ready.body;
    const isReport = source !== undefined;
    const type = isReport ? 'report-adoption' : 'declare-adoption';
    if (!may(type, { roles: actor.roles, relations: ['any'] })) return problem(403, 'not-your-role');
    const id = request.parameters['id'] ?? '';
    const found = await deps.reads.platform(id);
    if (found === null) return problem(404, 'no-such-platform');
    if (expected !== undefined && expected !== found.version) return problem(412, 'stale-version');
    const about = locality ?? actor.organisation;
    const isOther = !isReport && about !== actor.organisation;
    if (isOther || (await bodyOf(deps, about))?.details.kind !== 'province')
      return problem(422, 'locality-unknown', { details: { locality: about } });
    const aggregate = { kind: 'platform', id } as const;
    const wish = { queue: 'registry', type, aggregate, expectedVersion: expected } as const;
    return submitCommand(deps, request, {
      actor,
      commandId,
      wish: { ...wish, body: isReport ? { ...body, locality: about, source } : body },
    });
  },
});
