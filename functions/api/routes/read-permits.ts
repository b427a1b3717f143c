import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { exactEnvelope } from '../../../shared/workflow/dsse.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { caseRoute } from './case-route.ts';

/**
 * `GET /dossiers/{id}/permits`: the signed permits of a case, for who may see the case. Those of level 5 are here and nowhere
 * else: its level and dates are not public.
 */
export const getCasePermits = (deps: ApiDeps): Route =>
  caseRoute(deps, '/dossiers/{id}/permits', async ({ state: { facts, permit } }) => {
    if (permit === null) return ok({ items: [] });
    const { id, platformId, digests } = facts;
    const found = await Promise.all(
      digests.map(async (digest) => ({
        digest,
        stored: await deps.reads.item(keys.envelope(digest, platformId, id)),
      })),
    );
    const items = found.flatMap(({ digest, stored }) =>
      stored === null
        ? []
        : [{ digest, platformId, dossierId: id, envelope: exactEnvelope(stored['envelope']) }],
    );
    return items.length === digests.length
      ? ok({ items })
      : problem(503, 'permit-not-signed-yet', { headers: { 'retry-after': '2' } });
  });
