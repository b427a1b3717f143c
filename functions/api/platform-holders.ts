import { withActingHolders } from '../../shared/domain/platform/parties.ts';
import type { PlatformDetails } from '../../shared/domain/platform/platform.ts';
import { withSuccessors } from '../../shared/workflow/look-up.ts';
import type { ApiDeps } from './deps.ts';

/** What is known of a platform, with the bodies that act today for its vendor and its owner: they are asked who may do what. */
export const heldToday = async <Details extends Pick<PlatformDetails, 'vendor' | 'owner' | 'ownerKind'>>(
  deps: Pick<ApiDeps, 'lookUp' | 'now'>,
  details: Details,
): Promise<Details> => {
  const ids = new Set([details.vendor, details.owner].filter((id) => id !== null));
  const organisations = await withSuccessors(deps.lookUp)([...ids]);
  return withActingHolders(details, { now: deps.now(), organisations });
};
