import { queueUrl } from './quiet.ts';
import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { preAuthEncoding, signEnvelope } from '../../shared/workflow/dsse.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryItems } from '../support/in-memory-items.ts';
import { digestOfCase } from '../workflow/road.ts';
import { lambdaContext, sqsEvent, sqsRecord } from './events.ts';
import { tableDouble } from './table-double.ts';

const { handler } = await import('../../functions/signer/signer.queue.ts');

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const digest = digestOfCase('a');
const statement = '{"_type":"https://in-toto.io/Statement/v1","nameVi":"Nền tảng"}';
const payloadType = 'application/vnd.in-toto+json';
const permit = { digest, platformId: 'pf-1', dossierId: 'ds-a' };
const task = { kind: 'sign-permit', ...permit };
const stored = z.object({
  envelope: z.object({
    payload: z.string(),
    payloadType: z.string(),
    signatures: z.tuple([z.object({ keyid: z.string(), sig: z.string() })]),
  }),
});

const kms = mockClient(KMSClient);
const queues = mockClient(SQSClient);
const bytesToSign = preAuthEncoding(payloadType, statement);
let items = inMemoryItems();
let table = tableDouble(items);

beforeEach(() => {
  items = inMemoryItems();
  table = tableDouble(items);
  items.put(keys.statement(digest, 'pf-1', 'ds-a'), { ...permit, payloadType, statement });
  queues.reset();
  queues.on(SendMessageCommand).resolves({});
  kms.reset();
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  kms.on(GetPublicKeyCommand).resolves({ PublicKey: spki });
  kms.on(SignCommand).callsFake(() => ({ Signature: sign('sha256', bytesToSign, privateKey) }));
});
const deliver = (body: unknown) => handler(sqsEvent(sqsRecord('m-1', body)), lambdaContext);
const done = { batchItemFailures: [] };
const back = { batchItemFailures: [{ itemIdentifier: 'm-1' }] };
const envelopes = () =>
  items.under(`PERMIT#${digest}`, 'ENVELOPE#').map((item) => stored.parse(item).envelope);

it('encodes as the DSSE specification does in its example', () => {
  const encoded = preAuthEncoding('http://example.com/HelloWorld', 'hello world');
  expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

it('counts bytes, not characters', () => {
  expect(preAuthEncoding('t', 'ế').toString()).toBe('DSSEv1 1 t 3 ế');
});

it('signs exactly the encoded bytes and carries the payload as it was', async () => {
  const seen: Uint8Array[] = [];
  const key = { keyid: 'k', sign: (bytes: Uint8Array) => Promise.resolve((seen.push(bytes), bytes)) };
  const envelope = await signEnvelope(key, { payloadType, payload: statement });
  expect(seen).toEqual([preAuthEncoding(payloadType, statement)]);
  expect(Buffer.from(envelope.payload, 'base64').toString('utf8')).toBe(statement);
});

it('signs a permit that anyone can verify with the key of the key set', async () => {
  expect(await deliver(task)).toEqual(done);
  const [envelope] = envelopes();
  const signature = Buffer.from(envelope?.signatures[0].sig ?? '', 'base64');
  expect(verify('sha256', preAuthEncoding(payloadType, statement), publicKey, signature)).toBe(true);
  const asked = kms.commandCalls(SignCommand)[0]?.args[0].input;
  expect(asked).toMatchObject({
    KeyId: 'permit-key',
    MessageType: 'DIGEST',
    SigningAlgorithm: 'ECDSA_SHA_256',
  });
  expect(asked?.Message).toEqual(createHash('sha256').update(bytesToSign).digest());
  const [key] = items.under('KEYSET', 'KEY#');
  const { kid } = z.object({ key: z.object({ kid: z.string() }) }).parse(key).key;
  expect(envelope?.signatures[0].keyid).toBe(kid);
  expect(kid).toMatch(/^demo-[\w-]{43}$/u);
  const { x, y } = publicKey.export({ format: 'jwk' });
  expect(key).toMatchObject({ key: { kty: 'EC', crv: 'P-256', x, y, use: 'sig', alg: 'ES256' } });
});

it('signs once, however often it is asked', async () => {
  await deliver(task);
  const [first] = envelopes();
  await deliver(task);
  expect(kms.commandCalls(SignCommand)).toHaveLength(1);
  expect(envelopes()).toEqual([first]);
});

it('returns a task without a statement, and one that KMS does not sign', async () => {
  expect(await deliver({ ...task, dossierId: 'ds-none' })).toEqual(back);
  kms.on(SignCommand).resolves({});
  expect(await deliver(task)).toEqual(back);
  kms.on(SignCommand).rejects(new Error('throttled'));
  expect(await deliver(task)).toEqual(back);
  expect(envelopes()).toEqual([]);
});

it('signs the list of all permits that are not valid, whole', async () => {
  const entry = { ...permit, status: 'revoked', since: '2026-11-23T02:00:00.000Z' };
  const start = { pk: 'STATUSLIST', sk: 'ENTRY#1' };
  table
    .on(QueryCommand)
    .resolvesOnce({ Items: [{ ...start, ...entry }], LastEvaluatedKey: start })
    .resolvesOnce({ Items: [{ ...entry, dossierId: 'ds-b' }] });
  expect(await deliver({ kind: 'sign-status-list', causedBy: 'c-1' })).toEqual(done);
  const { envelope } = stored.parse(items.get(keys.statusList()));
  expect(envelope.payloadType).toBe('application/vnd.chot.status-list+json');
  expect(JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))).toMatchObject({
    schemaVersion: 1,
    permits: [entry, { ...entry, dossierId: 'ds-b' }],
  });
});

it.each([[{ kind: 'sign-anything', payload: 'x' }], [{ ...task, extra: 1 }], ['not ours']])(
  'sets aside what is no task of its: %j',
  async (body) => {
    expect(await deliver(body)).toEqual(done);
    expect(kms.commandCalls(SignCommand)).toHaveLength(0);
    expect(queues.commandCalls(SendMessageCommand)[0]?.args[0].input).toMatchObject({
      QueueUrl: queueUrl('dead-letters'),
    });
  },
);
