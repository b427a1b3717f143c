import { systemActor } from '../domain/actor.ts';
import { decideImport, evolveImport } from '../domain/import/import.ts';
import type { Import, ImportEvent } from '../domain/import/import.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { followUpId } from './hash.ts';
import { keys, shelf } from './keys.ts';
import type { FollowUp, SideItem } from './ports.ts';
import type { ImportWish } from './wishes.ts';

type ImportChange = Change<Import, ImportEvent, ImportWish>;

const cardItem = ({ after, at, command }: ImportChange): SideItem => ({
  key: keys.card('import', after.id),
  body: { ...after, at, by: command.actor.unit, kindPk: shelf.imports, kindSk: `${at}#${after.id}` },
  claim: null,
});

/** What the plan asks of each platform and list; each is sent again until it is done. */
const carryOut = ({ events, command }: ImportChange): FollowUp[] => {
  if (events.length === 0) return [];
  const { platforms, members, adoptions = [] } = command.body;
  const wishes = [
    ...platforms.map(({ platformId, ...body }) => ({
      type: 'import-platform',
      aggregate: { kind: 'platform' as const, id: platformId },
      body,
    })),
    ...adoptions.map(({ platformId, adoption }) => ({
      type: 'report-adoption',
      aggregate: { kind: 'platform' as const, id: platformId },
      body: adoption,
    })),
    ...members.map(({ list, ...body }) => ({
      type: 'add-members',
      aggregate: { kind: 'list' as const, id: list },
      body,
    })),
  ];
  return wishes.map((wish, n) => ({
    to: 'registry',
    command: {
      ...wish,
      id: followUpId(command.id, n + 1),
      actor: systemActor,
      correlationId: command.correlationId,
    },
  }));
};

/** An import as the workflow handles it: the plan is taken in whole, and then carried out. */
export const importAggregate = (
  parse: (stored: unknown) => Import,
): Aggregate<Import, ImportEvent, ImportWish> => ({
  parse,
  concerns: () => [],
  decide: ({ state }, command) => decideImport({ id: command.aggregate.id, state }, command),
  evolve: (_, { event }) => evolveImport(event),
  items: (change) => [cardItem(change)],
  followUps: carryOut,
});
