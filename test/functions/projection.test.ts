import { queueUrl } from './quiet.ts';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { decisionsMessage } from '../../shared/aws/decisions-message.ts';
import { packed } from '../../shared/aws/packed-decisions.ts';
import { aDecision } from '../support/a-decision.ts';
import { servicesDouble } from '../support/services-double.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';

const table = await servicesDouble();
afterAll(() => table.close());
process.env['AWS_ENDPOINT_URL_DYNAMODB'] = table.endpoint;
const { handler } = await import('../../functions/projection/projection.queue.ts');

const queues = mockClient(SQSClient);
beforeEach(() => {
  table.answers(() => ({}));
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
});
const deliver = (body: unknown) => handler(sqsEvent(sqsRecord('m-1', body)), lambdaContext);
const { question } = aDecision();
const decision = aDecision({ question: { ...question, purpose: 'operation', data: 'real' } });
const message = decisionsMessage([decision], false);
const kept = { batchItemFailures: [] };

it('keeps what it is told, and returns the message while the table is away', async () => {
  expect(await deliver(message)).toEqual(kept);
  const Item = { decisions: { S: packed([decision]) } };
  expect(table.calls).toMatchObject([{ operation: 'PutItem', isSigned: true, input: { Item } }]);
  table.answers(() => ({ fault: 'InternalServerError', status: 500 }));
  expect(await deliver(message)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
});

it('takes what stands there already as kept', async () => {
  table.answers(() => ({ fault: 'ConditionalCheckFailedException', status: 400 }));
  expect(await deliver(message)).toEqual(kept);
});

it.each([
  'not ours',
  { decisionId: 'd-1' },
  { ...message, decisions: '' },
  { ...message, trials: [{ ...aDecision(), reason: 'because' }] },
  { kind: 'deployment', deployment: { deployment: {} } },
])('sets aside what is nothing of the gate: %j', async (body) => {
  expect(await deliver(body)).toEqual({ batchItemFailures: [] });
  expect(table.calls).toEqual([]);
  expect(queues.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
    QueueUrl: queueUrl('dead-letters'),
  });
});
