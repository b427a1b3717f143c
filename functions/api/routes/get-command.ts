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
    const mayKnow = receipt !== null && (receipt.author === subject || roles.includes('auditor'));
    return mayKnow ? ok(receiptView(receipt)) : problem(404, 'no-such-command');
  },
});
