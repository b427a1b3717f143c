import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { chot } from '../support/chot.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import {
  move,
  moves,
  openCase,
  outcomeOf,
  readCase,
  receiptIn,
  recordResults,
  request,
  ruling,
  settle,
} from '../support/embedded-road.ts';
import type { MoveRequest, Traveller } from '../support/embedded-road.ts';
import { takenFiles } from '../support/sample-files.ts';

const refusalShape = z.object({ items: z.array(z.looseObject({ code: z.string(), move: z.string() })) });
const placeShape = z.object({
  evidenceId: z.string(),
  upload: z.object({ url: z.string(), headers: z.record(z.string(), z.string()) }),
});
const linkShape = z.object({ url: z.string(), mediaType: z.string() });

/** Assesses for the Ministry of Finance, and publishes for it: two parts that may not meet in one case. */
const both = 'lan';

let run: EmbeddedRun;
let traveller: Traveller;

beforeAll(async () => {
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none' } });
  traveller = await openCase(run, 'Nền tảng độc lập');
  const body = { member: both, unit: 'BTC/assessment', roles: ['assessor', 'ministry'] };
  await settle(run, 'administrator.BTC', { path: '/organisations/BTC/appointments', body });
});
afterAll(async () => {
  await run.stop();
  run.remove();
});

const assignment = (organisation: string, unit: string): MoveRequest => ({
  account: 'owner',
  name: 'assignment',
  body: { organisation, unit },
});

/** The code that a move is refused with, at the door or by the worker. */
const refusedWith = async (wish: MoveRequest) => {
  const answer = await request(run, traveller, wish);
  const early = z.object({ code: z.string() }).safeParse(answer.body);
  if (early.success) return early.data.code;
  const { commandId } = receiptIn(answer);
  await outcomeOf(run, wish.account, commandId);
  const { body } = await run.api('GET', `/commands/${commandId}`, { account: wish.account });
  return z.object({ refusal: z.object({ code: z.string() }) }).parse(body).refusal.code;
};

const noted = async (account: string) =>
  refusalShape.parse((await run.api('GET', '/refusals', { account })).body).items.map(({ code }) => code);

