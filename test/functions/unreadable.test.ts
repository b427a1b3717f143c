import { queueUrl } from './quiet.ts';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { people } from '../workflow/people.ts';
import { movesOf } from '../workflow/road.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/assessment/assessment.queue.ts');

const queues = mockClient(SQSClient);
const table = tableDouble(inMemoryItems());
beforeEach(() => {
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
});
const wish = movesOf('a', [[people.vendor, 'submit']])[0]?.wish;
const deliver = (...records: ReturnType<typeof sqsRecord>[]) => handler(sqsEvent(...records), lambdaContext);
const returned = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('a message that is not ours', () => {
  const aside = () => queues.commandCalls(SendMessageCommand)[0]?.args[0].input;

  it.each([
    ['no JSON', 'not ours {'],
    ['another shape', { hello: 'world' }],
    ['an unknown move', { id: 'c-1', type: 'explode' }],
    ['null', 'null'],
  ])('goes to the dead-letter queue with the reason and is acknowledged: %s', async (_, body) => {
    const record = sqsRecord('m-1', body, { group: 'strange' });
    expect(await deliver(record)).toEqual(returned());
    expect(aside()).toMatchObject({
      QueueUrl: queueUrl('dead-letters'),
      MessageBody: record.body,
      MessageGroupId: 'strange',
      MessageDeduplicationId: 'm-1',
      MessageAttributes: { reason: { DataType: 'String' } },
    });
    expect(aside()?.MessageAttributes?.['reason']?.StringValue).toMatch(/\S/u);
    expect(table.calls()).toHaveLength(0);
  });

  it('is set aside when a field is unknown or a wish is on the wrong kind of thing', async () => {
    const wrong = [
      { ...wish, surprise: 1 },
      { ...wish, aggregate: { kind: 'platform', id: 'pf-1' } },
    ];
    const records = wrong.map((body, n) => sqsRecord(`m-${n}`, body, { group: `g-${n}` }));
    expect(await deliver(...records)).toEqual(returned());
    expect(queues.commandCalls(SendMessageCommand)).toHaveLength(2);
  });

  it('stays on its queue while the dead-letter queue is away', async () => {
    queues.on(SendMessageCommand).rejects(new Error('the queue is away'));
    expect(await deliver(sqsRecord('m-1', 'not ours'))).toEqual(returned('m-1'));
  });
});
