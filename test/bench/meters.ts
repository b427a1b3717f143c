import * as z from 'zod';
import type { Call, Passing } from './counting-proxy.ts';

const consumedShape = z.object({ CapacityUnits: z.number() });
const answerShape = z.object({
  ConsumedCapacity: z.union([consumedShape.transform((one) => [one]), z.array(consumedShape)]).default([]),
});
/** A receipt that a request waits for and that is not settled yet: how often it is read depends on the machine. */
const pendingShape = z.object({
  Item: z.object({
    sk: z.object({ S: z.literal('COMMAND') }),
    status: z.object({ S: z.literal('pending') }),
  }),
});
const receivedShape = z.object({ Messages: z.array(z.unknown()).default([]) });

/** Actions that say what they consumed. */
const readActions = ['GetItem', 'BatchGetItem', 'Query', 'TransactGetItems'];
const writeActions = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

/** What was counted so far, by name; only ever grows. */
export type Counts = ReadonlyMap<string, number>;

/** Counts what passes a proxy. */
export interface Meter extends Passing {
  counts(): Counts;
}

/**
 * Capacity units as the DynamoDB engine itself states them: `write`, `read`, and apart from it `waiting` (reads of a
 * receipt that is still pending), each action as `read GetItem`, and calls that were declined, which state nothing. The expiry sweep's `Scan` stands for what costs nothing on AWS.
 */
export function tableMeter(): Meter {
  const tally = new Tally();
  return {
    counts: () => tally.counts,
    ask: (action, body) => (isCounted(action) ? { ...body, ReturnConsumedCapacity: 'TOTAL' } : body),
    hear({ action, status, answer }) {
      if (!isCounted(action)) return;
      const kind = readActions.includes(action) ? 'read' : 'write';
      if (status !== 200) {
        tally.add(`declined ${action}`, 1);
        return;
      }
      const units = unitsOf(answer);
      const isWaiting = pendingShape.safeParse(answer).success;
      tally.add(isWaiting ? 'waiting' : kind, units);
      tally.add(`${isWaiting ? 'waiting' : kind} ${action}`, units);
    },
  };
}

/** SQS requests: `requests` without those that only waited, each action by its name, and `empty receives`. */
export function queueMeter(): Meter {
  const tally = new Tally();
  return {
    counts: () => tally.counts,
    ask: (_, body) => body,
    hear(call) {
      if (call.action === 'GetQueueAttributes') return;
      if (isEmptyReceive(call)) {
        tally.add('empty receives', 1);
        return;
      }
      tally.add('requests', 1);
      tally.add(call.action, 1);
    },
  };
}

/** What was counted between two readings. */
export function between(before: Counts, after: Counts): Counts {
  return new Map([...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)]));
}

function isCounted(action: string): boolean {
  return readActions.includes(action) || writeActions.includes(action);
}

function unitsOf(answer: unknown): number {
  return answerShape
    .parse(answer)
    .ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}

function isEmptyReceive({ action, answer }: Call): boolean {
  return action === 'ReceiveMessage' && receivedShape.parse(answer).Messages.length === 0;
}

class Tally {
  readonly #counts = new Map<string, number>();

  get counts(): Counts {
    return new Map(this.#counts);
  }

  add(name: string, count: number): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }
}
