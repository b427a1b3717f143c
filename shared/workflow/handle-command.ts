import { isSystem } from '../domain/actor.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Decision } from '../domain/result.ts';
import { envelopeOf } from './envelope.ts';
import { digestOf } from './hash.ts';
import type { Clock, Command, Commit, FollowUp, Loaded, Publish, Receipt, SideItem, Store } from './ports.ts';

/** One kind of aggregate: how to read it, decide on it, and what else its commits write and set off. */
export interface Aggregate<State, Event extends { readonly type: string }, Wish extends Command> {
  readonly parse: (stored: unknown) => State;
  readonly decide: (
    current: { state: State | null; version: number },
    command: Wish,
    now: string,
  ) => Decision<Event>;
  readonly evolve: (state: State | null, happened: { at: string; command: Wish; event: Event }) => State;
  readonly items: (change: Change<State, Event, Wish>) => readonly SideItem[];
  readonly followUps: (change: Change<State, Event, Wish>) => readonly FollowUp[];
}

export interface Change<State, Event, Wish> {
  readonly before: State | null;
  readonly after: State;
  readonly version: number;
  readonly events: readonly Event[];
  readonly command: Wish;
  readonly at: string;
}

export interface Ports {
  readonly store: Store;
  readonly publish: Publish;
  readonly now: Clock;
}

/** How often a lost race is decided again in place before the message goes back to its queue. */
const attempts = 5;

const isSettled = (receipt: Receipt | null): receipt is Receipt =>
  receipt !== null && (receipt.status === 'applied' || receipt.status === 'refused');

const appliedReceipt = (command: Command, loaded: Loaded, at: string): Receipt => ({
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
const settleRefused = async (
  store: Store,
  command: Command,
  receipt: Receipt & { refusal: Refusal },
): Promise<Receipt | null> => {
  if (isSystem(command.actor)) {
    throw new Error(`command ${command.id} of the platform itself was refused: ${receipt.refusal.code}`);
  }
  return (await store.settle(receipt)) ? receipt : null;
};

const refused = (receipt: Receipt, refusal: Refusal): Receipt & { refusal: Refusal } => ({
  ...receipt,
  status: 'refused',
  refusal,
});

/** The commit of a granted command: everything it changes, stored whole or not at all. */
const commitOf = <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  loaded: Loaded,
  { receipt, ...granted }: Omit<Change<State, Event, Wish>, 'version'> & { readonly receipt: Receipt },
): Commit => {
  const { command, at, events, after } = granted;
  const envelope = envelopeOf(command, loaded, { at, events });
  const change = { ...granted, version: envelope.version };
  return {
    aggregate: command.aggregate,
    expectedVersion: loaded.version,
    head: digestOf(envelope),
    state: after,
    envelope,
    receipt: {
      ...receipt,
      version: envelope.version,
      events: events.map(({ type }) => type),
      followUps: aggregate.followUps(change),
    },
    items: aggregate.items(change),
  };
};

/** One try: load, decide, commit. Null means that somebody else was faster. */
const attempt = async <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  { store, now }: Ports,
  command: Wish,
): Promise<Receipt | null> => {
  const loaded = await store.load(command.aggregate, command.id);
  if (isSettled(loaded.receipt)) return loaded.receipt;
  const at = now();
  const before = loaded.version === 0 ? null : aggregate.parse(loaded.state);
  const decision = aggregate.decide({ state: before, version: loaded.version }, command, at);
  const receipt = appliedReceipt(command, loaded, at);
  if (!decision.ok) return settleRefused(store, command, refused(receipt, decision.refusal));
  const { events } = decision;
  const after = events.reduce<State | null>(
    (state, event) => aggregate.evolve(state, { at, command, event }),
    before,
  );
  if (after === null || events.length === 0) return (await store.settle(receipt)) ? receipt : null;
  const commit = commitOf(aggregate, loaded, { before, after, events, command, at, receipt });
  const result = await store.commit(commit);
  if (result.kind === 'lost-race') return null;
  if (result.kind === 'committed') return commit.receipt;
  return settleRefused(store, command, refused(receipt, { code: result.code, details: {} }));
};

/**
 * Load, decide, commit, publish: once for every stage. A command delivered again finds its receipt, changes nothing, and
 * publishes its follow-ups again. Throws (the message returns) when five races in a row are lost or anything is at fault.
 */
export const handleCommand =
  <State, Event extends { readonly type: string }, Wish extends Command>(
    aggregate: Aggregate<State, Event, Wish>,
    ports: Ports,
  ) =>
  async (command: Wish): Promise<Receipt> => {
    for (let n = 0; n < attempts; n += 1) {
      const receipt = await attempt(aggregate, ports, command);
      if (receipt !== null) {
        await ports.publish(receipt.followUps);
        return receipt;
      }
    }
    const { kind, id } = command.aggregate;
    throw new Error(`command ${command.id} lost ${String(attempts)} races on ${kind} ${id}`);
  };
