import { permitStatusAt } from '../permit.ts';
import type { Adoption } from './adoption.ts';
import type { Standing } from './platform.ts';

/** True where a listed release has a valid permit at that instant: its own, or the one that renewed it. */
export const hasValidPermit = (
  { standings }: { readonly standings: readonly Standing[] },
  now: string,
): boolean => {
  const listed = standings.filter(({ published }) => published).map(({ releaseId }) => releaseId);
  return standings.some(
    ({ releaseId, permit }) =>
      listed.includes(releaseId) && permit !== null && permitStatusAt(permit, now) === 'valid',
  );
};

/**
 * Who uses a platform by their own word although none of its published releases has a valid permit at that instant: until the
 * use is ended, or a permit is valid again. What is only planned, or what somebody else reports, is not overdue.
 */
export const overdueAdoptions = (
  platform: { readonly standings: readonly Standing[]; readonly adoptions: readonly Adoption[] },
  now: string,
): readonly Adoption[] =>
  hasValidPermit(platform, now)
    ? []
    : platform.adoptions.filter(
        ({ source, status }) => source === null && (status === 'in-use' || status === 'piloting'),
      );
