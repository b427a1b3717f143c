import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { admitted, cursorOf, oversees, readAfter } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

const instancesInPage = 20;
/** Of an instance so many of its messages are looked at; a page of the table holds no more of the largest. */
const messagesLookedAt = 100;
/** So many lost numbers of one instance are named; all are counted. */
const mostNamed = 100;
/** A number that no instance reaches. */
const noEnd = 999_999_999_999;

/**
 * Which numbers are not kept between the first and the last of those that are looked at: the last ones up to a number;
 * from 1, where no message lies before them.
 */
const gapsOf = async ({ lists }: RouteDeps, instance: string, upTo = noEnd) => {
  const { messages, sequences } = await lists.sequences(instance, messagesLookedAt, upTo);
  const kept = new Set(sequences.filter((sequence) => sequence <= upTo));
  const last = upTo === noEnd ? Math.max(0, ...kept) : upTo;
  const first = messages < messagesLookedAt ? 1 : Math.min(last, ...kept);
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  const missing = numbers.filter((sequence) => !kept.has(sequence));
  return { first, last, kept: kept.size, lost: missing.length, missing: missing.slice(0, mostNamed) };
};

/** The answers of one instance, the last ones first, from a number downwards where one is given. */
const ofInstance = async (deps: RouteDeps, instance: string, after: string) => {
  const isNumber = /^[1-9]\d{0,11}$/u.test(after);
  if (!/^[A-Za-z0-9]{1,40}$/u.test(instance) || (after !== '' && !isNumber))
    return problem(400, 'cursor-invalid');
  const gaps = await gapsOf(deps, instance, isNumber ? Number(after) : noEnd);
  const next = gaps.first > 1 ? cursorOf(String(gaps.first - 1)) : null;
  return ok({ items: [{ instance, ...gaps }], next });
};

/**
 * `GET /gate/instances`: the last answers of each instance of the gate, and which of them are not kept; with `instance`
 * those of one, and with the cursor the ones before.
 */
export const listInstances = (deps: RouteDeps): GateRoute => ({
  method: 'GET',
  path: '/gate/instances',
  handle: async (request) => {
    const asker = admitted(deps, request);
    if ('problem' in asker) return asker;
    if (!oversees(asker.actor)) return problem(403, 'not-your-list');
    const read = readAfter(request);
    if ('problem' in read) return read;
    const { instance: one } = request.query;
    if (one !== undefined) return ofInstance(deps, one, read.after);
    const found = await deps.lists.instances(read.after, instancesInPage);
    const items = await Promise.all(
      found.map(async ({ sk: instance, since }) => ({ instance, since, ...(await gapsOf(deps, instance)) })),
    );
    return ok({ items, next: found.length < instancesInPage ? null : cursorOf(found.at(-1)?.sk) });
  },
});
