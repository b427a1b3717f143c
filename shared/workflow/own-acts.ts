import { isSystem } from '../domain/actor.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Command, EventEnvelope, SideItem } from './ports.ts';
import type { Refusing } from './refusal-notes.ts';
import { keys } from './keys.ts';

/** How long an ordinary refusal is kept for its author, in seconds: as long as its receipt. */
const refusedSeconds = 90 * 24 * 3600;

const headOf = ({ id, type, aggregate, actor }: Command, at: string) => ({
  at,
  commandId: id,
  type,
  aggregate,
  unit: actor.unit,
  organisation: actor.organisation,
});

const fileOf = (event: object): object => ('evidence' in event ? { evidence: event.evidence } : {});

/**
 * What is held of a person's act for the person's own export: which, when, where and for whom, and for a file which one. The
 * words of a case stay in the case.
 */
export const ownAct = (command: Command, { at, version, capacity, events }: EventEnvelope): SideItem[] => {
  if (isSystem(command.actor)) return [];
  const body = {
    ...headOf(command, at),
    version,
    capacity,
    events: events.map((event) => ({ type: event.type, ...fileOf(event) })),
  };
  return [{ key: keys.ownAct(command.actor.subject, at, command.id), body, claim: null }];
};

/** That a person's wish was refused by a worker; forgotten with its receipt, but where independence is watched kept like its note. */
export const ownRefusal = (
  command: Command,
  { at, refusal }: { readonly at: string; readonly refusal: Refusal },
  { isKept }: { readonly isKept: boolean },
): SideItem[] => {
  if (isSystem(command.actor)) return [];
  const body = {
    ...headOf(command, at),
    refused: refusal.code,
    ...(!isKept && { expiresAt: Math.floor(Date.parse(at) / 1000) + refusedSeconds }),
  };
  return [{ key: keys.ownAct(command.actor.subject, at, command.id), body, claim: null }];
};

/** That a person was refused at the door, where there is no command yet. */
export const ownRefusalAtTheDoor = ({ at, id, move, about, actor, refusal }: Refusing): SideItem => ({
  key: keys.ownAct(actor.subject, at, id),
  body: {
    at,
    commandId: null,
    type: move,
    aggregate: about,
    unit: actor.unit,
    organisation: actor.organisation,
    refused: refusal.code,
  },
  claim: null,
});
