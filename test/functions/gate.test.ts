import { queueUrl } from './quiet.ts';
import type { AttributeValue, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { DynamoDBClient, QueryCommand, ThrottlingException } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { people } from '../workflow/people.ts';
import { digestOfCase } from '../workflow/road.ts';
import { parseLogMessage } from '../../shared/contracts/gate-log.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import { aPerson } from '../support/domain/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const { handler } = await import('../../functions/gate/gate.http.ts');

const digest = digestOfCase('a');
const record: GateRecord = {
  platformId: 'pf-1',
  releaseId: 'rl-a',
  version: '1.0.0',
  purl: null,
  digests: [digest],
  dossierId: 'ds-a',
  standing: 'permit',
  level: 3,
  permit: {
    status: 'valid',
    validUntil: '2999-01-01T17:00:00.000Z',
    supersededFrom: null,
    synthetic: true,
  },
  related: ['CTY-A', 'BTC'],
};
const operation = { release: { digest }, purpose: 'operation', data: 'real' };
const year = new Date().getUTCFullYear();
const trial = {
  release: { digest },
  purpose: 'trial',
  data: 'synthetic',
  trial: { endsOn: `${year + 1}-01-01` },
};

/** A value as the table stores it, under the letter of its kind. */
const storedValue = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(storedValue) };
  return typeof value === 'object' && value !== null
    ? { M: storedItem(Object.entries(value)) }
    : { NULL: true };
};
const storedItem = (entries: readonly (readonly [string, unknown])[]): Record<string, AttributeValue> =>
  Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, storedValue(value)]])),
  );

const table = mockClient(DynamoDBClient);
const queues = mockClient(SQSClient);
const partitionOf = ({ ExpressionAttributeValues: values }: QueryCommandInput): string =>
  values?.[':pk']?.S ?? '';
/** The records under the release that is asked for; of trials and relaxations there is nothing. */
const found = (...records: readonly object[]) =>
  table.on(QueryCommand).callsFake((input: QueryCommandInput) => ({
    Items: partitionOf(input).startsWith('GATE#')
      ? records.map((one) => storedItem(Object.entries(one)))
      : [],
  }));
beforeEach(() => {
  table.reset();
  found(record);
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
});
const ask = async (body: unknown, actor: Actor = people.deployer) => {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
  const event = httpEvent('POST /gate/decisions', { actor, headers, body: JSON.stringify(body) });
  return answerOf(await handler(event, lambdaContext));
};

describe('the gate', () => {
  it('allows with one consistent read, and remembers whom nothing blocks yet', async () => {
    const deployer = aPerson('deployer', '2025:01');
    await ask(operation, deployer);
    table.resetHistory();
    expect(await ask(operation, deployer)).toMatchObject({
      status: 200,
      body: { decision: 'allow', level: 3 },
    });
    const reads = table.calls().map(({ args: [{ input }] }) => input);
    expect(reads).toMatchObject([
      { ConsistentRead: true, ExpressionAttributeValues: { ':pk': { S: `GATE#${digest}` } } },
    ]);
  });

  it('blocks where it cannot read whom nothing blocks yet', async () => {
    table.on(QueryCommand).callsFake((input: QueryCommandInput) => {
      if (partitionOf(input) === 'RELAXATIONS') throw new Error('throttled');
      return { Items: [] };
    });
    expect(await ask(operation, aPerson('deployer', '2025:04'))).toMatchObject({
      status: 200,
      body: { decision: 'deny', enforcement: 'block' },
    });
  });

  it.each([
    new ThrottlingException({ $metadata: {}, message: 'table internals' }),
    new TypeError('cannot read properties of undefined'),
  ])('answers a fault as a fault, without its text: $name', async (fault) => {
    table.on(QueryCommand).rejects(fault);
    const { status, body, text } = await ask(operation);
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal-fault', status: 500 });
    expect(body).not.toHaveProperty('decision');
    expect(text).not.toContain(fault.message);
    expect(text).not.toMatch(/\bat .*\.ts/u);
  });

  const needed = ['digests', 'standing', 'level', 'permit', 'status', 'validUntil', 'supersededFrom'];
  const wrong: readonly unknown[] = [undefined, 7, {}, 'nonsense', [], true];
  const damages = [...needed, 'synthetic'].flatMap((name) => wrong.map((value) => ({ name, value })));

  it.each(damages.filter(({ name, value }) => name !== 'synthetic' || value !== true))(
    'never allows on a damaged record: $name is $value',
    async ({ name, value }) => {
      const isOfPermit = name !== 'permit' && record.permit !== null && name in record.permit;
      found(
        isOfPermit
          ? { ...record, permit: { ...record.permit, [name]: value } }
          : { ...record, [name]: value },
      );
      const { status, body } = await ask(operation);
      expect(body).not.toMatchObject({ decision: 'allow' });
      expect([200, 500]).toContain(status);
    },
  );
});

const idOf = (body: unknown): string => z.object({ decisionId: z.string() }).parse(body).decisionId;

describe('the record of a decision', () => {
  it('is a message, before the answer goes out, and the answer says so', async () => {
    const { body } = await ask(operation);
    expect(body).toMatchObject({ decision: 'allow', recorded: true });
    const sent = queues.commandCalls(SendMessageCommand)[0]?.args[0].input;
    expect(sent?.QueueUrl).toBe(queueUrl('projection'));
    expect(parseLogMessage(JSON.parse(sent?.MessageBody ?? ''))).toMatchObject({
      kind: 'decisions',
      decisions: [
        {
          decisionId: idOf(body),
          question: operation,
          answer: { decision: 'allow', reason: null },
          basis: { records: [{ platformId: 'pf-1', version: '1.0.0', digest: digestOf(record) }] },
        },
      ],
    });
  });

  it('of questions that come at once travel together, and each has a number of its own', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask(operation)));
    const messages = queues
      .commandCalls(SendMessageCommand)
      .map(({ args: [{ input }] }) => parseLogMessage(JSON.parse(input.MessageBody ?? '')));
    expect(messages.length).toBeLessThan(20);
    const numbers = messages.flatMap((one) => (one.kind === 'decisions' ? one.decisions : []));
    expect(new Set(numbers.map(({ sequence }) => sequence)).size).toBe(20);
  });

  it('is not recorded where the queue is away, and the answer says so', async () => {
    queues.on(SendMessageCommand).rejects(new Error('the queue is away'));
    expect(await ask(trial)).toMatchObject({ status: 200, body: { decision: 'allow', recorded: false } });
  });

  it('is not waited for: a send that is cut off leaves the answer unrecorded', async () => {
    const cutOff = new DOMException('The operation timed out.', 'TimeoutError');
    queues.on(SendMessageCommand).rejects(cutOff);
    expect((await ask(trial)).body).toMatchObject({ recorded: false });
    expect(queues.commandCalls(SendMessageCommand)).toMatchObject([
      { args: [{}, { abortSignal: expect.any(AbortSignal) }] },
    ]);
  });
});
