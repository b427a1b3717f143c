import { parseDifference } from '../../../shared/contracts/records.ts';
import { ok } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import type { FindDuplicates } from '../duplicates.ts';
import { caseRoute } from './case-route.ts';

/**
 * `GET /dossiers/{id}/duplicate-candidates`: the platforms of the register that are probably the one of the case, most alike
 * first, each with its score (0 to 1), by what it is alike, and what was said of why it is another; null where nobody has.
 */
export const getDuplicateCandidates = (deps: ApiDeps, find: FindDuplicates): Route =>
  caseRoute(deps, '/dossiers/{id}/duplicate-candidates', async ({ state: { facts } }) => {
    const [found, stored] = await Promise.all([
      find(facts),
      deps.reads.all(keys.state('dossier', facts.id).pk, 'DIFFERS#'),
    ]);
    const answers = new Map(stored.map(parseDifference).map((answer) => [answer.platformId, answer]));
    const items = found.map((candidate) => {
      const answer = answers.get(candidate.platformId);
      return {
        ...candidate,
        answer: answer === undefined ? null : { reason: answer.reason, by: answer.by, at: answer.at },
      };
    });
    return ok({ items });
  });
