import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  QueueDoesNotExist,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { setAsideIn } from '../../shared/aws/dead-letters.ts';
import { findStageQueue, findStageQueueAmong } from '../../shared/aws/stage-queues.ts';

const client = new SQSClient({ region: 'ap-southeast-1' });
const sqs = mockClient(client);
beforeEach(() => sqs.reset());

const policy = (queue: string) => ({
  Attributes: {
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: `arn:aws:sqs:r:0:${queue}`,
      maxReceiveCount: 5,
    }),
  },
});

describe('the stage queue of a dead-letter queue', () => {
  test('is asked of SQS', async () => {
    sqs.on(GetQueueUrlCommand, { QueueName: 'dead' }).resolves({ QueueUrl: 'https://dead' });
    sqs
      .on(ListDeadLetterSourceQueuesCommand, { QueueUrl: 'https://dead' })
      .resolves({ queueUrls: ['https://stage'] });
    expect(await findStageQueue(client)('dead')).toBe('https://stage');
  });

  test('is null where the queue does not exist, or takes nobody’s dead letters', async () => {
    sqs.on(GetQueueUrlCommand).rejects(new QueueDoesNotExist({ message: '', $metadata: {} }));
    expect(await findStageQueue(client)('dead')).toBeNull();
    sqs.reset();
    sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: 'https://dead' });
    sqs.on(ListDeadLetterSourceQueuesCommand).resolves({ queueUrls: [] });
    expect(await findStageQueue(client)('dead')).toBeNull();
  });

  test('is read from redrive policies where an engine cannot be asked', async () => {
    sqs.on(GetQueueAttributesCommand).resolves({});
    sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://one' }).resolves(policy('one-dead'));
    sqs.on(GetQueueAttributesCommand, { QueueUrl: 'https://two' }).resolves(policy('two-dead'));
    const find = findStageQueueAmong(client, ['https://one', 'https://two', 'https://two-dead']);
    expect(await find('two-dead')).toBe('https://two');
    expect(await find('dead')).toBeNull();
  });

  test('is a fault where several share it: nobody can tell where a letter came from', async () => {
    sqs.on(GetQueueAttributesCommand).resolves(policy('dead'));
    await expect(findStageQueueAmong(client, ['https://one', 'https://two'])('dead')).rejects.toThrow(
      'several',
    );
  });
});

test('a reason is sent without the characters that SQS refuses', async () => {
  sqs.on(SendMessageCommand).resolves({});
  await setAsideIn(
    'https://dead',
    client,
  )({
    messageId: 'm',
    body: '{}',
    group: 'g',
    reason: 'unknown key \u0000\u001b\uffff\ud800 here\n',
  });
  const [call] = sqs.commandCalls(SendMessageCommand);
  expect(call?.args[0].input.MessageAttributes?.['reason']?.StringValue).toBe('unknown key ���� here\n');
});
