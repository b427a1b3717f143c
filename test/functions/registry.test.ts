import { queueUrl } from './quiet.ts';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { systemActor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { people } from '../workflow/people.ts';
import { onPlatform, registration } from '../workflow/road.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/registry/registry.queue.ts');

let items = inMemoryItems();
const queues = mockClient(SQSClient);
beforeEach(() => {
  items = inMemoryItems();
  tableDouble(items);
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
  queues.on(SendMessageBatchCommand).resolves({});
});

const standing = (n: number, issuedAt: string) => ({
  dossierId: `ds-${n}`,
  releaseId: `rl-${n}`,
  dossierVersion: 9,
  published: true,
  level: 1,
  synthetic: true,
  permit: {
    status: 'valid',
    issuedAt,
    validUntil: '2028-01-01T17:00:00.000Z',
    supersededFrom: null,
  },
  supersedesPreviousOn: null,
});
const note = (n: number, issuedAt: string) => {
  const { wish } = onPlatform('pf-1', systemActor, ['note-standing', standing(n, issuedAt)]);
  return { ...wish, id: `c-note-${n}` };
};
const deliver = (...wishes: readonly { readonly id: string }[]) =>
  handler(
    sqsEvent(...wishes.map((wish) => sqsRecord(`m-${wish.id}`, wish, { group: 'pf-1' }))),
    lambdaContext,
  );

it('returns a command of the platform itself that is refused, for that is a fault', async () => {
  const answer = await deliver(note(1, '2026-11-23T02:00:00.000Z'));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-c-note-1' }] });
  expect(items.get(keys.command('c-note-1'))).toBeNull();
});

it('answers a person who is refused', async () => {
  const { wish } = onPlatform('pf-9', people.vendor, ['update-platform', { changes: { nameEn: 'Nine' } }]);
  expect(await deliver(wish)).toEqual({ batchItemFailures: [] });
  expect(items.get(keys.command(wish.id))).toMatchObject({
    status: 'refused',
    refusal: { code: 'unknown-aggregate' },
  });
});

it('sends every successor on, and returns the message when the queue takes only some', async () => {
  const older = Array.from({ length: 12 }, (_, n) => note(n, `2026-11-${10 + n}T02:00:00.000Z`));
  for (const wish of [registration('pf-1').wish, ...older]) await deliver(wish);
  queues.reset();
  queues
    .on(SendMessageBatchCommand)
    .resolvesOnce({})
    .resolvesOnce({ Failed: [{ Id: '1', Code: 'Busy', SenderFault: false }] })
    .resolves({});
  const last = note(99, '2026-11-30T02:00:00.000Z');
  expect(await deliver(last)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-c-note-99' }] });
  expect(await deliver(last)).toEqual({ batchItemFailures: [] });
  const batches = queues.commandCalls(SendMessageBatchCommand).map(({ args: [{ input }] }) => input);
  expect(batches.map(({ QueueUrl, Entries = [] }) => [QueueUrl, Entries.length])).toEqual([
    [queueUrl('publication'), 10],
    [queueUrl('publication'), 2],
    [queueUrl('publication'), 10],
    [queueUrl('publication'), 2],
  ]);
  const ids = batches.flatMap(({ Entries = [] }) => Entries.map((entry) => entry.MessageDeduplicationId));
  expect(new Set(ids).size).toBe(12);
});
