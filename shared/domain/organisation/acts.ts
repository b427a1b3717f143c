import type { Actor } from '../actor.ts';
import { isSystem } from '../actor.ts';
import { may, platformActs } from '../permissions.ts';
import type { Act, Relation } from '../permissions.ts';

const relationsToBody = ({ organisation }: Actor, id: string): Relation[] =>
  organisation === id ? ['any', 'own'] : ['any'];

/** True when the table lets the actor do or read this of the organisation of that id. */
export const mayAct = (act: Act, actor: Actor, id: string): boolean =>
  isSystem(actor)
    ? platformActs.includes(act)
    : may(act, { roles: actor.roles, relations: relationsToBody(actor, id) });
