import { queueUrl } from './quiet.ts';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/notice/notice.queue.ts');

let items = inMemoryItems();
tableDouble(items);
const queues = mockClient(SQSClient);
beforeEach(() => {
  items = inMemoryItems();
  tableDouble(items);
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
});
const deliver = (body: unknown) => handler(sqsEvent(sqsRecord('m-1', body)), lambdaContext);
const task = {
  kind: 'tell',
  id: 'c-1',
  at: '2026-11-23T02:00:00.000Z',
  about: { kind: 'dossier', id: 'ds-1' },
  platformId: 'pf-1',
  by: null,
  told: [{ to: { organisation: 'BTC', desk: 'owner' }, events: ['LevelApproved'] }],
};

it('puts what is told into the inbox of whoever reads it', async () => {
  expect(await deliver(task)).toEqual({ batchItemFailures: [] });
  expect(items.under('INBOX#owner.BTC', '')).toMatchObject([{ id: 'c-1', events: ['LevelApproved'] }]);
});

it.each([
  'not ours',
  { ...task, kind: 'shout' },
  { ...task, about: { kind: 'secret', id: 'ds-1' } },
  { ...task, told: [{ to: { organisation: 'BTC', desk: 'cellar' }, events: ['LevelApproved'] }] },
  { ...task, told: [{ to: { person: 'owner.BTC' }, events: [] }] },
  { ...task, name: 'Nguyễn Văn A' },
])('sets aside what is no task of its own: %j', async (body) => {
  expect(await deliver(body)).toEqual({ batchItemFailures: [] });
  expect(items.all()).toEqual([]);
  expect(queues.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
    QueueUrl: queueUrl('dead-letters'),
  });
});
