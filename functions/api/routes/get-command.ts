import { may } from '../../../shared/domain/permissions.ts';
import type { Relation } from '../../../shared/domain/permissions.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { ApiDeps } from '../deps.ts';
import { receiptView } from '../outcome.ts';
import { signedIn } from '../surroundings.ts';

/** `GET /commands/{id}`: what has become of a command; only its author and auditors are told. */
export const getCommand = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/commands/{id}',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const receipt = await deps.reads.receipt(request.parameters['id'] ?? '');
    const { subject, roles } = person.actor;
    const relations: Relation[] = receipt?.author === subject ? ['any', 'self'] : ['any'];
    return receipt !== null && may('read-command', { roles, relations })
      ? ok(receiptView(receipt))
      : problem(404, 'no-such-command');
  },
});
