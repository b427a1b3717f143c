import type { PlatformCommand, PlatformEvent } from '../platform/commands.ts';
import type { Platform, Standing } from '../platform/platform.ts';
import { deskOf, eachOnce, toldBy } from './notice.ts';
import type { NoticeRow, Recipient, Told } from './notice.ts';
import { incidentNamed, isIncidentEvent } from '../platform/evolve-incidents.ts';
import { aboveOf, whoseOf } from './clock-table.ts';
import { platformNotices } from './platform-table.ts';
import type { adopterNotices, PlatformAudience } from './platform-table.ts';

/** A platform before and after one command, and what it did. */
interface PlatformChange {
  readonly before: Platform | null;
  readonly after: Platform;
  readonly events: readonly PlatformEvent[];
  readonly command: Pick<PlatformCommand, 'type'>;
}

interface Known {
  /** Who runs the register. */
  readonly registerMinistry: string;
}

/** The localities that have declared that they use the platform, or are to, and have not said that it ended. */
export const adoptersOf = ({ adoptions }: Platform): readonly string[] => [
  ...new Set(
    Object.values(adoptions)
      .filter(({ source, status }) => source === null && status !== 'ended')
      .map(({ locality }) => locality),
  ),
];

/** The days of a platform itself are for all who use it; the hours of an incident are for its parties alone. */
const isForUsers = (event: PlatformEvent): boolean => !('kind' in event) || event.kind === 'platform-end';

const adopters = (platform: Platform): readonly Recipient[] =>
  adoptersOf(platform).flatMap((locality) => deskOf(locality, 'locality'));

/** What of a standing matters to adopters; one that is not known yet is like one without a permit. */
const facts = (standing: Standing | undefined) => ({
  status: standing?.permit?.status ?? null,
  ending: standing?.permit?.supersededFrom ?? null,
  published: standing?.published ?? false,
});

const hasLapsed = (status: string | null): boolean => status !== null && status !== 'valid';

/** What the change of one standing means to adopters; null where it means nothing to them. */
const meaning = (
  was: ReturnType<typeof facts>,
  is: ReturnType<typeof facts>,
): (typeof adopterNotices)[number] | null => {
  if (hasLapsed(is.status)) return was.status === is.status ? null : 'AdoptedPermitLapsed';
  if (hasLapsed(was.status)) return 'AdoptedPermitBack';
  if (was.published && !is.published) return 'AdoptedDelisted';
  return is.ending !== null && is.ending !== was.ending ? 'AdoptedPermitEnding' : null;
};

/** What it means to them once the same release has a permit anew: nothing, unless they had heard before that the older one lapsed. */
const meaningOfRenewed = (
  was: ReturnType<typeof facts>,
  is: ReturnType<typeof facts>,
): (typeof adopterNotices)[number] | null =>
  hasLapsed(was.status) && was.ending === null && is.ending !== null ? 'AdoptedPermitBack' : null;

/** True where the same release was given a permit since, which is valid. */
const isRenewed = ({ standings }: Platform, { releaseId, permit }: Standing): boolean =>
  Object.values(standings).some(
    (other) =>
      other.releaseId === releaseId &&
      other.permit?.status === 'valid' &&
      other.permit.issuedAt > (permit?.issuedAt ?? ''),
  );

/**
 * What adopters hear of a standing. It is told by the commit that notes the standing, so that an adoption was declared
 * either before it, and hears of it, or after it, and was decided on what it says.
 */
const adoptersTold = ({ before, after, events }: PlatformChange): readonly Told[] =>
  events.flatMap((event) => {
    if (event.type !== 'StandingNoted') return [];
    const { dossierId } = event.standing;
    const meant = isRenewed(after, event.standing) ? meaningOfRenewed : meaning;
    const said = meant(facts(before?.standings[dossierId]), facts(after.standings[dossierId]));
    return said === null ? [] : adopters(after).map((to) => ({ to, events: [said] }));
  });

/** The row of an event; what an import brings was public before, and taking a platform on a list is told by the list. */
const rowOf =
  ({ type }: PlatformChange['command']) =>
  (event: PlatformEvent): NoticeRow<PlatformAudience> => {
    if (type === 'import-platform') return { nobody: 'what an import brings was published before' };
    if (event.type === 'ListingNoted' && event.listed)
      return { nobody: 'a list is published with all that stand on it' };
    return platformNotices[event.type];
  };

const namedIn =
  ({ before, after }: PlatformChange, { registerMinistry }: Known) =>
  (audience: PlatformAudience, event: PlatformEvent): readonly Recipient[] => {
    const named: Readonly<Record<PlatformAudience, () => readonly Recipient[]>> = {
      vendor: () => [after, before].flatMap((one) => deskOf(one?.details.vendor, 'vendor')),
      owner: () => [after, before].flatMap((one) => deskOf(one?.details.owner, 'owner')),
      registrar: () => deskOf(registerMinistry, 'registrar'),
      ministry: () => deskOf(incidentNamed(event, after)?.ministry, 'ministry'),
      locality: () =>
        event.type === 'AdoptionNoted' && event.adoption.source !== null
          ? deskOf(event.adoption.locality, 'locality')
          : [],
      adopters: () => (isForUsers(event) ? adopters(after) : []),
      whose: () => whoseOf(event),
      above: () => aboveOf(event),
      reporters: () => (isForUsers(event) ? [{ reportersOf: null }] : []),
    };
    return named[audience]();
  };

/** The incidents that an event is about, by id. */
const incidentsOf = (event: PlatformEvent): readonly string[] => {
  if (isIncidentEvent(event))
    return [typeof event.incident === 'string' ? event.incident : event.incident.id];
  return 'kind' in event && !isForUsers(event) ? event.items : [];
};

/** The incident whose page says more of what one command did to a platform; null where it is about none, or about several. */
export const incidentTold = (events: readonly PlatformEvent[]): string | null => {
  const [one, ...others] = new Set(events.flatMap(incidentsOf));
  return one === undefined || others.length > 0 ? null : one;
};

/** Who is told of what one command did to a platform; each once. */
export const toldOfPlatform = (change: PlatformChange, known: Known): readonly Told[] =>
  eachOnce([
    ...toldBy(rowOf(change.command), change.events, namedIn(change, known)),
    ...adoptersTold(change),
  ]);
