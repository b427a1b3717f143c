import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Unreadable } from '../workflow/unreadable.ts';

/** Hands a message that nobody can read to the dead-letter queue at once, with the reason as an attribute. */
export const setAsideIn =
  (queueUrl: string, client = new SQSClient({})) =>
  async ({ messageId, body, group, reason }: Unreadable): Promise<void> => {
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: messageId,
        MessageAttributes: { reason: { DataType: 'String', StringValue: reason.slice(0, 1000) } },
      }),
    );
  };
