import { terminatePlatformRequest } from '../../../shared/contracts/platform-requests.ts';
import { mayDo } from '../../../shared/domain/platform/parties.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { ApiDeps } from '../deps.ts';
import { heldToday } from '../platform-holders.ts';
import { prepare } from '../prepare.ts';
import { submitCommand } from '../submit.ts';

/** What the notification of an end stands on, where nothing else is named. */
const defaultBasis = 'Decree 224/2026/NĐ-CP Art. 28.5';

/** `POST /platforms/{id}/termination`: the owner notifies that the platform ends, or the registrar notes it for them. */
export const terminatePlatform = (deps: ApiDeps): Route => ({
  method: 'POST',
  path: '/platforms/{id}/termination',
  handle: async (request) => {
    const ready = await prepare(deps, request, terminatePlatformRequest);
    if ('answer' in ready) return ready.answer;
    const { actor, body, commandId, expected } = ready;
    const id = request.parameters['id'] ?? '';
    const found = await deps.reads.platform(id);
    if (found === null) return problem(404, 'no-such-platform');
    const held = await heldToday(deps, found.state.details);
    if (!mayDo('terminate-platform', actor, held)) return problem(403, 'not-your-platform');
    if (expected !== undefined && expected !== found.version) return problem(412, 'stale-version');
    const { documentNumber, documentDate, legalBasis = defaultBasis } = body.ruling;
    // The capacity is the one in which the table lets its author act; the commit fills it in.
    const ruling = { documentNumber, documentDate, legalBasis, capacity: 'owner' };
    return submitCommand(deps, request, {
      actor,
      commandId,
      wish: {
        queue: 'registry',
        type: 'terminate-platform',
        aggregate: { kind: 'platform', id },
        body: { ...body, ruling },
        expectedVersion: expected,
      },
    });
  },
});
