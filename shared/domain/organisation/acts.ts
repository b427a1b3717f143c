import type { Actor } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { OrganisationCommandType } from './commands.ts';

/**
 * In which capacity somebody acts on an organisation: the registrar on all, the others on their own. `system` is whoever
 * runs the platform: only so is the first registrar appointed.
 */
export type Keeper = 'system' | 'registrar' | 'administrator' | 'owner' | 'member';

/** Who may do what to an organisation. An act that is not here does not exist. */
export const organisationActs = {
  'register-organisation': ['registrar'],
  'change-organisation': ['registrar'],
  'set-unit': ['system', 'registrar', 'administrator'],
  'entitle-unit': ['registrar'],
  'withdraw-entitlement': ['registrar'],
  appoint: ['system', 'registrar', 'administrator'],
  dismiss: ['registrar', 'administrator'],
  'note-absence': ['registrar', 'administrator'],
  'end-absence': ['registrar', 'administrator'],
  delegate: ['owner'],
  'revoke-delegation': ['owner'],
  'declare-interest': ['registrar', 'administrator', 'member'],
  'end-interest': ['registrar', 'administrator'],
} as const satisfies Readonly<Record<OrganisationCommandType, readonly Keeper[]>>;

const isKeeper = (keeper: Keeper, actor: Actor, id: string): boolean => {
  const { roles, organisation } = actor;
  if (isSystem(actor) || keeper === 'system') return isSystem(actor) && keeper === 'system';
  if (keeper === 'registrar') return roles.includes('registrar');
  return organisation === id && (keeper === 'member' || roles.includes(keeper));
};

/** True when the actor may do this to the organisation of that id. */
export const mayAct = (act: OrganisationCommandType, actor: Actor, id: string): boolean =>
  organisationActs[act].some((keeper) => isKeeper(keeper, actor, id));
