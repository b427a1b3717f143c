import type { Dossier } from '../domain/dossier/dossier.ts';
import { levelOf } from '../domain/dossier/dossier.ts';
import type { DossierEvent } from '../domain/dossier/events.ts';
import { isSameReleaseRenewal } from '../domain/dossier/following-moves.ts';
import type { PlatformEvent } from '../domain/platform/commands.ts';
import type { Platform } from '../domain/platform/platform.ts';
import { asOfLapse, publicRulingsIn } from '../domain/public-ruling.ts';
import type { Change } from './aggregate.ts';
import { rulingOf } from './envelope.ts';
import { keys } from './keys.ts';
import type { SideItem } from './ports.ts';
import type { DossierWish, PlatformWish } from './wishes.ts';

/**
 * What the public may hear of a commit on a case, for the feed over all platforms: of a release that was published, or of one that
 * renews another, which the reader shows where that one is on the list. Nothing of level 5. What time ended bears its own instant, and
 * stands where the commit that noted it stands, so that nobody who has read so far misses it.
 */
export const rulingItems = ({
  events,
  after,
  command,
  at,
  version,
}: Change<Dossier, DossierEvent, DossierWish>): SideItem[] => {
  const { facts, permit, publication } = after;
  const isPublished = publication !== null;
  if (permit === null || levelOf(after) === 5 || (!isPublished && !isSameReleaseRenewal(facts))) return [];
  const { id, platformId, releaseId, synthetic } = facts;
  const rulings = publicRulingsIn({ at, actor: command.actor, ruling: rulingOf(command), events }, releaseId);
  return rulings.map((ruling, n) => ({
    key: keys.publicRuling(at, { id, version, n }),
    body: { ...asOfLapse(ruling, permit), platformId, dossierId: id, isPublished, synthetic },
    claim: null,
  }));
};

/** The end of a platform, for the same feed; of one with a system of level 5 nothing. */
export const endRulingItems = ({
  events,
  after,
  command,
  at,
  version,
}: Change<Platform, PlatformEvent, PlatformWish>): SideItem[] => {
  const standings = Object.values(after.standings);
  const { termination } = after;
  const isEnding = events.some(({ type }) => type === 'PlatformTerminated');
  if (!isEnding || termination === null || standings.some(({ level }) => level === 5)) return [];
  const { documentNumber, documentDate } = termination;
  const legalBasis = rulingOf(command)?.legalBasis ?? null;
  const body = {
    ...{ kind: 'termination', platformId: after.id, releaseId: null, dossierId: null, isPublished: true },
    ...{ at, documentNumber, documentDate, legalBasis, by: command.actor.organisation },
    synthetic: standings.some(({ synthetic }) => synthetic),
  };
  return [{ key: keys.publicRuling(at, { id: after.id, version, n: 0 }), body, claim: null }];
};
