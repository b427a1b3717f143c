import type { Send } from '../../shared/aws/queues.ts';

/** The queues by the names under which they are sent to here. */
export const queueNames = {
  registry: 'registry',
  publication: 'publication',
  sign: 'sign',
  notice: 'notice',
  webhook: 'webhook',
  exports: 'exports',
} as const;

/** One message as it waits; `body` is the text that travels. */
export interface Waiting {
  readonly queue: string;
  readonly group: string;
  readonly deduplicationId: string;
  readonly body: string;
}

/**
 * FIFO queues in memory, at their worst: order holds within a group of a queue and nowhere else, a message stays until it
 * is acknowledged, and nothing is deduplicated.
 */
export const inMemoryQueues = () => {
  const waiting: Waiting[] = [];
  const isHead = (message: Waiting, n: number): boolean =>
    waiting.findIndex(({ queue, group }) => queue === message.queue && group === message.group) === n;
  const send: Send = (queue, messages) => {
    for (const { body, ...rest } of messages) waiting.push({ queue, ...rest, body: JSON.stringify(body) });
    return Promise.resolve();
  };
  return {
    send,
    /** The messages that may be received now: the first of each group. */
    heads: (): Waiting[] => waiting.filter(isHead),
    acknowledge: (message: Waiting): void => {
      waiting.splice(waiting.indexOf(message), 1);
    },
  };
};
