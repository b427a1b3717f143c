import type * as z from 'zod';
import { adoptionRequest } from '../../../shared/contracts/adoptions.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { may } from '../../../shared/domain/permissions.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { bodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import { submitCommand } from '../submit.ts';

type Asked = z.infer<typeof adoptionRequest>;

/** What is asked for: with a source a report of any province, without one a declaration of the own. */
const wished = ({ locality, source, ...body }: Asked, { organisation }: Actor) => {
  const about = locality ?? organisation;
  return source === undefined
    ? { type: 'declare-adoption' as const, about, isOwn: about === organisation, body }
    : { type: 'report-adoption' as const, about, isOwn: true, body: { ...body, locality: about, source } };
};

const isProvince = async (deps: ApiDeps, id: string): Promise<boolean> =>
  (await bodyOf(deps, id))?.details.kind === 'province';

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
    const { type, about, isOwn, body } = wished(ready.body, actor);
    if (!may(type, { roles: actor.roles, relations: ['any'] })) return problem(403, 'not-your-role');
    const id = request.parameters['id'] ?? '';
    const found = await deps.reads.platform(id);
    if (found === null) return problem(404, 'no-such-platform');
    if (expected !== undefined && expected !== found.version) return problem(412, 'stale-version');
    if (!isOwn || !(await isProvince(deps, about)))
      return problem(422, 'locality-unknown', { details: { locality: about } });
    const aggregate = { kind: 'platform', id } as const;
    return submitCommand(deps, request, {
      actor,
      commandId,
      wish: { queue: 'registry', type, aggregate, body, expectedVersion: expected },
    });
  },
});
