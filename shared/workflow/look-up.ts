import type { Organisations } from '../domain/organisation/organisation.ts';
import { longestChain, successorsMissing } from '../domain/organisation/successor.ts';
import type { LookUp } from './ports.ts';

/** Looks organisations up with the bodies that took over from those that ended; one read more only where one has ended. */
export const withSuccessors =
  (lookUp: LookUp): LookUp =>
  async (ids) => {
    let found = await lookUp(ids);
    for (let n = 0, missing = successorsMissing(found); missing.length > 0 && n < longestChain; n += 1) {
      const more = await lookUp(missing);
      found = { ...found, ...more };
      if (Object.keys(more).length === 0) break;
      missing = successorsMissing(found);
    }
    return found;
  };

/** The organisations that were looked up, and those of these that were not yet; no read more where none is missing. */
export const withOthers = async (
  lookUp: LookUp,
  known: Organisations,
  ids: readonly string[],
): Promise<Organisations> => {
  const missing = [...new Set(ids)].filter((id) => !Object.hasOwn(known, id));
  return missing.length === 0 ? known : { ...known, ...(await withSuccessors(lookUp)(missing)) };
};
