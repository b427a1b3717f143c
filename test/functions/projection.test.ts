import { queueUrl } from './quiet.ts';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import type { DecisionRecord } from '../../shared/contracts/gate.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { digestOfCase } from '../workflow/road.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/projection/projection.queue.ts');

const decision: DecisionRecord = {
  decisionId: 'd-1',
  decidedAt: '2026-11-23T02:00:00.000Z',
  question: {
    release: { digest: digestOfCase('a') },
    purpose: 'trial',
    data: 'synthetic',
    trial: { endsOn: '2027-01-01' },
  },
  asker: { subject: 'deployer.2025:37', organisation: '2025:37' },
  decision: 'allow',
  reason: null,
  platformId: null,
  dossierId: null,
};
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

it('keeps a decision, the same one twice as one', async () => {
  expect(await deliver(decision)).toEqual({ batchItemFailures: [] });
  expect(await deliver(decision)).toEqual({ batchItemFailures: [] });
  expect(items.all()).toEqual([{ ...keys.decision('d-1'), ...decision }]);
});

it('returns the message while the table is away', async () => {
  table.on(PutCommand).rejects(new Error('the table is away'));
  expect(await deliver(decision)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
});

it.each(['not ours', { decisionId: 'd-1' }, { ...decision, reason: 'because' }])(
  'sets aside what is no decision: %j',
  async (body) => {
    expect(await deliver(body)).toEqual({ batchItemFailures: [] });
    expect(items.all()).toEqual([]);
    expect(queues.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: queueUrl('dead-letters'),
    });
  },
);
