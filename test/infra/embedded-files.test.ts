import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { bucketCredentials } from '../../infra/local/bucket-credentials.ts';
import { bucket, openBuckets } from '../../shared/aws/bucket.ts';
import { evidenceDownload } from '../../shared/aws/evidence-download.ts';
import { evidenceUpload } from '../../shared/aws/evidence-upload.ts';
import { evidenceVault } from '../../shared/aws/evidence-vault.ts';
import { fileKeys } from '../../shared/aws/file-keys.ts';
import { openTable } from '../../shared/aws/table.ts';
import { openCase, ruling, settle } from '../support/embedded-road.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { takenFiles } from '../support/sample-files.ts';

const region = 'ap-southeast-1';
const file = takenFiles['application/pdf'];
const sha256 = `sha256:${createHash('sha256').update(file).digest('hex')}`;
const ref = { dossierId: 'ds-1', evidenceId: 'ev-1' };

let run: EmbeddedRun;
beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

/** What the functions of the running system hold, made from what the run and its data folder say. */
const filesOf = () => {
  const { endpoints, tableName } = run.running() ?? {};
  const { dynamodb = '', kms = '', s3 = '' } = endpoints ?? {};
  const credentials = bucketCredentials({ file: (name) => join(run.dataDir, name) });
  const buckets = openBuckets({ endpoint: s3, region, credentials });
  const table = openTable(tableName ?? '', new DynamoDBClient({ endpoint: dynamodb, region, credentials }));
  const keys = fileKeys(table, 'State-EvidenceKey', new KMSClient({ endpoint: kms, region, credentials }));
  return {
    keys,
    table,
    presignUpload: evidenceUpload(buckets, 'state-quarantine'),
    presignDownload: evidenceDownload(buckets, 'state-outbox'),
    vault: evidenceVault({
      quarantine: bucket(buckets, 'state-quarantine'),
      evidence: bucket(buckets, 'state-evidence'),
      outbox: bucket(buckets, 'state-outbox'),
      keys,
    }),
  };
};

const download = async (): Promise<Buffer> => {
  const { vault, presignDownload } = filesOf();
  const opened = await vault.open(ref);
  if ('problem' in opened) throw new Error(opened.problem);
  const wish = { outboxKey: opened.outboxKey, name: 'báo cáo.pdf', mediaType: 'application/pdf' };
  const { url } = await presignDownload(wish, new Date());
  const answer = await fetch(url);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
  return Buffer.from(await answer.arrayBuffer());
};

test('a sealed file is read after kill -9, until its key is destroyed', async () => {
  const before = filesOf();
  const { url, method, headers } = await before.presignUpload(
    { ...ref, size: file.length, sha256 },
    new Date(),
  );
  expect((await fetch(url, { method, headers, body: Buffer.from(file) })).status).toBe(200);
  expect(await before.vault.inspect(ref)).toEqual({
    size: file.length,
    sha256,
    mediaType: 'application/pdf',
  });
  expect(await before.vault.seal(ref, sha256)).toEqual({ sealed: true });
  await before.vault.discard(ref);

  await run.kill();
  await run.start();
  expect(await download()).toEqual(Buffer.from(file));

  await filesOf().keys.destroy(ref.dossierId);
  expect(await filesOf().vault.open(ref)).toEqual({ problem: 'file-erased' });
});

const placeShape = z.object({
  evidenceId: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});

test('the owner erases the files of a withdrawn case over HTTP, and their names go too', async () => {
  const { dossierId } = await openCase(run, 'Nền tảng dừng');
  const path = `/dossiers/${dossierId}`;
  const announced = { name: 'Nguyễn Thị Hoàng Yến.pdf', size: file.length, sha256 };
  const announce = () => run.api('POST', `${path}/evidence`, { account: 'vendor', body: announced });
  const { evidenceId, upload } = placeShape.parse((await announce()).body);
  await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: Buffer.from(file) });
  await settle(run, 'vendor', { path: `${path}/evidence/${evidenceId}/confirmation`, body: announced });
  await settle(run, 'vendor', { path: `${path}/withdrawal`, body: { reasons: 'Dừng dự án' } });
  const { headers } = await run.api('GET', path, { account: 'owner' });
  const body = { ruling: { ...ruling, legalBasis: 'Luật 91/2025/QH15' }, reasons: 'Hết thời hạn lưu' };
  const guard = { 'if-match': headers.get('etag') ?? '' };
  await settle(run, 'owner', { path: `${path}/file-erasure`, body, headers: guard });
  const list = await until(
    () => run.api('GET', `${path}/evidence`, { account: 'auditor' }),
    ({ status }) => status === 200,
  );
  expect(list.body).toMatchObject({ items: [{ evidence: evidenceId, sha256 }] });
  expect(JSON.stringify(list.body)).not.toContain('Hoàng Yến');
  const opened = await until(
    () => filesOf().vault.open({ dossierId, evidenceId }),
    (outcome) => 'problem' in outcome,
  );
  expect(opened).toEqual({ problem: 'file-erased' });
  for (const answer of [
    await announce(),
    await run.api('GET', `${path}/evidence/${evidenceId}`, { account: 'auditor' }),
  ])
    expect(answer).toMatchObject({ status: 410, body: { code: 'file-erased' } });
  const { client, name: TableName } = filesOf().table;
  const { Item } = await client.send(
    new GetCommand({ TableName, Key: { pk: `DOSSIER#${dossierId}`, sk: `EVIDENCE#${evidenceId}` } }),
  );
  expect(Item).toMatchObject({ evidence: evidenceId, sha256 });
  expect(Item).not.toHaveProperty('name');
});

test('secrets lie in files that nobody else reads, and evidence lies on the disk as ciphertext', () => {
  const secrets = readdirSync(run.dataDir).filter((name) => name.endsWith('.secret'));
  expect(secrets).toEqual(expect.arrayContaining(['State-EvidenceKey.secret', 'functions.secret']));
  for (const name of secrets) expect(statSync(join(run.dataDir, name)).mode & 0o777).toBe(0o600);
  const folder = join(run.dataDir, 'buckets/state-evidence');
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(kept).toHaveLength(2);
  expect(kept.every((bytes) => !bytes.includes(Buffer.from('PDF')))).toBe(true);
});
