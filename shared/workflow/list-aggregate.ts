import { systemActor } from '../domain/actor.ts';
import { decideList, evolveList } from '../domain/list/decide.ts';
import type { ListEvent, PlatformList } from '../domain/list/list.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { followUpId } from './hash.ts';
import { keys, shelf } from './keys.ts';
import type { FollowUp, SideItem } from './ports.ts';
import type { ListWish } from './wishes.ts';

type ListChange = Change<PlatformList, ListEvent, ListWish>;

/** What the shelf of lists shows; who is on it is read from the list itself. */
const cardItem = ({ after, at, version }: ListChange): SideItem => {
  const { id, nameVi, nameEn, edition, former, members } = after;
  return {
    key: keys.card('list', after.id),
    body: {
      id,
      nameVi,
      nameEn,
      edition,
      former,
      known: Object.keys(members).length,
      version,
      updatedAt: at,
      kindPk: shelf.lists,
      kindSk: after.id,
    },
    claim: null,
  };
};

/** Each platform learns that it is on the list, or no longer, so that its own record says so. */
const tellPlatforms = ({ events, after, command }: ListChange): FollowUp[] => {
  const told = events.flatMap((event) => {
    if (event.type === 'MembersAdded')
      return event.members.map(({ platformId }) => ({ platformId, listed: true }));
    return event.type === 'MembersRemoved'
      ? event.platforms.map((platformId) => ({ platformId, listed: false }))
      : [];
  });
  return told.map(({ platformId, listed }, n) => ({
    to: 'registry',
    command: {
      id: followUpId(command.id, n + 1),
      type: 'note-listing',
      aggregate: { kind: 'platform', id: platformId },
      actor: systemActor,
      body: { list: after.id, listed },
      correlationId: command.correlationId,
    },
  }));
};

/** A list of platforms as the workflow handles it. */
export const listAggregate = (
  parse: (stored: unknown) => PlatformList,
): Aggregate<PlatformList, ListEvent, ListWish> => ({
  parse,
  concerns: () => [],
  decide: ({ state }, command, { now }) => decideList({ id: command.aggregate.id, state }, command, now),
  evolve: (state, { event }) => evolveList(state, event),
  items: (change) => [cardItem(change)],
  followUps: tellPlatforms,
});
