import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Unreadable } from '../workflow/unreadable.ts';

/** Characters that SQS refuses in a text. */
const refused = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Hands a message that nobody can read to the dead-letter queue at once, with the reason as an attribute. */
export const setAsideIn =
  (queueUrl: string, client = new SQSClient({})) =>
  async ({ messageId, body, group, reason }: Unreadable): Promise<void> => {
    const StringValue = reason.slice(0, 1000).replaceAll(refused, '\uFFFD');
    await client.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: messageId,
        MessageAttributes: { reason: { DataType: 'String', StringValue } },
      }),
    );
  };
