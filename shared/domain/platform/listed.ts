import type { Platform, Standing } from './platform.ts';

const issued = ({ permit }: Standing): string => permit?.issuedAt ?? '';

const latest = (standings: readonly Standing[]): Standing | undefined =>
  standings.toSorted((one, other) => issued(other).localeCompare(issued(one)))[0];

/**
 * The standing that the public is told of a platform: of the listed releases the one with the latest permit, and of that release the
 * permit that was given last, so that a renewal does not take a listed release off the list. Undefined where none is listed.
 */
export const listedStanding = (standings: readonly Standing[]): Standing | undefined => {
  const listed = latest(standings.filter(({ published }) => published));
  return listed && latest(standings.filter(({ releaseId }) => releaseId === listed.releaseId));
};

/** The standings whose permit has not ended, as far as the platform heard. */
export const livePermits = ({ standings }: Platform): Standing[] =>
  Object.values(standings).filter(
    ({ permit }) => permit !== null && (permit.status === 'valid' || permit.status === 'suspended'),
  );
