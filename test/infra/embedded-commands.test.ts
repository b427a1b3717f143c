import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { commandDesk } from '../../shared/aws/command-desk.ts';
import { officeOnEngines } from '../../shared/aws/dead-letter-office.ts';
import { openTable } from '../../shared/aws/table.ts';
import type { Command, Receipt } from '../../shared/workflow/ports.ts';
import { chot, runBeside } from '../support/chot.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';

const engine = {
  region: 'ap-southeast-1',
  credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
};

let run: EmbeddedRun;

const running = () => {
  const description = run.running();
  if (description === undefined) throw new Error('the run is not ready');
  return description;
};

/** Puts a message straight on a queue, as nobody of ours does. */
async function put(queue: string, body: string): Promise<void> {
  const { endpoints, queues } = running();
  const client = new SQSClient({ ...engine, endpoint: endpoints.sqs });
  await client.send(
    new SendMessageCommand({
      QueueUrl: queues[`Workflow-${queue}.fifo`],
      MessageBody: body,
      MessageGroupId: 'somebody',
      MessageDeduplicationId: crypto.randomUUID(),
    }),
  );
}

const listed = () => {
  const { endpoints, tableName, queues } = running();
  return officeOnEngines({ tableName, ...endpoints, queueUrls: Object.values(queues) }).list();
};
const listedOf = async (queue: string) =>
  (await listed()).filter((letter) => letter.queue === `Workflow-${queue}.fifo`);
const isOne = (letters: readonly unknown[]) => letters.length === 1;

/** A vendor's wish whose message was given up, as it was when its author was told `pending`. */
const lost: Command = {
  id: 'c-lost',
  type: 'register-platform',
  aggregate: { kind: 'platform', id: 'pf-lost' },
  actor: { subject: 'vendor.CTY-A', unit: 'CTY-A/delivery', organisation: 'CTY-A', roles: ['vendor'] },
  body: {
    id: 'pf-lost',
    details: {
      nameVi: 'Nền tảng suýt mất',
      nameEn: null,
      owner: null,
      ownerKind: null,
      vendor: 'CTY-A',
      category: null,
      lists: [],
      sources: [],
      unverified: [],
      fictional: true,
    },
  },
  correlationId: 'lost',
};
const pending: Receipt = {
  commandId: lost.id,
  type: lost.type,
  aggregate: lost.aggregate,
  status: 'pending',
  author: lost.actor.subject,
  bodyHash: null,
  correlationId: lost.correlationId,
  at: '2026-11-22T01:00:00.000Z',
  version: null,
  events: [],
  refusal: null,
  followUps: [],
};

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none', CHOT_DELIVER_TWICE: '1' } });
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

describe('a message that is not ours', () => {
  test.each([
    { stage: 'Submission', body: 'garbage', reason: 'not valid JSON' },
    { stage: 'Assessment', body: '{"id":"c-1","type":"explode"}', reason: 'at type' },
    { stage: 'Publication', body: '{"id":"c-2","type":"submit"}', reason: 'at actor' },
    { stage: 'Registry', body: JSON.stringify({ ...lost, surprise: 1 }), reason: 'surprise' },
    { stage: 'Projection', body: '[]', reason: 'expected object' },
    { stage: 'Sign', body: '{"kind":"sign-permit"}', reason: 'at digest' },
  ])('on the queue of $stage is kept with the reason', async ({ stage, body, reason }) => {
    await put(`${stage}Queue`, body);
    const letters = await until(
      () => listedOf(`${stage}DeadLetters`),
      (found) => found.length > 0,
    );
    for (const letter of letters)
      expect(letter).toMatchObject({ body, reason: expect.stringContaining(reason) });
  });

  test('is not taken when it is larger than what can be kept', async () => {
    await expect(put('SubmissionQueue', 'x'.repeat(330 * 1024))).rejects.toThrow(/message/iu);
  });

  test('is kept when it is as large as a queue takes', async () => {
    const body = 'ế'.repeat((320 * 1024) / 3);
    await put('AssessmentQueue', body);
    await until(listed, (letters) =>
      letters.some((letter) => letter.body === body && letter.reason !== null),
    );
  });

  test('is shown to a person on one line each', async () => {
    const { code, stdout } = await chot(run, 'dead-letters', 'list');
    expect(code).toBe(0);
    const lines = stdout.trim().split('\n');
    expect(lines).toHaveLength((await listed()).length + 2);
    expect(stdout).toMatch(/Workflow-AssessmentDeadLetters\.fifo .* explode c-1 /u);
  });

  test('comes back when it is sent again, for it is no better now', async () => {
    const queue = 'Workflow-SignDeadLetters.fifo';
    const before = (await listedOf('SignDeadLetters')).map(({ messageId }) => messageId);
    const { code, stderr } = await chot(run, 'dead-letters', 'redrive', '--queue', queue);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const isNew = (letters: Awaited<ReturnType<typeof listed>>) =>
      letters.length > 0 && letters.every(({ messageId }) => !before.includes(messageId));
    await until(() => listedOf('SignDeadLetters'), isNew);
  });
});

