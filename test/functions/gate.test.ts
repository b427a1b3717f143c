import { queueUrl } from './quiet.ts';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import type { GateRecord } from '../../shared/domain/gate/record.ts';
import { unpacked } from '../../shared/aws/packed-decisions.ts';
import { parseLogMessage } from '../../shared/contracts/gate-log.ts';
import { digestOf } from '../../shared/workflow/hash.ts';
import { aPerson } from '../support/domain/people.ts';
import type { Called, Reply } from '../support/services-double.ts';
import { servicesDouble } from '../support/services-double.ts';
import { people } from '../workflow/people.ts';
import { digestOfCase } from '../workflow/road.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const services = await servicesDouble();
afterAll(() => services.close());
Object.assign(process.env, {
  AWS_ENDPOINT_URL_DYNAMODB: services.endpoint,
  AWS_ENDPOINT_URL_SQS: services.endpoint,
});
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

const asked = z.object({ ExpressionAttributeValues: z.object({ ':pk': z.object({ S: z.string() }) }) });
const partitionOf = ({ input }: Called): string => asked.parse(input).ExpressionAttributeValues[':pk'].S;
const isRead = ({ operation: name }: Called): boolean => name === 'Query';

interface Replies {
  readonly table?: (called: Called) => Reply;
  readonly queue?: Reply;
}

/** What is under the release that is asked for; of trials and relaxations there is nothing. */
const holding =
  (...records: readonly object[]) =>
  (called: Called): Reply => ({
    Items: partitionOf(called).startsWith('GATE#')
      ? records.map((one) => storedItem(Object.entries(one)))
      : [],
  });
const given = ({ table = holding(record), queue = {} }: Replies = {}): void => {
  services.answers((called) => (isRead(called) ? table(called) : queue));
};
const messages = () =>
  services.calls
    .filter(({ operation: name }) => name === 'SendMessage')
    .map(({ input }) => z.object({ QueueUrl: z.string(), MessageBody: z.string() }).parse(input));
/** The records that a message carries. */
const recordsIn = (body = '') => {
  const message = parseLogMessage(JSON.parse(body));
  return message.kind === 'decisions' ? unpacked(message.decisions) : [];
};
beforeEach(() => given());
const ask = async (body: unknown, actor: Actor = people.deployer) => {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en' };
  const event = httpEvent('POST /gate/decisions', { actor, headers, body: JSON.stringify(body) });
  return answerOf(await handler(event, lambdaContext));
};

describe('the gate', () => {
  it('allows with one consistent read, and remembers whom nothing blocks yet', async () => {
    const deployer = aPerson('deployer', '2025:01');
    await ask(operation, deployer);
    given();
    expect(await ask(operation, deployer)).toMatchObject({
      status: 200,
      body: { decision: 'allow', level: 3 },
    });
    expect(services.calls.filter(isRead)).toMatchObject([
      {
        isSigned: true,
        input: { ConsistentRead: true, ExpressionAttributeValues: { ':pk': { S: `GATE#${digest}` } } },
      },
    ]);
  });

  it('blocks where it cannot read whom nothing blocks yet', async () => {
    const fault = { fault: 'AccessDeniedException', status: 400 };
    given({ table: (called) => (partitionOf(called) === 'RELAXATIONS' ? fault : { Items: [] }) });
    expect(await ask(operation, aPerson('deployer', '2025:04'))).toMatchObject({
      status: 200,
      body: { decision: 'deny', enforcement: 'block' },
    });
  });

  it.each([
    { fault: 'ThrottlingException', status: 400 },
    { fault: 'InternalServerError', status: 500 },
    { fault: 'ResourceNotFoundException', status: 400 },
  ])('answers a fault as a fault, without its text: $fault', async (fault) => {
    given({ table: () => fault });
    const { status, body, text } = await ask(operation);
    expect(status).toBe(500);
    expect(body).toMatchObject({ code: 'internal-fault', status: 500 });
    expect(body).not.toHaveProperty('decision');
    expect(text).not.toContain('table internals');
    expect(text).not.toMatch(/\bat .*\.ts/u);
  });

  it('reads again where the table was busy, and no more than three times', async () => {
    let tries = 0;
    const busyTwice = (called: Called): Reply => {
      tries += partitionOf(called).startsWith('GATE#') ? 1 : 0;
      return tries < 3 ? { fault: 'ThrottlingException', status: 400 } : holding(record)(called);
    };
    given({ table: busyTwice });
    expect(await ask(operation)).toMatchObject({ status: 200, body: { decision: 'allow' } });
    expect(tries).toBe(3);
    given({ table: () => ({ fault: 'ThrottlingException', status: 400 }) });
    expect((await ask(operation)).status).toBe(500);
  });

  it('never allows on an answer of the table that is none', async () => {
    for (const nonsense of [{ Items: [{ platformId: { X: 1 } }] }, { Items: 'all' }, []]) {
      given({ table: () => nonsense });
      const { status, body } = await ask(operation);
      expect(body).not.toMatchObject({ decision: 'allow' });
      expect([200, 500]).toContain(status);
    }
  });

  const needed = ['digests', 'standing', 'level', 'permit', 'status', 'validUntil', 'supersededFrom'];
  const wrong: readonly unknown[] = [undefined, 7, {}, 'nonsense', [], true];
  const damages = [...needed, 'synthetic'].flatMap((name) => wrong.map((value) => ({ name, value })));

  it.each(damages.filter(({ name, value }) => name !== 'synthetic' || value !== true))(
    'never allows on a damaged record: $name is $value',
    async ({ name, value }) => {
      const isOfPermit = name !== 'permit' && record.permit !== null && name in record.permit;
      const damaged = isOfPermit
        ? { ...record, permit: { ...record.permit, [name]: value } }
        : { ...record, [name]: value };
      given({ table: holding(damaged) });
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
    const [sent] = messages();
    expect(sent?.QueueUrl).toBe(queueUrl('projection'));
    expect(recordsIn(sent?.MessageBody)).toMatchObject([
      {
        decisionId: idOf(body),
        question: operation,
        answer: { decision: 'allow', reason: null },
        basis: { records: [{ platformId: 'pf-1', version: '1.0.0', digest: digestOf(record) }] },
      },
    ]);
  });

  it('of questions that come at once travel together, and each has a number of its own', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask(operation)));
    const sent = messages().map(({ MessageBody }) => recordsIn(MessageBody));
    expect(sent.length).toBeLessThan(20);
    const numbers = sent.flat();
    expect(new Set(numbers.map(({ sequence }) => sequence)).size).toBe(20);
  });

  it('is not recorded where the queue is away, and the answer says so', async () => {
    given({ queue: { fault: 'QueueDoesNotExist', status: 400 } });
    expect(await ask(trial)).toMatchObject({ status: 200, body: { decision: 'allow', recorded: false } });
  });

  it('is not waited for for ever: a queue that keeps silent leaves the answer unrecorded', async () => {
    given({ queue: null });
    expect((await ask(trial)).body).toMatchObject({ decision: 'allow', recorded: false });
    expect(messages()).toHaveLength(1);
  });
});
