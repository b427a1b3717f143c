import * as z from 'zod';
import { actsOn, organisationIn } from '../../shared/domain/organisation/organisation.ts';
import { inForce } from '../../shared/domain/organisation/period.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { ApiDeps } from './deps.ts';
import { predecessorsOf } from './predecessors.ts';

const delegated = z.object({
  owner: z.string(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
});

/** The owners whose power a unit holds today, as long as they act themselves, and the bodies that they took over from. */
export const ownersBehind = async (deps: ApiDeps, unit: string): Promise<string[]> => {
  const today = vietnamDayOf(deps.now());
  const given = await deps.reads.all(keys.delegated(unit, '', '').pk, 'DELEGATION#');
  const named = given
    .map((item) => delegated.parse(item))
    .filter((delegation) => inForce(delegation, today))
    .map(({ owner }) => owner);
  const owners = [...new Set(named)];
  const organisations = await deps.lookUp(owners);
  const acting = owners.filter((owner) => {
    const body = organisationIn(organisations, owner);
    return body !== undefined && actsOn(body, today);
  });
  const before = await Promise.all(acting.map((owner) => predecessorsOf(deps, owner)));
  return [...acting, ...before.flat()];
};
