import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { chot } from '../support/chot.ts';
import { fullContent, openCase } from '../support/embedded-road.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';

/** A word for every place where somebody may write one; none of them may be found in a log. */
const canary = (place: string) => `hoang-yen-${place}`;
/** What a reader of the log would take for a line of it. */
const forged = '{"level":"FATAL","message":"forged"}';

const phone = '+84912345678';

let run: EmbeddedRun;
let log: readonly string[];
let correlationIds: readonly string[];
let tokens: readonly string[];

const api = async (request: string, account: string, sent: { body?: unknown; text?: string } = {}) => {
  const [method = '', path = ''] = request.split(' ');
  const headers = {
    prefer: 'wait=10',
    'user-agent': canary('agent'),
    'x-note': canary('header'),
    cookie: `note=${canary('cookie')}`,
    ...(path.endsWith('/content') && { 'if-match': '"1"' }),
  };
  return run.api(method, path, { account, headers, ...sent });
};

/** Writes where people write: names, contacts, texts of a case, fields that do not exist, bodies that are none. */
async function writeEverywhere(): Promise<readonly string[]> {
  const { dossierId, platformId } = await openCase(run, canary('name'));
  const content = {
    ...fullContent,
    overview: canary('text'),
    levelStatement: `a\n${forged}\n${canary('design')}`,
  };
  const dossier = `/dossiers/${dossierId}`;
  const profile = { name: canary('person'), email: `${canary('mail')}@example.vn`, phone };
  const applied = [
    await api(`PUT ${dossier}/content`, 'vendor', { body: content }),
    await api(`PATCH /platforms/${platformId}`, 'vendor', { body: { nameEn: canary('name-en') } }),
    await api('PUT /people/me/profile', 'vendor', { body: profile }),
    await api(`POST ${dossier}/withdrawal`, 'vendor', { body: { reasons: canary('reasons') } }),
  ];
  const refused = [
    await api('POST /platforms', 'vendor', { body: { [canary('field')]: 1, contact: canary('contact') } }),
    await api('POST /platforms', 'vendor', { text: `{ ${canary('broken')}` }),
    await api(`GET /dossiers?limit=${canary('query')}`, 'vendor'),
    await api(`POST ${dossier}/appeal`, 'owner', { body: { reasons: canary('refused') } }),
    await api('POST /gate/decisions', 'deployer', { body: { note: canary('question') } }),
    await run.api('GET', '/dossiers', { headers: { authorization: `Bearer ${canary('token')}` } }),
  ];
  expect(applied.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(refused.map(({ status }) => status)).toEqual([422, 400, 400, 403, 422, 401]);
  return applied.flatMap(({ headers }) => headers.get('x-correlation-id') ?? []);
}

/** Asks the gate with an identifier that looks like lines of a log; identifiers are kept there. */
async function forge(): Promise<number> {
  const body = { release: { purl: `pkg:generic/a"\\${forged}@1` }, purpose: 'operation', data: 'real' };
  const broken = { ...body, release: { purl: `pkg:generic/a\n${forged}\n@1` } };
  const answers = [await api('POST /gate/decisions', 'deployer', { body: broken })];
  return [await api('POST /gate/decisions', 'deployer', { body }), ...answers].filter(
    ({ status }) => status === 200,
  ).length;
}

/** A wish as it travels, with a field that no wish has. */
const withUnknownField = {
  id: 'c-1',
  actor: { subject: 'vendor.CTY-A', unit: 'CTY-A/delivery', organisation: 'CTY-A', roles: ['vendor'] },
  correlationId: 'request-1',
  aggregate: { kind: 'dossier', id: 'ds-1' },
  type: 'withdraw',
  body: { reasons: canary('value'), [canary('key')]: 1 },
};

/** Puts messages that nobody can read onto a stage queue, and waits until they are kept as dead letters. */
async function sendUnreadable(): Promise<void> {
  const { endpoints, queues = {} } = run.running() ?? {};
  const credentials = { accessKeyId: 'embedded', secretAccessKey: 'embedded' };
  const sqs = new SQSClient({ endpoint: endpoints?.sqs ?? '', region: 'ap-southeast-1', credentials });
  const QueueUrl = Object.entries(queues).find(([name]) => /SubmissionQueue/u.test(name))?.[1];
  const bodies = [`${canary('message')} ${forged}`, JSON.stringify(withUnknownField)];
  for (const [n, MessageBody] of bodies.entries()) {
    const MessageDeduplicationId = `m-${n}`;
    await sqs.send(
      new SendMessageCommand({ QueueUrl, MessageBody, MessageGroupId: 'canary', MessageDeduplicationId }),
    );
  }
  const kept = async () => z.object({ items: z.array(z.unknown()) }).parse(await listed());
  await until(kept, ({ items }) => items.length === bodies.length);
}

const listed = async (): Promise<unknown> =>
  JSON.parse((await chot(run, 'dead-letters', 'list', '--json')).stdout);

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  correlationIds = await writeEverywhere();
  expect(await forge()).toBe(1);
  await sendUnreadable();
  tokens = await Promise.all(['vendor', 'owner', 'deployer'].map((account) => run.token(account)));
  // Ended in order, so that nothing more is written.
  await run.stop();
  log = readFileSync(join(run.dataDir, 'functions.log'), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
});
afterAll(() => run.remove());

/** A line without the name of the function that wrote it. */
const written = (line: string): unknown => JSON.parse(line.replace(/^[\w-]+ (?=\{)/u, ''));

test('every line of the log is one JSON object, and none is forged', () => {
  const lines = log.map((line) => z.looseObject({ level: z.string().optional() }).parse(written(line)));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.filter(({ level }) => level === 'FATAL')).toEqual([]);
});

test('the log follows a request by its id', () => {
  const text = log.join('\n');
  expect(correlationIds).toHaveLength(4);
  for (const id of correlationIds) expect(text).toContain(`"correlationId":"${id}"`);
  expect(text).toContain('command settled');
  expect(text).toContain('unreadable message set aside');
});

test('no name, contact, text, header or question that somebody wrote is in it', () => {
  expect(log.filter((line) => line.includes('hoang-yen') || line.includes(phone.slice(3)))).toEqual([]);
});

test('no token is in it', () => {
  const text = log.join('\n');
  expect(text).not.toMatch(/Bearer|eyJ[\w-]+\./u);
  for (const token of tokens) expect(text).not.toContain(token.slice(0, 40));
});
