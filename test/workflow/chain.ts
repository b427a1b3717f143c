import type { Item } from '../../shared/aws/reads.ts';
import type { InMemoryItems } from '../support/in-memory-items.ts';
import { digestOf } from '../../shared/workflow/hash.ts';

const envelopeOf = (event: Item): Item =>
  Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'pk' && name !== 'sk'));

/** What is wrong with the events of an aggregate: numbers, hashes, the version and head of its state, a command twice. */
export const faultsOfChain = (items: InMemoryItems, pk: string): string[] => {
  const state = items.get({ pk, sk: 'STATE' });
  const events = items.under(pk, 'EVENT#');
  const faults: string[] = [];
  let head: string | null = null;
  for (const [n, event] of events.entries()) {
    const envelope = envelopeOf(event);
    if (envelope['version'] !== n + 1) faults.push(`${pk} event ${n + 1} has another number`);
    if (envelope['prevHash'] !== head) faults.push(`${pk} event ${n + 1} hangs on another event`);
    head = digestOf(envelope);
  }
  if (state?.['version'] !== events.length) faults.push(`${pk} has another version than events`);
  if (state?.['head'] !== head) faults.push(`${pk} has another head than its last event`);
  const commands = events.map(({ commandId }) => commandId);
  if (new Set(commands).size < commands.length) faults.push(`${pk} holds the effect of a command twice`);
  return faults;
};
