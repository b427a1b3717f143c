import { parseReceipt } from '../../shared/contracts/records.ts';
import { keys } from '../../shared/workflow/keys.ts';
import type { Commit, CommitOutcome, Receipt, SideItem, Store } from '../../shared/workflow/ports.ts';
import type { InMemoryItems, Key } from './in-memory-items.ts';

const mostItems = 60;
const refusedSeconds = 90 * 24 * 3600;

/** Lets whoever else is at work go first, as any call over a network does. */
const turn = (): Promise<void> => Promise.resolve();

const receiptItem = (receipt: Receipt): Record<string, unknown> => ({
  ...receipt,
  ...(receipt.status === 'refused' && {
    expiresAt: Math.floor(Date.parse(receipt.at) / 1000) + refusedSeconds,
  }),
});

const isSettled = (items: InMemoryItems, commandId: string): boolean => {
  const status = items.get(keys.command(commandId))?.['status'];
  return status === 'applied' || status === 'refused';
};

const isTaken = (items: InMemoryItems, { key, unless }: SideItem): boolean => {
  const found = items.get(key);
  if (found === null || unless === undefined) return found !== null;
  const { holder, lastDay } = found;
  return holder !== unless.holder && !(typeof lastDay === 'string' && lastDay < unless.day);
};

const whyNot = (items: InMemoryItems, commit: Commit): CommitOutcome | null => {
  const { kind, id } = commit.aggregate;
  const version = items.get(keys.state(kind, id))?.['version'] ?? 0;
  const eventExists = items.get(keys.event(kind, id, commit.expectedVersion + 1)) !== null;
  if (version !== commit.expectedVersion || eventExists || isSettled(items, commit.receipt.commandId))
    return { kind: 'lost-race' };
  const isChanged = (commit.unchanged ?? []).some(
    ({ aggregate, version: seen }) =>
      items.get(keys.state(aggregate.kind, aggregate.id))?.['version'] !== seen,
  );
  if (isChanged) return { kind: 'lost-race' };
  const taken = commit.items.find((item) => item.claim !== null && isTaken(items, item));
  return taken?.claim ? { kind: 'claim-taken', code: taken.claim } : null;
};

/** What a transaction of the table refuses as a whole: too many items, or one item twice. */
const checkShape = ({ receipt, items, unchanged = [] }: Commit, itemKeys: readonly Key[]): void => {
  if (items.length + 3 + unchanged.length > mostItems)
    throw new Error(`commit of ${receipt.commandId} has more than ${mostItems} items`);
  const places = new Set(itemKeys.map(({ pk, sk }) => JSON.stringify([pk, sk])));
  if (places.size < itemKeys.length) throw new Error(`commit of ${receipt.commandId} writes one item twice`);
};

const commitTo = (items: InMemoryItems, commit: Commit): CommitOutcome => {
  const { kind, id } = commit.aggregate;
  const version = commit.expectedVersion + 1;
  const places = {
    state: keys.state(kind, id),
    event: keys.event(kind, id, version),
    receipt: keys.command(commit.receipt.commandId),
  };
  checkShape(commit, [...Object.values(places), ...commit.items.map(({ key }) => key)]);
  const refused = whyNot(items, commit);
  if (refused !== null) return refused;
  items.put(places.state, { version, head: commit.head, state: commit.state });
  items.put(places.event, { ...commit.envelope });
  items.put(places.receipt, receiptItem(commit.receipt));
  for (const { key, body } of commit.items) {
    if (body === null) items.remove(key);
    else items.put(key, body);
  }
  return { kind: 'committed' };
};

/** The workflow's store in memory, with the conditions of the real one. */
export const inMemoryStore = (items: InMemoryItems): Store => ({
  load: async ({ kind, id }, commandId) => {
    await turn();
    const stored = items.get(keys.state(kind, id));
    const receipt = items.get(keys.command(commandId));
    const version = stored?.['version'];
    const head = stored?.['head'];
    return {
      receipt: receipt && parseReceipt(receipt),
      version: typeof version === 'number' ? version : 0,
      head: typeof head === 'string' ? head : null,
      state: stored?.['state'] ?? null,
    };
  },
  commit: async (commit) => {
    await turn();
    return commitTo(items, commit);
  },
  settle: async (receipt, notes = []) => {
    await turn();
    if (isSettled(items, receipt.commandId)) return false;
    items.put(keys.command(receipt.commandId), receiptItem(receipt));
    for (const { key, body } of notes) items.put(key, body ?? {});
    return true;
  },
});
