import type { Call } from './lean-client.ts';
import type { Send } from './queues.ts';

/** Sends messages one by one through the lean client; throws when one was not taken, or when `until` aborts first. */
export const leanSender =
  (call: Call): Send =>
  async (QueueUrl, messages, until) => {
    for (const { body, group, deduplicationId } of messages) {
      const MessageBody = JSON.stringify(body);
      const input = { QueueUrl, MessageBody, MessageGroupId: group, MessageDeduplicationId: deduplicationId };
      await call('SendMessage', input, until);
    }
  };
