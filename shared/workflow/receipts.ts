import { systemActor } from '../domain/actor.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Command, Loaded, Receipt, SideItem, Store } from './ports.ts';

/** True once the outcome of a command stands. */
export const isSettled = (receipt: Receipt | null): receipt is Receipt =>
  receipt !== null && (receipt.status === 'applied' || receipt.status === 'refused');

/** The receipt of a command that is granted, before its commit is known. */
export const appliedReceipt = (command: Command, loaded: Loaded, at: string): Receipt => ({
  commandId: command.id,
  type: command.type,
  aggregate: command.aggregate,
  status: 'applied',
  author: command.actor.subject,
  bodyHash: loaded.receipt?.bodyHash ?? null,
  correlationId: command.correlationId,
  at,
  version: loaded.version,
  events: [],
  refusal: null,
  followUps: [],
});

/** A person gets the refusal as the answer; what the platform sent itself must not be refused: that is a fault. */
export const settleRefused = async (
  store: Store,
  { receipt, notes }: { receipt: Receipt & { refusal: Refusal }; notes: readonly SideItem[] },
): Promise<Receipt | null> => {
  if (receipt.author === systemActor.subject) {
    throw new Error(
      `command ${receipt.commandId} of the platform itself was refused: ${receipt.refusal.code}`,
    );
  }
  return (await store.settle(receipt, notes)) ? receipt : null;
};

/** The same receipt for a command that is refused. */
export const refused = (receipt: Receipt, refusal: Refusal): Receipt & { refusal: Refusal } => ({
  ...receipt,
  status: 'refused',
  refusal,
});
