import './quiet.ts';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, it } from 'vitest';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/dead-letter/dead-letter.queue.ts');

const start = () => {
  const items = inMemoryItems();
  const table = tableDouble(items);
  table.on(UpdateCommand).resolves({});
  return { items, table };
};
let here = start();
beforeEach(() => {
  here = start();
});
const deliver = (body: unknown, reason?: string) =>
  handler(sqsEvent(sqsRecord('m-1', body, reason === undefined ? {} : { reason })), lambdaContext);
const kept = () => here.items.all().filter(({ messageId }) => messageId === 'm-1');

it('keeps a dead letter whole and tells its author', async () => {
  expect(await deliver({ id: 'c-1', type: 'submit' })).toEqual({ batchItemFailures: [] });
  expect(kept()).toMatchObject([
    {
      queue: 'chot-assessment.fifo',
      messageId: 'm-1',
      group: 'dossier-ds-a',
      body: '{"id":"c-1","type":"submit"}',
      reason: null,
      sentAt: '2026-11-23T02:00:00.000Z',
    },
  ]);
  expect(here.table.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
    Key: { pk: 'COMMAND#c-1', sk: 'COMMAND' },
    ConditionExpression: '#status = :pending',
    ExpressionAttributeValues: { ':failed': 'failed', ':pending': 'pending' },
  });
});

it.each(['not ours', '{"id":7}', 'null', '[]'])(
  'keeps %s with the reason and marks nothing',
  async (body) => {
    expect(await deliver(body, 'no JSON')).toEqual({ batchItemFailures: [] });
    expect(kept()).toMatchObject([{ body, reason: 'no JSON' }]);
    expect(here.table.commandCalls(UpdateCommand)).toHaveLength(0);
  },
);

it('leaves an outcome that stands', async () => {
  here.table
    .on(UpdateCommand)
    .rejects(new ConditionalCheckFailedException({ $metadata: {}, message: 'stands' }));
  expect(await deliver({ id: 'c-1' })).toEqual({ batchItemFailures: [] });
  expect(kept()).toHaveLength(1);
});

it.each([
  ['kept', () => here.table.on(PutCommand).rejects(new Error('away'))],
  ['marked', () => here.table.on(UpdateCommand).rejects(new Error('away'))],
])('stays on its queue until it is %s', async (_, strike) => {
  strike();
  expect(await deliver({ id: 'c-1' })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
});

it('is one item, however often it is delivered', async () => {
  await deliver({ id: 'c-1' });
  await deliver({ id: 'c-1' });
  expect(kept()).toHaveLength(1);
});
