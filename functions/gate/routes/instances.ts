import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import { admitted, cursorOf, oversees, readAfter } from '../deps.ts';
import type { GateRoute, RouteDeps } from '../deps.ts';

const instancesInPage = 20;
const sequencesInPage = 500;
/** Of an instance so many of its last answers are looked at. */
const lookedAt = 5_000;
/** So many lost numbers of one instance are named; what lies beyond is counted. */
const mostNamed = 100;

/** The numbers up to the last that are not kept, among those that are looked at. */
const missingOf = async ({ lists }: RouteDeps, instance: string, last: number) => {
  const kept = new Set<number>();
  const first = Math.max(0, last - lookedAt);
  let from = first;
  for (;;) {
    const page = await lists.sequences(instance, from, sequencesInPage);
    for (const sequence of page) kept.add(sequence);
    from = page.at(-1) ?? last;
    if (page.length < sequencesInPage) break;
  }
  const missing = Array.from({ length: last - first }, (_, n) => first + n + 1).filter(
    (sequence) => !kept.has(sequence),
  );
  return { kept: kept.size, missing: missing.slice(0, mostNamed), lost: missing.length };
};

/** `GET /gate/instances`: how many answers each instance of the gate gave at least, and which of them are not kept. */
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
      found.map(async ({ sk: instance, last }) => ({
        instance,
        last,
        ...(await missingOf(deps, instance, last)),
      })),
    );
    return ok({ items, next: found.length < instancesInPage ? null : cursorOf(found.at(-1)?.sk) });
  },
});
