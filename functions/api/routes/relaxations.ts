import type { RulingRequest } from '../../../shared/contracts/ruling-request.ts';
import { endRelaxationRequest, relaxRequest } from '../../../shared/contracts/relaxations.ts';
import type { Ruling } from '../../../shared/domain/actor.ts';
import { mayRelax } from '../../../shared/domain/gate/relaxation.ts';
import type { RelaxationCommand } from '../../../shared/domain/gate/relaxation.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { prepare } from '../prepare.ts';
import type { Prepared } from '../prepare.ts';
import { createdId, submitCommand } from '../submit.ts';

/** Letting a denial pass for a while is a choice of ours; its basis is the duty to keep the register. */
const complete = ({ documentNumber, documentDate, legalBasis }: RulingRequest): Ruling => ({
  documentNumber,
  documentDate,
  legalBasis: legalBasis ?? 'Decree 224/2026/NĐ-CP Art. 28',
  capacity: 'registrar',
});

interface Wished {
  readonly ready: Prepared<unknown>;
  readonly id: string;
  readonly type: RelaxationCommand['type'];
  readonly body: unknown;
}

const submit = (deps: ApiDeps, request: Request, { ready, id, type, body }: Wished): Promise<Answer> => {
  const { actor, commandId } = ready;
  const wish = { queue: 'registry', aggregate: { kind: 'relaxation', id }, type, body } as const;
  return submitCommand(deps, request, { actor, commandId, wish });
};

/** `POST /gate/relaxations`: the registrar rules that denials do not block an organisation yet, until a day. */
const relax = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/gate/relaxations',
  handle: async (request) => {
    const ready = await prepare(deps, request, relaxRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, body, commandId } = ready;
    const type = 'relax-enforcement';
    if (!mayRelax(type, actor.roles)) return problem(403, 'not-your-role');
    const ruled = { ...body, ruling: complete(body.ruling) };
    return submit(deps, request, { ready, id: createdId('rx', commandId), type, body: ruled });
  },
});

/** `POST /gate/relaxations/{id}/end`: denials block again from today on. */
const end = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/gate/relaxations/{id}/end',
  handle: async (request) => {
    const ready = await prepare(deps, request, endRelaxationRequest);
    if ('answer' in ready) return ready.answer;
    const id = request.parameters['id'] ?? '';
    const type = 'end-relaxation';
    if (!mayRelax(type, ready.actor.roles)) return problem(403, 'not-your-role');
    if ((await deps.reads.item(keys.state('relaxation', id))) === null)
      return problem(404, 'no-such-relaxation');
    const ruled = { ...ready.body, ruling: complete(ready.body.ruling) };
    return submit(deps, request, { ready, id, type, body: ruled });
  },
});

/** Every route that rules on the gate's enforcement. */
export const relaxationRoutes = (deps: ApiDeps): Route[] => [relax(deps), end(deps)];
