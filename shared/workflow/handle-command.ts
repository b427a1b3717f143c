import { isSystem } from '../domain/actor.ts';
import { refusedByAppointment } from '../domain/organisation/appointment.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Refused } from '../domain/result.ts';
import type { Aggregate, Around, Change, RefusedWish } from './aggregate.ts';
import { envelopeOf } from './envelope.ts';
import { digestOf } from './hash.ts';
import { withOthers, withSuccessors } from './look-up.ts';
import { ownAct, ownRefusal } from './own-acts.ts';
import { nothingOutside } from './ports.ts';
import { appliedReceipt, isSettled, refused, settleRefused } from './receipts.ts';
import type {
  Clock,
  Command,
  Commit,
  Loaded,
  LookUp,
  Outside,
  Publish,
  Receipt,
  SideItem,
  Store,
  TiesOf,
} from './ports.ts';

export interface Ports {
  readonly store: Store;
  readonly publish: Publish;
  readonly now: Clock;
  readonly lookUp: LookUp;
  /** Absent where nobody judges a case. */
  readonly tiesOf?: TiesOf;
  /** Absent where no command asks anything of files. */
  readonly outside?: Outside;
}

/** How often a lost race is decided again in place before the message goes back to its queue. */
const attempts = 5;

interface Granted<State, Event, Wish> {
  readonly change: Omit<Change<State, Event, Wish>, 'version'>;
  readonly receipt: Receipt;
  readonly around: Around;
  readonly unchanged: NonNullable<Commit['unchanged']>;
  /** Items that record what was done outside the table. */
  readonly others: readonly SideItem[];
}

/** What a ruling was decided on: the state's digests, and that of the signed document (R27). */
const basisOf = <State>(
  basis: ((state: State) => Readonly<Record<string, unknown>>) | undefined,
  before: State | null,
  { file }: Around,
): Readonly<Record<string, unknown>> | null =>
  before && basis
    ? { ...basis(before), attachment: file !== null && 'sha256' in file ? file.sha256 : null }
    : null;

/** The commit of a granted command: everything it changes, stored whole or not at all. */
const commitOf = <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  loaded: Loaded,
  { change: granted, receipt, around, others, unchanged }: Granted<State, Event, Wish>,
): Commit => {
  const { command, at, events, before, after } = granted;
  const basis = basisOf(aggregate.basis, before, around);
  const capacity = aggregate.capacity?.(before, command, around) ?? null;
  const envelope = envelopeOf(command, loaded, { at, events, basis, capacity });
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
      followUps: aggregate.followUps(change, around),
    },
    items: [...aggregate.items(change), ...others, ...ownAct(command, envelope)],
    unchanged,
  };
};

const noTies: TiesOf = () => Promise.resolve({ ties: [], served: [] });

/** What the decision looks at beside the aggregate itself; nothing is looked up for the platform's own commands. */
const surround = async <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  { now, lookUp, tiesOf = noTies, outside = nothingOutside }: Ports,
  { state, command }: { state: State | null; command: Wish },
): Promise<Around> => {
  const at = now();
  if (isSystem(command.actor)) return { now: at, organisations: {}, ties: [], file: null, evidence: [] };
  const ids = new Set([command.actor.organisation, ...aggregate.concerns(state, command)]);
  const judge = aggregate.asksTies?.(command) === true ? tiesOf : noTies;
  const [known, { ties, served }, file, evidence = []] = await Promise.all([
    withSuccessors(lookUp)([...ids]),
    judge(command.actor.subject),
    outside.look(),
    outside.lookAround?.(),
  ]);
  const organisations = await withOthers(lookUp, known, [...served, ...ties.map(({ vendor }) => vendor)]);
  return { now: at, organisations, ties, file, evidence };
};

/** The aggregate beside that the decision looks at, with the version that it was seen in. */
const lookBeside = async <State, Event extends { readonly type: string }, Wish extends Command>(
  { beside }: Aggregate<State, Event, Wish>,
  store: Store,
  { state, command }: { state: State | null; command: Wish },
): Promise<Pick<Granted<State, Event, Wish>, 'unchanged'> & { readonly state: unknown }> => {
  const aggregate = beside?.(state, command) ?? null;
  if (aggregate === null) return { state: null, unchanged: [] };
  const { state: found, version } = await store.load(aggregate, command.id);
  return { state: found, unchanged: version === 0 ? [] : [{ aggregate, version }] };
};

/** Commits a granted decision once all is done that it asks outside the table; a refusal, or null for a lost race. */
const commitGranted = async <State, Event extends { readonly type: string }, Wish extends Command>(
  aggregate: Aggregate<State, Event, Wish>,
  { store, outside = nothingOutside }: Ports,
  granted: Omit<Granted<State, Event, Wish>, 'others'> & { readonly loaded: Loaded },
): Promise<Receipt | Refusal | null> => {
  const fulfilled = await outside.fulfil(granted.change.at);
  if ('problem' in fulfilled) return { code: fulfilled.problem, details: {} };
  const commit = commitOf(aggregate, granted.loaded, { ...granted, others: fulfilled.items });
  const result = await store.commit(commit);
  if (result.kind === 'lost-race') return null;
  return result.kind === 'committed' ? commit.receipt : { code: result.code, details: {} };
};

const refusedByOffice = <State, Event extends { readonly type: string }, Wish extends Command>(
  { asksNoOffice }: Aggregate<State, Event, Wish>,
  command: Wish,
  around: Around,
): Refused | null => (asksNoOffice?.(command) === true ? null : refusedByAppointment(command.actor, around));

/** What is kept of a refusal: for those who watch over independence, and for its author. */
const notesOf = <State, Event extends { readonly type: string }, Wish extends Command>(
  { notes }: Aggregate<State, Event, Wish>,
  wish: RefusedWish<State, Wish>,
): SideItem[] => {
  const watched = notes?.(wish) ?? [];
  return [...watched, ...ownRefusal(wish.command, wish, { isKept: watched.length > 0 })];
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
  const beside = await lookBeside(aggregate, store, { state: before, command });
  const around = { ...(await surround(aggregate, ports, { state: before, command })), beside: beside.state };
  const at = around.now;
  const receipt = appliedReceipt(command, loaded, at);
  const refuseWith = (refusal: Refusal): Promise<Receipt | null> => {
    const notes = notesOf(aggregate, { state: before, command, refusal, at });
    return settleRefused(store, { receipt: refused(receipt, refusal), notes });
  };
  const decision =
    refusedByOffice(aggregate, command, around) ??
    aggregate.decide({ state: before, version: loaded.version }, command, around);
  if (!decision.ok) return refuseWith(decision.refusal);
  const { events } = decision;
  const after = events.reduce<State | null>(
    (state, event) => aggregate.evolve(state, { at, command, event }),
    before,
  );
  if (after === null || events.length === 0) return (await store.settle(receipt)) ? receipt : null;
  const change = { before, after, events, command, at, file: around.file };
  const outcome = await commitGranted(aggregate, ports, { ...beside, change, receipt, around, loaded });
  return outcome !== null && 'code' in outcome ? refuseWith(outcome) : outcome;
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
