import { decideRelaxation, evolveRelaxation } from '../domain/gate/relaxation.ts';
import { toldOfRelaxation } from '../domain/notice/office-told.ts';
import type { RelaxationEvent, RelaxationState } from '../domain/gate/relaxation.ts';
import type { Aggregate } from './aggregate.ts';
import { keys } from './keys.ts';
import { tell } from './tell.ts';
import type { RelaxationWish } from './wishes.ts';

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
  ],
  followUps: (change) => [
    { to: 'sign', task: { kind: 'sign-status-list', causedBy: change.command.id } },
    ...tell(change, change.after.platformId, toldOfRelaxation(change.after, change.events)),
  ],
});
