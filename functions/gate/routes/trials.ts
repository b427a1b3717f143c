import { trialRequest } from '../../../shared/contracts/gate.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { readBody } from '../../../shared/lambda/http-body.ts';
import { languageOf } from '../../../shared/messages/language.ts';
import { answer } from '../answer.ts';
import { admitted, cursorOf, listAsked, pageSize } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

/**
 * `POST /gate/trials`: registers a trial with what it is for, its data and its last day. The gate's own rule decides: one with
 * real data needs a valid permit, one without any may try what nobody knows, for a year at most. Nothing is registered that
 * was not taken in.
 */
export const registerTrial = (deps: RouteDeps): GateRoute => ({
  method: 'POST',
  path: '/gate/trials',
  handle: async (request) => {
    const asker = admitted(deps, request);
    if ('problem' in asker) return asker;
    const read = readBody(request, trialRequest);
    if ('problem' in read) return read;
    const { what, endsOn, ...asked } = read.value;
    const question = { ...asked, purpose: 'trial', trial: { endsOn } } as const;
    const language = languageOf(request.headers['accept-language']);
    const given = await answer(deps, { question, actor: asker.actor, language, trialFor: what });
    const { decisionId, decision, reasons, recorded } = given;
    if (decision === 'deny') return problem(409, 'trial-denied', { reasons, details: { decisionId } });
    return recorded
      ? { status: 201, body: given }
      : problem(503, 'not-kept', { headers: { 'retry-after': '5' } });
  },
});

/** `GET /gate/trials`: the trials of the own organisation, the ended ones with them. */
export const listTrials = (deps: RouteDeps): GateRoute => ({
  method: 'GET',
  path: '/gate/trials',
  handle: async (request) => {
    const asked = listAsked(deps, request);
    if ('problem' in asked) return asked;
    const { organisation, after } = asked;
    const found = await deps.lists.trials(organisation, after, pageSize);
    const today = vietnamDayOf(deps.now());
    const items = found.map(({ trial }) => ({
      ...trial,
      state: trial.endsOn < today ? 'ended' : 'running',
    }));
    return ok({ items, next: found.length < pageSize ? null : cursorOf(found.at(-1)?.sk) });
  },
});
