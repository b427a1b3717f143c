import { gateQuestion } from '../../../shared/contracts/gate.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { readBody } from '../../../shared/lambda/http-body.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { answer } from '../answer.ts';
import { admitted } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

/** `POST /gate/decisions`: may this release be put into use? With `asOf`: might it have been, then? */
export const decide = (deps: RouteDeps): GateRoute => ({
  method: 'POST',
  path: '/gate/decisions',
  handle: async (request) => {
    const asker = admitted(deps, request);
    if ('problem' in asker) return asker;
    const read = readBody(request, gateQuestion);
    if ('problem' in read) return read;
    const question = read.value;
    if (question.asOf !== undefined && question.asOf > deps.now()) return problem(422, 'as-of-in-future');
    const language = languageOf(request.headers['accept-language']);
    return ok(await answer(deps, { question, actor: asker.actor, language }));
  },
});
