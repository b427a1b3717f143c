import type { Ruling } from '../domain/actor.ts';
import type { Command, EventEnvelope, Loaded } from './ports.ts';

const isRuling = (value: unknown): value is Ruling =>
  typeof value === 'object' && value !== null && 'documentNumber' in value && 'documentDate' in value;

/** The document that a command stands on; null where the move is no ruling. */
export const rulingOf = ({ body }: Command): Ruling | null => {
  if (typeof body !== 'object' || body === null || !('ruling' in body)) return null;
  return isRuling(body.ruling) ? body.ruling : null;
};

/** The event item of a command: what happened, by whom, on what document, chained to what came before. */
export const envelopeOf = (
  command: Command,
  loaded: Loaded,
  facts: {
    readonly at: string;
    readonly events: readonly { readonly type: string }[];
    /** What a ruling was decided on. */
    readonly basis: Readonly<Record<string, unknown>> | null;
    /** The capacity that its author has, whatever the command says. */
    readonly capacity: string | null;
  },
): EventEnvelope => {
  const { subject, unit, organisation } = command.actor;
  const ruling = rulingOf(command);
  return {
    schemaVersion: 1,
    aggregate: command.aggregate,
    version: loaded.version + 1,
    at: facts.at,
    actor: { subject, unit, organisation },
    capacity: facts.capacity,
    ruling: ruling && { ...ruling, capacity: facts.capacity ?? ruling.capacity },
    decidedOn: ruling && facts.basis,
    commandId: command.id,
    correlationId: command.correlationId,
    prevHash: loaded.head,
    events: facts.events,
  };
};
