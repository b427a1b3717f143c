import type { Actor } from '../actor.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { publishesItself } from '../organisation/publishing.ts';
import { actingFor } from '../organisation/successor.ts';
import { may } from '../permissions.ts';
import type { Act, Relation } from '../permissions.ts';
import type { Surroundings } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { OwnerKind, PlatformDetails } from './platform.ts';

/** How an actor stands to a platform by organisation. */
export const relationsToPlatform = (
  { organisation }: Actor,
  { vendor, owner }: PlatformDetails,
): Relation[] => [
  'any',
  ...(organisation === vendor ? (['vendor'] as const) : []),
  ...(organisation === owner ? (['owner'] as const) : []),
];

/** What kind of body the owner is, as it is registered: what the platform says of it may be missing or wrong. */
const kindOfOwner = (said: OwnerKind | null, owner: Organisation | undefined): OwnerKind | null => {
  if (owner === undefined) return said;
  if (publishesItself(owner)) return 'ministry';
  return said === 'ministry' ? null : said;
};

/** The details with the bodies that act today for vendor and owner: who took over from one that ended may do what it could. */
export const withActingHolders = <Details extends Pick<PlatformDetails, 'vendor' | 'owner' | 'ownerKind'>>(
  details: Details,
  { now, organisations }: Pick<Surroundings, 'now' | 'organisations'>,
): Details => {
  const acting = (id: string | null) => id && actingFor(id, organisations, vietnamDayOf(now));
  const [vendor, owner] = [acting(details.vendor), acting(details.owner)];
  const ownerKind = kindOfOwner(details.ownerKind, owner === null ? undefined : organisations[owner]);
  return { ...details, vendor, owner, ownerKind };
};

/** True when the table lets the actor do this to a platform of which that is known. */
export const mayDo = (act: Act, actor: Actor, details: PlatformDetails): boolean =>
  may(act, { roles: actor.roles, relations: relationsToPlatform(actor, details) });
