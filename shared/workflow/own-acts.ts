import { isSystem } from '../domain/actor.ts';
import type { EventEnvelope, Command, Receipt, SideItem } from './ports.ts';
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

/** That a person's wish was refused; forgotten with its receipt, but where independence is watched kept like its note. */
export const ownRefusal = (
  command: Command,
  { at, refusal }: Pick<Receipt, 'at' | 'refusal'>,
  { isWatched }: { readonly isWatched: boolean },
): SideItem[] => {
  if (isSystem(command.actor) || refusal === null) return [];
  const body = {
    ...headOf(command, at),
    refused: refusal.code,
    ...(!isWatched && { expiresAt: Math.floor(Date.parse(at) / 1000) + refusedSeconds }),
  };
  return [{ key: keys.ownAct(command.actor.subject, at, command.id), body, claim: null }];
};