describe('a command that was given up', () => {
  const outcome = async () => (await run.api('GET', `/commands/${lost.id}`, { account: 'vendor' })).body;
  const isStatus = (wanted: string) => (body: unknown) =>
    z.object({ status: z.literal(wanted) }).safeParse(body).success;
  const ofRegistry = async () =>
    (await listedOf('RegistryDeadLetters')).filter(({ reason }) => reason === null);

  test('has failed for its author, and is listed by its id and type', async () => {
    const { endpoints, tableName } = running();
    const table = openTable(tableName, new DynamoDBClient({ ...engine, endpoint: endpoints.dynamodb }));
    await commandDesk(table)(pending);
    expect(await outcome()).toMatchObject({ status: 'pending' });
    await put('RegistryDeadLetters', JSON.stringify(lost));
    await until(outcome, isStatus('failed'));
    await until(ofRegistry, isOne);
    const { stdout } = await chot(run, 'dead-letters', 'list', '--json');
    const letter = { reason: null, command: { id: lost.id, type: lost.type } };
    expect(JSON.parse(stdout)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining(letter)]),
    });
  });

  test('is done when it is sent again, and only once however often that is', async () => {
    const [letter] = await until(ofRegistry, isOne);
    const redrive = () => chot(run, 'dead-letters', 'redrive', '--id', letter?.messageId ?? '');
    expect(await redrive()).toMatchObject({ code: 0, stdout: expect.stringContaining('1') });
    await until(outcome, isStatus('applied'));
    expect(await ofRegistry()).toEqual([]);
    expect(await redrive()).toMatchObject({ code: 2, stdout: '' });
    await put('RegistryDeadLetters', JSON.stringify(lost));
    await until(ofRegistry, isOne);
    expect(await outcome()).toMatchObject({ status: 'applied', version: 1 });
    const [again] = await ofRegistry();
    expect(await chot(run, 'dead-letters', 'redrive', '--id', again?.messageId ?? '')).toMatchObject({
      code: 0,
    });
    expect(await ofRegistry()).toEqual([]);
    expect(await run.api('GET', '/platforms/pf-lost', { account: 'vendor' })).toMatchObject({
      body: { version: 1 },
    });
  });
});

describe('npm run token', () => {
  const token = (...account: string[]) =>
    runBeside(run, 'npm', ['run', '--silent', 'token', '--', ...account]);

  test('prints a token that the run accepts', async () => {
    const { code, stdout } = await token('vendor');
    expect(code).toBe(0);
    const headers = { authorization: `Bearer ${stdout.trim()}` };
    expect((await run.api('GET', '/dossiers', { headers })).status).toBe(200);
  });

  test('names the account that does not exist, and exits 2', async () => {
    expect(await token('emperor')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('emperor'),
    });
  });
});

test('chot says that nothing runs once the run was killed', async () => {
  await run.kill();
  // The engines end a moment after the run.
  const list = () => chot(run, 'dead-letters', 'list');
  expect(await until(list, ({ code }) => code !== 0)).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('npm start'),
  });
});
