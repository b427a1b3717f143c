import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { admitted, cursorOf, oversees, readAfter } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

const instancesInPage = 20;
/** Of an instance so many of its last messages are looked at; a page of the table holds no more of the largest. */
const messagesLookedAt = 100;
/** So many lost numbers of one instance are named; all are counted. */
const mostNamed = 100;

/** Which numbers are not kept between the first and the last of those that are looked at; from 1, where those are all. */
const gapsOf = async ({ lists }: RouteDeps, instance: string) => {
  const sequences = await lists.sequences(instance, messagesLookedAt);
  const kept = new Set(sequences);
  const last = Math.max(0, ...kept);
  const first = sequences.length < messagesLookedAt ? 1 : Math.min(...kept);
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const missing = numbers.filter((sequence) => !kept.has(sequence));
  return { first, last, kept: kept.size, lost: missing.length, missing: missing.slice(0, mostNamed) };
};

/** `GET /gate/instances`: the last answers of each instance of the gate, and which of them are not kept. */
export const listInstances = (deps: RouteDeps): GateRoute => ({
  method: 'GET',
  path: '/gate/instances',
  handle: async (request) => {
    const asker = admitted(deps, request);
    if ('problem' in asker) return asker;
    if (!oversees(asker.actor)) return problem(403, 'not-your-list');
    const read = readAfter(request);
    if ('problem' in read) return read;
    const found = await deps.lists.instances(read.after, instancesInPage);
    const items = await Promise.all(
      found.map(async ({ sk: instance, since }) => ({ instance, since, ...(await gapsOf(deps, instance)) })),
    );
    return ok({ items, next: found.length < instancesInPage ? null : cursorOf(found.at(-1)?.sk) });
  },
});
