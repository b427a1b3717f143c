import * as z from 'zod';
import { actingFor, longestChain } from '../../shared/domain/organisation/successor.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { ApiDeps } from './deps.ts';

const succession = z.object({ organisation: z.string() });

const namedBefore = async ({ reads, carriedPredecessors }: ApiDeps, id: string): Promise<string[]> => {
  const stored = await reads.all(keys.succeeds(id, '').pk, 'BODY#');
  return [...carriedPredecessors(id), ...stored.map((item) => succession.parse(item).organisation)];
};

/** Every body that names this one as its successor, directly or through others, whether or not it has ended. */
const everyBefore = async (deps: ApiDeps, id: string): Promise<string[]> => {
  const known = new Set<string>();
  let latest = [id];
  for (let n = 0; latest.length > 0 && n < longestChain; n += 1) {
    const found = (await Promise.all(latest.map((one) => namedBefore(deps, one)))).flat();
    latest = [...new Set(found)].filter((one) => one !== id && !known.has(one));
    for (const one of latest) known.add(one);
  }
  return [...known];
};

/** The bodies that have ended and for which this one acts today: their cases are its own. */
export const predecessorsOf = async (deps: ApiDeps, id: string): Promise<string[]> => {
  const named = await everyBefore(deps, id);
  if (named.length === 0) return [];
  const organisations = await deps.lookUp([...named, id].slice(0, 100));
  const today = vietnamDayOf(deps.now());
  return named.filter((one) => actingFor(one, organisations, today) === id);
};
