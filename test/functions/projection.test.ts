import { queueUrl } from './quiet.ts';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { aDecision } from '../support/a-decision.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/projection/projection.queue.ts');

let items = inMemoryItems();
let table = tableDouble(items);
const queues = mockClient(SQSClient);
beforeEach(() => {
  items = inMemoryItems();
  table = tableDouble(items);
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
});
const deliver = (body: unknown) => handler(sqsEvent(sqsRecord('m-1', body)), lambdaContext);
const message = { kind: 'decisions', decisions: [aDecision()] };

it('returns the message while the table is away, and where it took a batch only in part', async () => {
  const back = { batchItemFailures: [{ itemIdentifier: 'm-1' }] };
  table.on(BatchWriteCommand).rejects(new Error('the table is away'));
  expect(await deliver(message)).toEqual(back);
  table.on(BatchWriteCommand).resolves({ UnprocessedItems: { table: [] } });
  expect(await deliver(message)).toEqual(back);
});

it.each([
  'not ours',
  { decisionId: 'd-1' },
  { kind: 'decisions', decisions: [] },
  { kind: 'decisions', decisions: [{ ...aDecision(), reason: 'because' }] },
  { kind: 'deployment', deployment: { deployment: {} } },
])('sets aside what is nothing of the gate: %j', async (body) => {
  expect(await deliver(body)).toEqual({ batchItemFailures: [] });
  expect(items.all()).toEqual([]);
  expect(queues.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
    QueueUrl: queueUrl('dead-letters'),
  });
});
