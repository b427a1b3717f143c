import { queueUrl } from './quiet.ts';
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { sender } from '../../shared/aws/queues.ts';
import { parseRebuildTask } from '../../shared/contracts/export-files.ts';
import { parseDossierWish, parseRegistryWish, parseSignTask } from '../../shared/contracts/messages.ts';
import { sweep } from '../../functions/clock/sweep.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { lambdaContext } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/clock/clock.schedule.ts');

const now = '2026-12-01T17:00:00.000Z';
const cards = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    pk: `DOSSIER#ds-${n}`,
    id: `ds-${n}`,
    dueSk: `2026-12-01T16:59:59.000Z#ds-${n}`,
  }));
const urls = {
  publication: queueUrl('publication'),
  registry: queueUrl('registry'),
  sign: queueUrl('sign'),
  webhook: queueUrl('webhook'),
  exports: queueUrl('exports'),
};
const queues = mockClient(SQSClient);
beforeEach(() => {
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
  queues.on(SendMessageBatchCommand).resolves({});
});

/** One sweep at noon over the cards that are due; answers what was sent, by queue. */
const sweepOver = async (due: readonly { pk: string; id: string; dueSk: string }[]) => {
  const reads = { due: () => Promise.resolve([...due]) };
  const told = await sweep({ reads, send: sender(), queues: urls, now: () => now });
  const entries = queues
    .commandCalls(SendMessageBatchCommand)
    .flatMap(({ args: [{ input }] }) => input.Entries ?? []);
  const single = queues.commandCalls(SendMessageCommand).map(({ args: [{ input }] }) => input);
  return { told, entries, single };
};

it('asks each case that is due once, in batches of ten, and for a new status list', async () => {
  const { told, entries, single } = await sweepOver(cards(23));
  expect(told).toBe(23);
  expect(queues.commandCalls(SendMessageBatchCommand)).toHaveLength(3);
  const wishes = entries.map(({ MessageBody = '' }) => parseDossierWish(JSON.parse(MessageBody)));
  expect(wishes.map(({ aggregate, type }) => [aggregate.id, type])).toEqual(
    cards(23).map(({ id }) => [id, 'note-due']),
  );
  expect(single.map(({ QueueUrl }) => QueueUrl)).toEqual([queueUrl('sign')]);
  expect(parseSignTask(JSON.parse(single[0]?.MessageBody ?? ''))).toEqual({
    kind: 'sign-status-list',
    causedBy: `sweep-${now}`,
  });
});

it('asks a platform on its own queue', async () => {
  const { single } = await sweepOver([{ pk: 'PLATFORM#pf-1', id: 'pf-1', dueSk: `${now}#pf-1` }]);
  const [toPlatform] = single.filter(({ QueueUrl }) => QueueUrl === urls.registry);
  expect(parseRegistryWish(JSON.parse(toPlatform?.MessageBody ?? ''))).toMatchObject({
    type: 'note-due',
    aggregate: { kind: 'platform', id: 'pf-1' },
  });
});

it('asks again at the next sweep under another name, so that what came too early is never lost', async () => {
  const reads = { due: () => Promise.resolve([{ pk: 'DOSSIER#ds-1', id: 'ds-1' }]) };
  for (const at of [now, now, '2026-12-01T17:15:00.000Z']) {
    await sweep({ reads, send: sender(), queues: urls, now: () => at });
  }
  const ids = queues
    .commandCalls(SendMessageCommand)
    .flatMap(({ args: [{ input }] }) =>
      input.QueueUrl === urls.publication ? [input.MessageDeduplicationId] : [],
    );
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(2);
});

it('renews the status list where nothing is due', async () => {
  const { told, entries, single } = await sweepOver([]);
  expect([told, entries.length, single.length]).toEqual([0, 0, 1]);
});

it('fails whole when the table or a queue is away, so that the schedule tries again', async () => {
  const table = tableDouble(inMemoryItems());
  table
    .on(QueryCommand)
    .rejectsOnce(new Error('the table is away'))
    .resolves({ Items: cards(1) });
  await expect(handler({}, lambdaContext)).rejects.toThrow('the table is away');
  queues.on(SendMessageCommand).rejectsOnce(new Error('the queue is away')).resolves({});
  await expect(handler({}, lambdaContext)).rejects.toThrow('the queue is away');
  await handler({}, lambdaContext);
  expect(table.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({ IndexName: 'by-due' });
});

it('has the files of the register made again once a permit has lapsed, and asks no case for it', async () => {
  const { single, entries } = await sweepOver([
    { pk: 'EXPORTS', id: 'exports', dueSk: '2026-12-01T17:00:00.000Z#exports' },
  ]);
  const [task] = single.filter(({ QueueUrl }) => QueueUrl === urls.exports);
  expect(parseRebuildTask(JSON.parse(task?.MessageBody ?? ''))).toEqual({
    kind: 'rebuild-exports',
    at: now,
    causedBy: `sweep-${now}`,
  });
  expect(entries).toEqual([]);
});
