import { queueUrl } from './quiet.ts';
import {
  ProvisionedThroughputExceededException,
  ThrottlingException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryWorkflow } from '../support/in-memory-workflow.ts';
import { permitKeyOfTests } from '../workflow/permit-keys.ts';
import type { Case, Step } from '../workflow/road.ts';
import { digestOfCase, registration, roadToEligible } from '../workflow/road.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/assessment/assessment.queue.ts');

const given: Case = { platform: 'pf-1', name: 'a', level: 1 };
const metadata = { $metadata: {}, message: 'try again later' };
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    ...metadata,
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const deliver = (...records: ReturnType<typeof sqsRecord>[]) => handler(sqsEvent(...records), lambdaContext);
const returned = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});

/** A table with a case that waits for its conclusion, and the conclusion itself as a message. */
const start = async () => {
  const workflow = inMemoryWorkflow({ now: () => '2026-11-23T02:00:00.000Z', key: permitKeyOfTests });
  const steps: Step[] = [registration('pf-1'), ...roadToEligible(given)];
  const last = steps.pop();
  for (const { queue, wish } of steps) {
    await workflow.queues.send(queue, [{ group: 'g', deduplicationId: wish.id, body: wish }]);
    await workflow.drain();
  }
  if (last === undefined) throw new Error('the road is empty');
  const { items } = workflow;
  return { items, table: tableDouble(items), conclusion: last.wish };
};

let here: Awaited<ReturnType<typeof start>>;
const queues = mockClient(SQSClient);
beforeEach(async () => {
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
  queues.on(SendMessageBatchCommand).resolves({});
  here = await start();
});
/** How often the case itself was loaded, beside the organisations that are looked up. */
const loads = (table: typeof here.table): number =>
  table
    .commandCalls(BatchGetCommand)
    .filter(({ args: [{ input }] }) => JSON.stringify(input).includes('COMMAND#')).length;
const statusOf = (id: string) => here.items.get(keys.command(id))?.['status'];

describe('a throttled table', () => {
  const untouched = () => {
    expect(statusOf(here.conclusion.id)).toBeUndefined();
    expect(queues.calls()).toHaveLength(0);
  };

  it.each([new ProvisionedThroughputExceededException(metadata), new ThrottlingException(metadata)])(
    'returns the message after one load: $name',
    async (fault) => {
      const { table, conclusion } = here;
      table.on(BatchGetCommand).rejects(fault);
      expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned('m-1'));
      expect(table.commandCalls(BatchGetCommand)).toHaveLength(1);
      untouched();
    },
  );

  it.each([
    new ProvisionedThroughputExceededException(metadata),
    new ThrottlingException(metadata),
    cancelled('None', 'ThrottlingError', 'None'),
    cancelled('ProvisionedThroughputExceeded'),
    cancelled('None', 'None', 'ValidationError'),
  ])('returns the message after one commit: $name $CancellationReasons', async (fault) => {
    const { table, conclusion } = here;
    table.on(TransactWriteCommand).rejects(fault);
    expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned('m-1'));
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(1);
    untouched();
  });

  it('returns the message when it answers only in part', async () => {
    const { table, conclusion } = here;
    table.on(BatchGetCommand).resolves({ UnprocessedKeys: { table: { Keys: [{ pk: 'a', sk: 'b' }] } } });
    expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned('m-1'));
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(0);
  });
});

describe('a conflict with another transaction', () => {
  it('is decided again in place', async () => {
    const { table, conclusion } = here;
    const conflict = cancelled('TransactionConflict', 'None', 'None');
    table
      .on(TransactWriteCommand)
      .rejectsOnce(conflict)
      .rejectsOnce(conflict)
      .rejectsOnce(cancelled('None', 'None', 'TransactionConflict'))
      .rejectsOnce(conflict)
      .resolves({});
    expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned());
    expect(loads(table)).toBe(5);
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(5);
    expect(queues.calls().length).toBeGreaterThan(0);
  });

  it('returns the message when it was lost five times', async () => {
    const { table, conclusion } = here;
    table.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned('m-1'));
    expect(loads(table)).toBe(5);
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(5);
    expect(queues.calls()).toHaveLength(0);
  });
});

describe('a follow-up that cannot be sent after the commit', () => {
  const follows = () => queues.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input);

  it('returns the message, and its redelivery sends it without a second commit', async () => {
    const { table, conclusion, items } = here;
    queues.on(SendMessageCommand, { QueueUrl: queueUrl('sign') }).rejectsOnce(new Error('the queue is away'));
    expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned('m-1'));
    expect(statusOf(conclusion.id)).toBe('applied');
    const events = items.under('DOSSIER#ds-a', 'EVENT#').length;
    expect(await deliver(sqsRecord('m-1', conclusion))).toEqual(returned());
    expect(table.commandCalls(TransactWriteCommand)).toHaveLength(1);
    expect(items.under('DOSSIER#ds-a', 'EVENT#')).toHaveLength(events);
    const sent = follows().filter(({ QueueUrl }) => QueueUrl === queueUrl('sign'));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(JSON.parse(sent[1]?.MessageBody ?? '')).toMatchObject({
      kind: 'sign-permit',
      digest: digestOfCase('a'),
    });
  });

  it('keeps its deduplication id and group, whoever sends it again', async () => {
    const { conclusion } = here;
    await deliver(sqsRecord('m-1', conclusion));
    await deliver(sqsRecord('m-2', conclusion));
    const ids = follows().map(({ MessageDeduplicationId, MessageGroupId }) => [
      MessageDeduplicationId,
      MessageGroupId,
    ]);
    expect(ids).toHaveLength(6);
    expect(ids.slice(3)).toEqual(ids.slice(0, 3));
    // What is told of the commit stands in line before what will be told of its follow-up.
    expect(ids.slice(0, 2)).toEqual([
      [conclusion.id, 'platform-pf-1'],
      [`${conclusion.id}.1`, 'platform-pf-1'],
    ]);
  });
});

describe('a batch of several groups', () => {
  it('returns what failed and what stands behind it in its group, and nothing else', async () => {
    const { table, conclusion } = here;
    table
      .on(BatchGetCommand)
      .callsFakeOnce(() => Promise.reject(new ThrottlingException(metadata)))
      .resolves({ Responses: { table: [] } });
    const other = { ...conclusion, aggregate: { kind: 'dossier', id: 'ds-b' }, id: 'c-b-1' };
    const answer = await deliver(
      sqsRecord('m-1', conclusion),
      sqsRecord('m-2', other, { group: 'dossier-ds-b' }),
      sqsRecord('m-3', { ...conclusion, id: 'c-a-late' }),
    );
    expect(answer).toEqual(returned('m-1', 'm-3'));
    expect(statusOf('c-b-1')).toBe('refused');
    expect(statusOf('c-a-late')).toBeUndefined();
  });
});

describe('a refused command', () => {
  it('of a person is answered and acknowledged', async () => {
    const { conclusion } = here;
    const late = { ...conclusion, id: 'c-late', expectedVersion: 1 };
    expect(await deliver(sqsRecord('m-1', late))).toEqual(returned());
    expect(here.items.get(keys.command('c-late'))).toMatchObject({
      status: 'refused',
      refusal: { code: 'stale-version' },
    });
  });
});
