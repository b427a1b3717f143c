import { isSystem, systemActor } from '../domain/actor.ts';
import { refusedByAppointment } from '../domain/organisation/appointment.ts';
import type { Organisations } from '../domain/organisation/organisation.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Decision } from '../domain/result.ts';
import { envelopeOf } from './envelope.ts';
import { digestOf } from './hash.ts';
import type {
  Clock,
  Command,
  Commit,
  FollowUp,
  Loaded,
  LookUp,
  Publish,
  Receipt,
  SideItem,
  Store,
} from './ports.ts';

/** One kind of aggregate: how to read it, decide on it, and what else its commits write and set off. */
export interface Aggregate<State, Event extends { readonly type: string }, Wish extends Command> {
  readonly parse: (stored: unknown) => State;
  /** The organisations that a decision on this wish looks at, beside the actor's own. */
  readonly concerns: (state: State | null, command: Wish) => readonly string[];
  readonly decide: (
    current: { state: State | null; version: number },
    command: Wish,
    around: Around,
  ) => Decision<Event>;
  readonly evolve: (state: State | null, happened: { at: string; command: Wish; event: Event }) => State;
  readonly items: (change: Change<State, Event, Wish>) => readonly SideItem[];
  readonly followUps: (change: Change<State, Event, Wish>) => readonly FollowUp[];
  /** The digests of what a ruling on this state is decided on (R27). */
  readonly basis?: (state: State) => Readonly<Record<string, unknown>>;
  /** What is noted of a refusal, for those who watch over independence. */
  readonly notes?: (refused: RefusedWish<State, Wish>) => readonly SideItem[];
}

/** The instant, and the organisations that were looked up for this one decision. */
export interface Around {
  readonly now: string;
  readonly organisations: Organisations;
}

export interface RefusedWish<State, Wish> {
  readonly state: State | null;
  readonly command: Wish;
  readonly refusal: Refusal;
  readonly at: string;
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
  readonly lookUp: LookUp;
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
  { receipt, notes }: { receipt: Receipt & { refusal: Refusal }; notes: readonly SideItem[] },
): Promise<Receipt | null> => {
  if (receipt.author === systemActor.subject) {
    throw new Error(
      `command ${receipt.commandId} of the platform itself was refused: ${receipt.refusal.code}`,
    );
  }
  return (await store.settle(receipt, notes)) ? receipt : null;
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
  const basis = granted.before && (aggregate.basis?.(granted.before) ?? null);
  const envelope = envelopeOf(command, loaded, { at, events, basis });
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

/** What the decision looks at beside the aggregate itself; nothing is looked up for the platform's own commands. */
const surround = async <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  { now, lookUp }: Ports,
  { state, command }: { state: State | null; command: Wish },
): Promise<Around> => {
  const at = now();
  if (isSystem(command.actor)) return { now: at, organisations: {} };
  const ids = new Set([command.actor.organisation, ...aggregate.concerns(state, command)]);
  return { now: at, organisations: await lookUp([...ids]) };
};

/** One try: load, decide, commit. Null means that somebody else was faster. */
const attempt = async <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  ports: Ports,
  command: Wish,
): Promise<Receipt | null> => {
  const { store } = ports;
  const loaded = await store.load(command.aggregate, command.id);
  if (isSettled(loaded.receipt)) return loaded.receipt;
  const before = loaded.version === 0 ? null : aggregate.parse(loaded.state);
  const around = await surround(aggregate, ports, { state: before, command });
  const at = around.now;
  const receipt = appliedReceipt(command, loaded, at);
  const refuseWith = (refusal: Refusal): Promise<Receipt | null> => {
    const notes = aggregate.notes?.({ state: before, command, refusal, at }) ?? [];
    return settleRefused(store, { receipt: refused(receipt, refusal), notes });
  };
  const decision =
    refusedByAppointment(command.actor, around) ??
    aggregate.decide({ state: before, version: loaded.version }, command, around);
  if (!decision.ok) return refuseWith(decision.refusal);
  const { events } = decision;
  const after = events.reduce<State | null>(
    (state, event) => aggregate.evolve(state, { at, command, event }),
    before,
  );
  if (after === null || events.length === 0) return (await store.settle(receipt)) ? receipt : null;
  const commit = commitOf(aggregate, loaded, { before, after, events, command, at, receipt });
  const result = await store.commit(commit);
  if (result.kind === 'lost-race') return null;
  return result.kind === 'committed' ? commit.receipt : refuseWith({ code: result.code, details: {} });
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
