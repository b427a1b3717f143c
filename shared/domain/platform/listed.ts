import type { Platform, PlatformDetails, Standing } from './platform.ts';

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

type Named = Pick<PlatformDetails, 'lists' | 'sources'> & {
  readonly standings: readonly Pick<Standing, 'published'>[];
};

/**
 * The public is told of a platform that official sources name, that stands on a list, or that is published here. Who merely
 * opened a dossier, and whose dossier was refused or withdrawn, is not named.
 */
export const isPublic = ({ lists, sources, standings }: Named): boolean =>
  lists.length + sources.length > 0 || standings.some(({ published }) => published);

/** The standings whose permit ends with the platform, or is held for an incident: what expired may still run on in a grace. */
export const endingPermits = ({ standings }: Platform): Standing[] =>
  Object.values(standings).filter(
    ({ permit }) => permit !== null && permit.status !== 'revoked' && permit.status !== 'superseded',
  );

/** The standing of a release by the permit that it was given last; undefined where it never had one. */
export const lastPermitted = ({ standings }: Platform, releaseId: string): Standing | undefined =>
  latest(Object.values(standings).filter((one) => one.releaseId === releaseId && one.permit !== null));

/** The standings whose permit has not ended, as far as the platform heard. */
export const livePermits = ({ standings }: Platform): Standing[] =>
  Object.values(standings).filter(
    ({ permit }) => permit !== null && (permit.status === 'valid' || permit.status === 'suspended'),
  );
