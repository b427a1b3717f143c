import * as z from 'zod';
import { adoption } from '../../../shared/contracts/adoptions.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { mergedInto, organisationOf } from '../../../shared/register/organisations.ts';
import { canonical } from '../../../shared/workflow/hash.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { cacheable } from '../cacheable.ts';
import type { RegisterDeps } from '../deps.ts';

const stored = adoption.extend({ platformId: z.string(), nameVi: z.string() });

/**
 * `GET /localities/{scheme:code}/adoptions`: what a province uses by its own word (`declared`) or by somebody's (`reported`),
 * with what the provinces used that were merged into it, or the one it was merged into.
 */
export const listAdoptions = ({ reads }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/localities/{id}/adoptions',
  handle: async (request) => {
    const province = organisationOf(request.parameters['id'] ?? '');
    if (province?.kind !== 'province') return problem(404, 'locality-unknown');
    const { id, nameVi, successor } = province;
    const predecessors = mergedInto(id);
    const all = [id, ...predecessors, ...(successor === null ? [] : [successor])];
    const found = await Promise.all(all.map((locality) => reads.all(keys.adoption(locality, '').pk, '')));
    const items = found
      .flat()
      .map((item) => stored.parse(item))
      .map((item) => ({ ...item, kind: item.source === null ? 'declared' : 'reported' }));
    const shown = { locality: id, nameVi, successor, predecessors, items };
    return cacheable(request, canonical(shown), 'application/json');
  },
});
