import { createServer } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../infra/local/engine.ts';
import { EmbeddedRun, startEmbedded, until } from '../support/embedded.ts';

const assembly = new URL('./fixtures/assembly', import.meta.url).pathname;
const runs: EmbeddedRun[] = [];

async function started(environment: Readonly<Record<string, string>> = {}): Promise<EmbeddedRun> {
  const run = await startEmbedded({ assembly, environment: { CHOT_REGISTER: 'none', ...environment } });
  runs.push(run);
  return run;
}

const send = async (run: EmbeddedRun, id: string) =>
  (await run.api('POST', `/items/${id}`, { account: 'owner' })).status;
const counted = async (run: EmbeddedRun, id: string) => (await run.api('GET', `/count/${id}`)).body;
const seen = (times: number) => (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'seen' in answer && answer.seen === times;

function answers(endpoint: string): Promise<boolean> {
  const { port } = new URL(endpoint);
  const socket = connect(Number(port), '127.0.0.1');
  return once(socket, 'connect')
    .then(
      () => true,
      () => false,
    )
    .finally(() => socket.destroy());
}

afterEach(async () => {
  for (const run of runs.splice(0)) {
    await run.stop();
    run.remove();
  }
});

describe('the embedded run', () => {
  test('carries a request through HTTP, queue and table, and stops in order', async () => {
    const run = await started();
    expect(await send(run, 'one')).toBe(202);
    await until(() => counted(run, 'one'), seen(1));
    const endpoints = Object.values(run.running()?.endpoints ?? {});
    expect(await Promise.all(endpoints.map(answers))).toEqual([true, true, true, true]);
    expect(await run.stop()).toBe(0);
    expect(await Promise.all(endpoints.map(answers))).toEqual([false, false, false, false]);
    expect(run.running()).toBeUndefined();
  });

  test('brings a message of a failing function again after its visibility timeout, then to the dead letters', async () => {
    const run = await started();
    await send(run, 'bad-one');
    await send(run, 'slow-one');
    await until(() => counted(run, 'bad-one'), seen(2));
    await until(() => counted(run, 'slow-one'), seen(2));
    const { endpoints, queues } = run.running() ?? {};
    const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
    const sqs = new SQSClient({ endpoint: endpoints?.sqs ?? '', region: 'ap-southeast-1', credentials });
    const dead = () =>
      sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: queues?.['Top-DeadLetters.fifo'],
          AttributeNames: ['ApproximateNumberOfMessages'],
        }),
      );
    await until(dead, ({ Attributes }) => Attributes?.['ApproximateNumberOfMessages'] === '2');
    expect(await counted(run, 'bad-one')).toMatchObject({ seen: 2 });
  });

  test('delivers every message twice when told to', async () => {
    const run = await started({ CHOT_DELIVER_TWICE: '1' });
    await send(run, 'one');
    expect(await until(() => counted(run, 'one'), seen(2))).toMatchObject({ seen: 2 });
  });
});

describe('an answer of the embedded run', () => {
  let run: EmbeddedRun;
  beforeAll(async () => {
    run = await startEmbedded({ assembly, environment: { CHOT_REGISTER: 'none' } });
  });
  afterAll(async () => {
    await run.stop();
    run.remove();
  });

  test('answers without a token 401 in the language of the reader, Vietnamese first', async () => {
    const vietnamese = await run.api('GET', '/items/x');
    expect(vietnamese.status).toBe(401);
    expect(vietnamese.headers.get('content-type')).toContain('application/problem+json');
    expect(vietnamese.body).toMatchObject({ status: 401, code: 'unauthenticated', message: 'Unauthorized' });
    const english = await run.api('GET', '/items/x', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    expect(english.headers.get('content-language')).toBe('en');
  });

  test('gives the function payload 2.0 with the claims of the token', async () => {
    const { body } = await run.api('GET', '/items/a%20b/c?x=1&x=2', { account: 'appraiser-mps' });
    expect(body).toMatchObject({
      rawPath: '/items/a b/c',
      rawQueryString: 'x=1&x=2',
      queryStringParameters: { x: '1,2' },
      pathParameters: { proxy: 'a b/c' },
      requestContext: {
        http: { method: 'GET' },
        authorizer: {
          jwt: {
            claims: { sub: 'appraiser.BCA', unit: 'BCA/security', organisation: 'BCA', roles: 'appraiser' },
          },
        },
      },
    });
  });

  test('refuses a body over 10 MB with 413', async () => {
    const answer = await run.api('POST', '/', { body: 'x'.repeat(10 * 1024 * 1024) });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  test('answers 500 for a function that throws, hangs or ends its process, and goes on', async () => {
    for (const path of ['/throw', '/never', '/exit']) expect((await run.api('GET', path)).status).toBe(500);
    expect((await run.api('GET', '/health')).status).toBe(200);
  });

  test('refuses a token for an account that does not exist, by name', async () => {
    await expect(run.token('owner.NOBODY')).rejects.toThrow('owner.NOBODY');
    await expect(run.token('emperor.BTC')).rejects.toThrow('emperor.BTC');
  });
});

describe('the clock of the embedded run', () => {
  test('moves for the functions only, runs the schedules, and stays moved after a restart', async () => {
    const run = await started();
    await until(() => counted(run, 'tick'), seen(1));
    await run.shiftClock(400 * 86_400);
    expect(await counted(run, 'tick')).toMatchObject({ seen: 2 });
    const year = String(new Date(Date.now() + 400 * 86_400_000).getUTCFullYear());
    expect((await run.api('GET', '/now')).body).toMatchObject({ now: expect.stringContaining(`${year}-`) });
    expect((await run.api('GET', '/items/x', { account: 'owner' })).status).toBe(200);
    await run.restart();
    expect((await run.api('GET', '/embedded/clock')).body).toMatchObject({ offsetSeconds: 400 * 86_400 });
    expect((await run.api('POST', '/embedded/clock', { body: { offsetSeconds: 'x' } })).status).toBe(400);
  });
});

describe('after kill -9', () => {
  test('no engine stays on its port', async () => {
    const run = await started();
    const endpoints = Object.values(run.running()?.endpoints ?? {});
    expect(endpoints).toHaveLength(4);
    await run.kill();
    for (const endpoint of endpoints)
      await until(
        () => answers(endpoint),
        (isUp) => !isUp,
      );
  });

  test('what was acknowledged is done at the next start on the same data', async () => {
    const run = await started();
    const ids = Array.from({ length: 30 }, (_, index) => `item-${index}`);
    const statuses = await Promise.all(ids.map((id) => send(run, id)));
    await run.kill();
    expect(new Set(statuses)).toEqual(new Set([202]));
    await run.start();
    const isSeen = (answer: unknown) => [1, 2].some((times) => seen(times)(answer));
    for (const id of ids) await until(() => counted(run, id), isSeen);
  });
});

describe('a start that cannot be', () => {
  test('names the port that is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const run = new EmbeddedRun({ assembly }, port);
    const [code] = await once(run.spawn(), 'close');
    other.close();
    run.remove();
    expect(code).toBe(1);
    expect(run.output).toContain(String(port));
  });

  test('names the data folder that another run holds', async () => {
    const run = await started();
    const second = new EmbeddedRun({ assembly, dataDir: run.dataDir }, await freePort());
    const [code] = await once(second.spawn(), 'close');
    expect(code).toBe(1);
    expect(second.output).toContain(run.dataDir);
    expect(second.output).toContain(String(run.running()?.pid));
    expect((await run.api('GET', '/health')).status).toBe(200);
  });
});