describe('nobody decides on their own case', () => {
  test('whoever operates the system does not appraise it', async () => {
    const own = { path: '/dossiers', body: {} };
    const release = {
      version: '2.0.0',
      digests: [`sha256:${createHash('sha256').update('own').digest('hex')}`],
    };
    await settle(run, 'vendor', { path: `/platforms/${traveller.platformId}/releases`, body: release });
    const { body } = await run.api('GET', `/platforms/${traveller.platformId}`, { account: 'vendor' });
    const shape = z.object({ releases: z.array(z.object({ releaseId: z.string(), version: z.string() })) });
    const added = shape.parse(body).releases.find(({ version }) => version === '2.0.0');
    const releaseId = added?.releaseId ?? '';
    const { platformId } = traveller;
    const opening = { platformId, releaseId, proposedLevel: 3, operatingUnit: 'BTC/security' };
    const dossierId = await settle(run, 'vendor', { ...own, body: opening });
    const operated = { ...traveller, dossierId };
    await move(run, operated, moves.content);
    await move(run, operated, moves.submission);
    const answer = receiptIn(await request(run, operated, moves.appraisal));
    const { status } = await outcomeOf(run, 'appraiser', answer.commandId);
    expect(status).toBe('refused');
    expect(await noted('auditor')).toContain('appraiser-operates');
  });

  test('vendor, operator, the unit that assigns, and units without the function do not assess', async () => {
    for (const wish of [moves.content, moves.submission, moves.appraisal, moves['level-approval']])
      await move(run, traveller, wish);
    expect(await refusedWith(assignment('CTY-A', 'CTY-A/assessment'))).toBe('assessor-is-vendor');
    expect(await refusedWith(assignment('CTY-A', 'CTY-A/operations'))).toBe('assessor-operates');
    expect(await refusedWith(assignment('BTC', 'BTC/office'))).toBe('assessor-assigns-itself');
    expect(await refusedWith(assignment('DGA', 'DGA/delivery'))).toBe('assessor-unit-unknown');
  });

  test('who advised the vendor less than two years ago does not assess', async () => {
    const interest = { unit: 'DGB/assessment', vendor: 'CTY-A', kind: 'advised', lastDay: '2026-01-31' };
    await settle(run, 'administrator.DGB', { path: '/organisations/DGB/interests', body: interest });
    expect(await refusedWith(assignment('DGB', 'DGB/assessment'))).toBe('assessor-cooling-off');
  });

  test('whoever concluded does not publish', async () => {
    await move(run, traveller, assignment('BTC', 'BTC/assessment'));
    await recordResults(run, traveller, both);
    await move(run, traveller, { ...moves.conclusion, account: both });
    await move(run, traveller, moves['publication-request']);
    const decision = { account: both, name: 'publication-decision', body: { decision: 'approve', ruling } };
    expect(await refusedWith(decision)).toBe('concluder-may-not-decide');
    await move(run, traveller, moves['publication-decision']);
    expect((await readCase(run, traveller, 'vendor')).status).toBe('published');
  });

  test('each attempt is seen by the auditor and the publishing ministry, and by no other', async () => {
    const expected = ['concluder-may-not-decide', 'assessor-cooling-off', 'assessor-is-vendor'];
    expect(await noted('auditor')).toEqual(expect.arrayContaining(expected));
    expect(await noted('ministry')).toEqual(expect.arrayContaining(expected));
    expect(await noted('ministry-2')).toEqual([]);
    expect((await run.api('GET', '/refusals', { account: 'vendor' })).status).toBe(403);
  });

  test('who is dismissed has no power from then on, whatever the token says', async () => {
    const headers = { authorization: `Bearer ${await run.token(both)}` };
    const look = () => run.api('GET', `/dossiers/${traveller.dossierId}`, { headers });
    expect((await look()).status).toBe(200);
    await settle(run, 'administrator.BTC', { path: '/organisations/BTC/dismissals', body: { member: both } });
    expect(await look()).toMatchObject({ status: 403, body: { code: 'not-appointed' } });
  });

  test.each([['visitor'], [both]])(
    '%s, who holds no office, signs in, takes along what is theirs and is nobody else',
    async (account) => {
      const { body } = await run.api('GET', `/embedded/accounts/${account}`);
      expect(body).toEqual({ sub: account, unit: '', organisation: '', roles: '' });
      expect(await run.api('GET', '/people/me/export', { account })).toMatchObject({
        status: 200,
        body: { id: account, profile: null },
      });
      const headers = { prefer: 'wait=10' };
      const erased = await run.api('POST', '/people/me/erasure', { account, body: {}, headers });
      expect(erased).toMatchObject({ status: 200, body: { status: 'applied' } });
      expect((await run.api('GET', '/dossiers', { account })).status).toBe(403);
      expect(await noted('auditor')).toContain('not-appointed');
    },
  );
});

describe('the first registrar', () => {
  test('comes from the command line of whoever runs the system', async () => {
    const { code, stdout } = await chot(run, 'appoint-registrar', '--person', 'minh', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ person: 'minh', organisation: 'BKHCN' });
    const members = async () => {
      const { body } = await run.api('GET', '/organisations/BKHCN', { account: 'auditor' });
      return z.object({ members: z.record(z.string(), z.object({ roles: z.array(z.string()) })) }).parse(body)
        .members;
    };
    const found = await until(members, (all) => 'minh' in all);
    expect(found['minh']).toMatchObject({ roles: ['registrar'] });
    const body = { id: 'MOI', nameVi: 'Tổ chức mới', kind: 'enterprise' };
    await settle(run, 'minh', { path: '/organisations', body });
  });
});

describe('a file of a case', () => {
  const bytes = takenFiles['application/pdf'];
  const file = {
    name: 'Báo cáo dò quét.pdf',
    size: bytes.length,
    sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  };

  test('is uploaded, confirmed and, after kill -9, downloaded as it was', async () => {
    const path = `/dossiers/${traveller.dossierId}/evidence`;
    const { body } = await run.api('POST', path, { account: 'vendor', body: file });
    const { evidenceId, upload } = placeShape.parse(body);
    const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: bytes });
    expect(put.status).toBe(200);
    await settle(run, 'vendor', { path: `${path}/${evidenceId}/confirmation`, body: file });
    await run.kill();
    await run.start();
    const answer = await run.api('GET', `${path}/${evidenceId}`, { account: 'auditor' });
    const { url, mediaType } = linkShape.parse(answer.body);
    expect(mediaType).toBe('application/pdf');
    const got = await fetch(url);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment;/u);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('is refused by the bucket where other bytes come than were announced', async () => {
    const path = `/dossiers/${traveller.dossierId}/evidence`;
    const { body } = await run.api('POST', path, { account: 'vendor', body: file });
    const { upload } = placeShape.parse(body);
    const put = await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: 'khác' });
    expect(put.status).toBe(403);
  });
});
