import { queueUrl } from './quiet.ts';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { decisionsMessage } from '../../shared/aws/decisions-message.ts';
import { packed } from '../../shared/aws/packed-decisions.ts';
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
const { question } = aDecision();
const decision = aDecision({ question: { ...question, purpose: 'operation', data: 'real' } });
const message = decisionsMessage([decision], false);

it('keeps what it is told, and returns the message while the table is away', async () => {
  expect(await deliver(message)).toEqual({ batchItemFailures: [] });
  expect(items.all()).toMatchObject([{ decisions: packed([decision]) }]);
  table.on(PutCommand).rejects(new Error('the table is away'));
  expect(await deliver(message)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
});

it.each([
  'not ours',
  { decisionId: 'd-1' },
  { ...message, decisions: '' },
  { ...message, trials: [{ ...aDecision(), reason: 'because' }] },
  { kind: 'deployment', deployment: { deployment: {} } },
])('sets aside what is nothing of the gate: %j', async (body) => {
  expect(await deliver(body)).toEqual({ batchItemFailures: [] });
  expect(items.all()).toEqual([]);
  expect(queues.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
    QueueUrl: queueUrl('dead-letters'),
  });
});
