import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { isSystem } from '../actor.ts';
import { vietnamDayOf } from '../working-days.ts';
import { mayKeepLists, notTheRegistrar } from './list.ts';
import type { Edition, ListCommand, ListEvent, NamedMember, PlatformList } from './list.ts';

type Decided = Decision<ListEvent>;
type Of<T extends ListCommand['type']> = Extract<ListCommand, { readonly type: T }>;

const notIssuedYet = ({ day }: Edition, now: string): Refused | null =>
  day > vietnamDayOf(now) ? refuse('document-date-in-future', { documentDate: day }) : null;

const isMember = ({ members }: PlatformList, platform: string): boolean => Object.hasOwn(members, platform);

/** A list is never renewed in silence: by a later document, with reasons, and with the platforms that it drops. */
const renew = (state: PlatformList, { body: { edition, dropped, reasons } }: Of<'renew-list'>): Decided => {
  if (edition.day <= state.edition.day)
    return refuse('renewal-not-later', { day: edition.day, inForce: state.edition.day });
  const strange = dropped.filter((platform) => !isMember(state, platform));
  if (strange.length > 0) return refuse('not-on-list', { platforms: strange });
  const kept = Object.keys(state.members).length - new Set(dropped).size;
  const renewed: ListEvent = { type: 'ListRenewed', edition, reasons };
  if (edition.total !== null && kept > edition.total)
    return refuse('list-exceeds-total', { total: edition.total, members: kept });
  return dropped.length === 0
    ? accept(renewed)
    : accept<ListEvent>(renewed, {
        type: 'MembersRemoved',
        platforms: dropped,
        reasons,
        until: edition.day,
      });
};

const added = (members: readonly NamedMember[], since: string): ListEvent[] =>
  members.length === 0 ? [] : [{ type: 'MembersAdded', members, since }];

/**
 * A platform that is on the list already changes nothing; more than the publisher counted cannot be on it. One that was taken
 * off before is on it again from this day on, any other since the edition that is in force.
 */
const add = (state: PlatformList, { body }: Of<'add-members'>, now: string): Decided => {
  const members = body.members.filter(({ platformId }) => !isMember(state, platformId));
  if (members.length === 0) return accept();
  const { total, day } = state.edition;
  const after = Object.keys(state.members).length + members.length;
  if (total !== null && after > total) return refuse('list-exceeds-total', { total, members: after });
  const left = new Set(state.formerMembers.filter(({ until }) => until >= day).map((one) => one.platformId));
  return accept(
    ...added(
      members.filter(({ platformId }) => !left.has(platformId)),
      day,
    ),
    ...added(
      members.filter(({ platformId }) => left.has(platformId)),
      vietnamDayOf(now),
    ),
  );
};

const remove = (
  state: PlatformList,
  { body: { platforms, reasons, ruling } }: Of<'remove-members'>,
  now: string,
): Decided => {
  const { documentDate } = ruling;
  if (documentDate > vietnamDayOf(now)) return refuse('document-date-in-future', { documentDate });
  const strange = platforms.filter((platform) => !isMember(state, platform));
  if (strange.length > 0) return refuse('not-on-list', { platforms: strange });
  return accept({ type: 'MembersRemoved', platforms, reasons, until: documentDate });
};

/** Members also come with an import, which the platform itself sends on. */
const mayKeep = ({ type, actor }: ListCommand): boolean =>
  mayKeepLists(type, actor.roles) || (type === 'add-members' && isSystem(actor));

/**
 * Decides one wish of the registrar on one list at an instant (ISO 8601 UTC). What is on a list and how many its publisher
 * counted are two facts (source of 17 July 2024: the list is kept current).
 */
export const decideList = (
  { id, state }: { readonly id: string; readonly state: PlatformList | null },
  command: ListCommand,
  now: string,
): Decided => {
  if (!mayKeep(command)) return notTheRegistrar();
  if (command.type === 'publish-list') {
    if (state !== null) return refuse('already-exists');
    return notIssuedYet(command.body.edition, now) ?? accept({ type: 'ListPublished', id, ...command.body });
  }
  if (state === null) return refuse('unknown-aggregate');
  if (command.type === 'renew-list') return notIssuedYet(command.body.edition, now) ?? renew(state, command);
  return command.type === 'add-members' ? add(state, command, now) : remove(state, command, now);
};

/** The list after one more thing has happened. */
export const evolveList = (state: PlatformList | null, event: ListEvent): PlatformList => {
  if (event.type === 'ListPublished') {
    const { id, nameVi, nameEn, edition } = event;
    return { id, nameVi, nameEn, edition, former: [], members: {}, formerMembers: [] };
  }
  if (state === null) throw new Error(`history starts with ${event.type}`);
  switch (event.type) {
    case 'ListRenewed':
      return { ...state, edition: event.edition, former: [...state.former, state.edition] };
    case 'MembersAdded': {
      const added = event.members.map(
        ({ platformId, source }) => [platformId, { source, since: event.since }] as const,
      );
      return { ...state, members: { ...state.members, ...Object.fromEntries(added) } };
    }
    case 'MembersRemoved': {
      const all = Object.entries(state.members);
      const left = all.filter(([platform]) => !event.platforms.includes(platform));
      const gone = all
        .filter(([platform]) => event.platforms.includes(platform))
        .map(([platformId, membership]) => ({ platformId, ...membership, until: event.until }));
      return {
        ...state,
        members: Object.fromEntries(left),
        formerMembers: [...state.formerMembers, ...gone],
      };
    }
  }
};
