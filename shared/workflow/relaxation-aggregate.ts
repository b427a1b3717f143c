import { decideRelaxation, evolveRelaxation, nextDueOf } from '../domain/gate/relaxation.ts';
import { toldOfRelaxation } from '../domain/notice/office-told.ts';
import type { RelaxationEvent, RelaxationState } from '../domain/gate/relaxation.ts';
import type { Aggregate } from './aggregate.ts';
import { keys, shelf } from './keys.ts';
import type { SideItem } from './ports.ts';
import { tell } from './tell.ts';
import type { RelaxationWish } from './wishes.ts';

/** What the sweep reads: when something is next to be told. */
const cardItem = (relaxation: RelaxationState): SideItem => {
  const { id } = relaxation;
  const due = nextDueOf(relaxation);
  const body = { id, ...(due !== null && { duePk: shelf.due, dueSk: `${due}#${id}` }) };
  return { key: keys.card('relaxation', id), body, claim: null };
};

/** A relaxation of the gate as the workflow handles it; the gate, the status list and the public read the one item. */
export const relaxationAggregate = (
  parse: (stored: unknown) => RelaxationState,
): Aggregate<RelaxationState, RelaxationEvent, RelaxationWish> => ({
  parse,
  concerns: (_, { type, body }) => (type === 'relax-enforcement' ? [body.organisation] : []),
  decide: ({ state }, command, around) =>
    decideRelaxation({ id: command.aggregate.id, state }, command, around),
  evolve: (state, { event }) => evolveRelaxation(state, event),
  items: ({ after }) => [
    { key: keys.relaxation(after.organisation, after.id), body: { ...after }, claim: null },
    cardItem(after),
  ],
  followUps: (change) => [
    ...(change.command.type === 'note-due'
      ? []
      : [{ to: 'sign' as const, task: { kind: 'sign-status-list' as const, causedBy: change.command.id } }]),
    ...tell(change, change.after.platformId, toldOfRelaxation(change.after, change.events)),
  ],
});
