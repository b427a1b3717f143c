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
  const entry = { ...permit, status: 'revoked', since: '2026-11-23T02:00:00.000Z', supersededFrom: null };
  const start = { pk: 'STATUSLIST', sk: 'ENTRY#1' };
  table
    .on(QueryCommand, { ExpressionAttributeValues: { ':pk': 'STATUSLIST', ':prefix': 'ENTRY#' } })
    .resolvesOnce({ Items: [{ ...start, ...entry }], LastEvaluatedKey: start })
    .resolvesOnce({ Items: [{ ...entry, dossierId: 'ds-b' }] });
  expect(await deliver({ kind: 'sign-status-list', causedBy: 'c-1' })).toEqual(done);
  const { envelope } = stored.parse(items.get(keys.statusList()));
  expect(envelope.payloadType).toBe('application/vnd.chot.status-list+json');
  expect(JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))).toMatchObject({
    schemaVersion: 2,
    permits: [entry, { ...entry, dossierId: 'ds-b' }],
    relaxations: [],
    revokedKeys: [],
  });
});

const { privateKey: olderKey, publicKey: olderHalf } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signedByAnOlderKey = () => {
  const { x = '', y = '' } = olderHalf.export({ format: 'jwk' });
  const jwk = { kty: 'EC', crv: 'P-256', x, y, kid: 'demo-older', use: 'sig', alg: 'ES256' };
  items.put(keys.signingKey('demo-older'), { key: jwk });
  const sig = sign('sha256', bytesToSign, olderKey).toString('base64');
  const payload = Buffer.from(statement).toString('base64');
  const envelope = { payload, payloadType, signatures: [{ keyid: 'demo-older', sig }] };
  items.put(keys.envelope(digest, 'pf-1', 'ds-a'), { ...permit, envelope });
  return envelope;
};

it('leaves a permit that an older key signed, as long as that key counts', async () => {
  const envelope = signedByAnOlderKey();
  expect(await deliver(task)).toEqual(done);
  expect(envelopes()).toEqual([envelope]);
});

it('signs a permit anew, over the same bytes, when the key that signed it was revoked', async () => {
  const { payload } = signedByAnOlderKey();
  expect(await deliver({ kind: 'revoke-key', kid: 'demo-older', causedBy: 'operator' })).toEqual(done);
  expect(await deliver(task)).toEqual(done);
  const [envelope] = envelopes();
  expect(envelope).toMatchObject({ payload });
  expect(envelope?.signatures[0].keyid).not.toBe('demo-older');
  const { envelope: list } = stored.parse(items.get(keys.statusList()));
  expect(JSON.parse(Buffer.from(list.payload, 'base64').toString('utf8'))).toMatchObject({
    revokedKeys: ['demo-older'],
  });
});

it('does not revoke the key that signs, nor one that nobody knows', async () => {
  await deliver(task);
  const kid = envelopes()[0]?.signatures[0].keyid;
  expect(await deliver({ kind: 'revoke-key', kid, causedBy: 'operator' })).toEqual(back);
  expect(await deliver({ kind: 'revoke-key', kid: 'nobody', causedBy: 'operator' })).toEqual(back);
  expect(items.get(keys.statusList())).toBeNull();
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
