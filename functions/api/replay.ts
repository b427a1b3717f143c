import type { Answer } from '../../shared/lambda/http-answer.ts';
import { problem } from '../../shared/lambda/http-answer.ts';
import type { Route } from '../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../shared/lambda/http-request.ts';
import type { ApiDeps } from './deps.ts';
import { outcomeAnswer } from './outcome.ts';
import { commandIdOf, hashOf } from './submit.ts';

/** With these a route refuses what may have been good when the command was taken in. */
const doorStatuses: readonly number[] = [403, 404, 412, 422];
/** A form that is wrong was never right, and who may not ask any more is told nothing. */
const finalCodes: readonly string[] = ['request-invalid', 'not-appointed'];

/** True of a refusal before there was a command; the outcome of one names its location. */
const isFromTheDoor = (answer: Answer): boolean =>
  'problem' in answer &&
  doorStatuses.includes(answer.problem.status) &&
  !finalCodes.includes(answer.problem.code) &&
  answer.problem.headers?.['location'] === undefined;

/** The outcome that the command of this very request has by now; without one, the refusal. */
const firstOutcome = async (deps: ApiDeps, request: Request, refusal: Answer): Promise<Answer> => {
  const commandId = request.actor && commandIdOf(request, request.actor);
  const known = commandId && (await deps.reads.receipt(commandId));
  if (!known) return refusal;
  if (known.bodyHash !== hashOf(request)) return problem(422, 'idempotency-key-reused');
  return known.status === 'pending' ? refusal : outcomeAnswer(known);
};

/**
 * A repeated request is answered as it was at first, also where its case has moved on and it would now be refused. It is
 * looked up only then: what passes the door meets its own command there.
 */
export const replayed = (deps: ApiDeps, route: Route): Route => ({
  ...route,
  handle: async (request) => {
    const answer = await route.handle(request);
    const isNamed = route.method !== 'GET' && request.headers['idempotency-key'] !== undefined;
    return isNamed && isFromTheDoor(answer) ? firstOutcome(deps, request, answer) : answer;
  },
});
