import type { Actor } from '../domain/actor.ts';
import type { CaseFacts } from '../domain/dossier/dossier.ts';
import { publishingBodyOf } from '../domain/dossier/parties.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import type { Surroundings } from '../domain/rules.ts';
import type { RefusedWish } from './aggregate.ts';
import { everyone, keys } from './keys.ts';
import type { AggregateRef, Command, SideItem } from './ports.ts';

/** The refusals that somebody tried to decide on an own case, or without the office for it. */
const watched: readonly RefusalCode[] = [
  'appraiser-is-vendor',
  'appraiser-may-not-approve',
  'appraiser-operates',
  'approver-may-not-publish',
  'asked-unit-not-independent',
  'assessor-accepts-itself',
  'assessor-assigns-itself',
  'assessor-cooling-off',
  'assessor-is-monitoring-provider',
  'assessor-is-vendor',
  'assessor-must-change',
  'assessor-not-qualified',
  'assessor-operates',
  'assessor-unit-unknown',
  'concluder-may-not-decide',
  'conflict-of-interest',
  'council-member-not-independent',
  'not-appointed',
  'own-appointment',
];

/** The code of a refusal for want of independence or appointment; null for any other. */
export const watchedCode = (code: string): RefusalCode | null => watched.find((one) => one === code) ?? null;

/** What a refusal was about: who asked when for what, and in which case or on which body. */
export interface Refusing {
  readonly at: string;
  /** The command; for a refusal at the door, where there is none, an id of its own. */
  readonly id: string;
  /** The move, the act, or the route. */
  readonly move: string;
  readonly refusal: Refusal;
  readonly actor: Omit<Actor, 'roles'>;
  readonly about: AggregateRef | null;
  /** The case, where it is about one. */
  readonly facts: CaseFacts | null;
}

const aboutView = ({ about, facts }: Refusing) => {
  const idOf = (kind: AggregateRef['kind']) => (about?.kind === kind ? about.id : null);
  const none = { dossierId: idOf('dossier'), platformId: idOf('platform'), synthetic: null };
  const ofCase = facts && { dossierId: facts.id, platformId: facts.platformId, synthetic: facts.synthetic };
  return { ...(ofCase ?? none), organisationId: idOf('organisation') };
};

/**
 * Keeps a refusal for want of independence or appointment, once for the auditor and once for the ministry: the one that
 * publishes the case, else the one that runs the register. Any other refusal leaves no note.
 */
export const refusalNotes = (refused: Refusing, bodies: Surroundings['bodies']): SideItem[] => {
  const { at, id, move, refusal, actor, facts } = refused;
  if (watchedCode(refusal.code) === null) return [];
  const publisher = facts === null ? bodies.registerMinistry : publishingBodyOf(facts, bodies);
  const { subject, unit, organisation } = actor;
  const body = {
    at,
    commandId: id,
    move,
    code: refusal.code,
    details: refusal.details,
    ...aboutView(refused),
    publisher,
    actor: { subject, unit, organisation },
  };
  return [everyone, publisher].map((reader) => ({ key: keys.refusal(reader, at, id), body, claim: null }));
};

/** The notes of a wish that a worker has refused; `facts` is the case that it is about, if it is about one. */
export const notesOfWish = (
  { command, refusal, at }: Pick<RefusedWish<unknown, Command>, 'command' | 'refusal' | 'at'>,
  facts: CaseFacts | null,
  bodies: Surroundings['bodies'],
): SideItem[] => {
  const { id, type: move, actor, aggregate: about } = command;
  return refusalNotes({ at, id, move, refusal, actor, about, facts }, bodies);
};
