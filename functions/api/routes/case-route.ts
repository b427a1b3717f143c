import type { Answer } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import type { Request } from '../../../shared/lambda/http-request.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { visible } from '../visible.ts';
import type { Seen } from '../visible.ts';

/** The partition that holds everything of a case. */
export const partition = (id: string): string => keys.state('dossier', id).pk;

type Shown = (seen: Seen, request: Request) => Promise<Answer>;

/** A route that shows something of a case to who may see it. */
export const caseRoute = (deps: ApiDeps, path: string, show: Shown): Route => ({
  method: 'GET',
  path,
  handle: async (request) => {
    const seen = await visible(deps, request);
    return 'problem' in seen ? seen : show(seen, request);
  },
});
