import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import type { DeadLetterShelf } from '../../shared/aws/dead-letter-shelf.ts';
import type { Clock } from '../../shared/workflow/ports.ts';

const command = z.object({ id: z.string().check(z.maxLength(200)) });

const commandIdIn = (body: string): string | null => {
  try {
    const read = command.safeParse(JSON.parse(body));
    return read.success ? read.data.id : null;
  } catch {
    return null;
  }
};

export interface KeepDeps {
  readonly shelf: DeadLetterShelf;
  readonly now: Clock;
  /** Raises the metric that the alarm watches. */
  readonly raise: (queue: string) => void;
}

const queueOf = ({ eventSourceARN }: SQSRecord): string => eventSourceARN.split(':').at(-1) ?? eventSourceARN;

/** Keeps the message as an item, marks its command as failed, raises the metric; only then is it taken off the queue. */
export const keep =
  ({ shelf, now, raise }: KeepDeps) =>
  async (record: SQSRecord): Promise<void> => {
    const queue = queueOf(record);
    const { messageId, body, attributes, messageAttributes } = record;
    await shelf.keep({
      queue,
      messageId,
      group: attributes.MessageGroupId ?? 'none',
      body,
      reason: messageAttributes['reason']?.stringValue ?? null,
      sentAt: new Date(Number(attributes.SentTimestamp)).toISOString(),
    });
    const commandId = commandIdIn(body);
    if (commandId !== null) await shelf.markFailed(commandId, now());
    raise(queue);
  };
