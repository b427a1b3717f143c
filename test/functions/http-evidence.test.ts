import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Actor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { refusedFiles, takenFiles } from '../support/sample-files.ts';
import { people } from '../workflow/people.ts';
import { content, openCase, openDesk } from './http-desk.ts';

const pdf = takenFiles['application/pdf'];
const announced = (bytes: Uint8Array, name = 'Kế hoạch.pdf') => ({
  name,
  size: bytes.length,
  sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
});
const place = z.object({
  evidenceId: z.string(),
  upload: z.object({ url: z.string(), method: z.literal('PUT') }),
});
const link = z.object({ url: z.string(), expiresAt: z.string(), name: z.string() });

/** A case at a desk, and the ways to bring a file into it. */
const start = async () => {
  const desk = openDesk();
  const { dossierId, opening } = await openCase(desk);
  const path = `/dossiers/${dossierId}/evidence`;
  const announce = async (file: object, actor: Actor = people.vendor) =>
    desk.call(`POST ${path}`, { actor, body: file });
  /** Announces a file and lays these bytes where the link points to. */
  const upload = async (file: object, bytes: Uint8Array) => {
    const { evidenceId } = place.parse((await announce(file)).body);
    await desk.files.quarantine.putNew(`${dossierId}/${evidenceId}`, bytes);
    return evidenceId;
  };
  const confirm = (evidenceId: string, file: object, actor: Actor = people.vendor) =>
    desk.call(`POST ${path}/${evidenceId}/confirmation`, {
      actor,
      body: file,
      headers: { prefer: 'wait=5' },
    });
  const bring = async (bytes: Uint8Array, file: object = announced(bytes)) => {
    const evidenceId = await upload(file, bytes);
    return { evidenceId, answer: await confirm(evidenceId, file) };
  };
  const get = (rest: string, actor: Actor = people.vendor) => desk.call(`GET ${path}${rest}`, { actor });
  return { ...desk, dossierId, opening, announce, upload, confirm, bring, get };
};

describe('a file that is brought into a case', () => {
  it('is listed once its bytes were looked at, by its real type, size and SHA-256', async () => {
    const { bring, get } = await start();
    const { evidenceId, answer } = await bring(pdf);
    expect(answer).toMatchObject({ status: 200, body: { events: ['EvidenceConfirmed'] } });
    expect((await get('')).body).toMatchObject({
      items: [{ evidence: evidenceId, mediaType: 'application/pdf', ...announced(pdf) }],
    });
  });

  it.each(['x'.repeat(81), '%2e%2e', '-a'])('is not confirmed under %s, which is no id', async (name) => {
    const { confirm, queues } = await start();
    expect(await confirm(name, announced(pdf))).toMatchObject({ status: 404 });
    expect(queues.heads()).toEqual([]);
  });

  it('has its name in no event', async () => {
    const { bring, items, dossierId } = await start();
    await bring(pdf, announced(pdf, 'Nguyễn Thị Hoàng Yến.pdf'));
    const events = items.under(keys.state('dossier', dossierId).pk, 'EVENT#');
    expect(JSON.stringify(events)).not.toContain('Hoàng Yến');
  });

  it('is kept once, however often it is confirmed', async () => {
    const { bring, confirm, get } = await start();
    const { evidenceId } = await bring(pdf);
    const again = await confirm(evidenceId, announced(pdf));
    expect(again).toMatchObject({ status: 409, body: { code: 'already-exists' } });
    expect((await get('')).body).toMatchObject({ items: [{ evidence: evidenceId }] });
  });

  const page = Buffer.from('<!doctype html><script>1</script>');
  const program = refusedFiles['a program of Linux'];
  it.each([
    {
      what: 'other bytes than announced',
      bytes: takenFiles['image/png'],
      given: announced(pdf),
      code: 'file-differs',
    },
    {
      what: 'a page that a browser would run',
      bytes: page,
      given: announced(page),
      code: 'file-type-refused',
    },
    { what: 'a program', bytes: program, given: announced(program), code: 'file-type-refused' },
  ])('is refused where it is $what', async ({ bytes, given, code }) => {
    const { bring, get } = await start();
    const { answer } = await bring(bytes, given);
    expect(answer).toMatchObject({ status: 409, body: { code } });
    expect((await get('')).body).toEqual({ items: [], references: [] });
  });

  it('is refused where nothing was uploaded', async () => {
    const { confirm } = await start();
    expect(await confirm('ev-nothing', announced(pdf))).toMatchObject({ body: { code: 'file-missing' } });
  });

  it('has at most 25 MiB', async () => {
    const { announce } = await start();
    const answer = await announce({ ...announced(pdf), size: 25 * 1024 * 1024 + 1 });
    expect(answer).toMatchObject({ status: 422, body: { code: 'file-too-large' } });
  });

  it('is brought by a party; the auditor reads, and a stranger meets no case', async () => {
    const { announce, bring, get } = await start();
    await bring(pdf);
    expect(await announce(announced(pdf), people.auditor)).toMatchObject({
      status: 403,
      body: { code: 'not-your-move' },
    });
    expect(await get('', people.auditor)).toMatchObject({ status: 200 });
    for (const answer of [
      await announce(announced(pdf), people.otherVendor),
      await get('', people.otherVendor),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'no-such-dossier' } });
  });

  it('is never taken of a level 5 system, whose details stay on paper', async () => {
    const { call, settle, opening } = await start();
    await settle(`POST /platforms/${opening.platformId}/releases`, people.vendor, { version: '5.0.0' });
    const { body } = await call(`GET /platforms/${opening.platformId}`, { actor: people.vendor });
    const shape = z.object({ releases: z.array(z.object({ releaseId: z.string() })) });
    const releaseId = shape.parse(body).releases[1]?.releaseId;
    const opened = await settle('POST /dossiers', people.vendor, { ...opening, releaseId, proposedLevel: 5 });
    const answer = await call(`POST /dossiers/${opened.aggregate.id}/evidence`, {
      actor: people.vendor,
      body: announced(pdf),
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'details-kept-on-paper' } });
  });
});

describe('a download', () => {
  it('is a link for five minutes to a copy, under a safe name, and is recorded before it is given', async () => {
    const { bring, get, items, dossierId } = await start();
    const { evidenceId } = await bring(pdf, announced(pdf, '..\\../../etc/kế hoạch.html'));
    const answer = await get(`/${evidenceId}`, people.auditor);
    const { url } = link.parse(answer.body);
    const asked = new URL(url).searchParams;
    expect(asked.get('X-Amz-Expires')).toBe('300');
    expect(asked.get('response-content-disposition')).toMatch(/^attachment; filename=/u);
    expect(asked.get('response-content-disposition')).not.toMatch(/\.\.|\/etc|\\/u);
    expect(asked.get('response-content-type')).toBe('application/pdf');
    const { pk } = keys.state('dossier', dossierId);
    expect(items.under(pk, 'DOWNLOAD#')).toMatchObject([
      { evidence: evidenceId, to: { subject: 'auditor.KTNN' } },
    ]);
    expect(JSON.stringify(items.under(pk, 'EVENT#'))).toContain('EvidenceOpened');
  });

  it('of no such file is not found', async () => {
    const { get } = await start();
    expect(await get('/ev-nothing')).toMatchObject({ status: 404, body: { code: 'no-such-evidence' } });
  });
});

describe('the signed document of a ruling', () => {
  const appraise = async (
    attachment: (bring: Awaited<ReturnType<typeof start>>['bring']) => Promise<string>,
  ) => {
    const desk = await start();
    const path = `/dossiers/${desk.dossierId}`;
    const headers = async () => {
      const { headers: shown } = await desk.call(`GET ${path}`, { actor: people.vendor });
      return { 'if-match': shown['etag'] ?? '', prefer: 'wait=5' };
    };
    await desk.call(`PUT ${path}/content`, { actor: people.vendor, body: content, headers: await headers() });
    await desk.settle(`POST ${path}/submission`, people.vendor, {});
    const ruling = {
      documentNumber: '1/TĐ-BTC',
      documentDate: '2026-11-20',
      attachment: await attachment(desk.bring),
    };
    const body = { verdict: 'suitable', level: 3, ruling };
    const answer = await desk.call(`POST ${path}/appraisal`, {
      actor: people.appraiser,
      body,
      headers: await headers(),
    });
    const history = await desk.call(`GET ${path}/history`, { actor: people.vendor });
    return { answer, history };
  };

  it('is attached by its id, and its digest stands in the history', async () => {
    const { answer, history } = await appraise(async (bring) => (await bring(pdf)).evidenceId);
    expect(answer.status).toBe(200);
    const { sha256 } = announced(pdf);
    const shape = z.object({ items: z.array(z.looseObject({ decidedOn: z.unknown() })) });
    expect(shape.parse(history.body).items.at(-1)).toMatchObject({ decidedOn: { attachment: sha256 } });
  });

  it('is a confirmed file of this case, or the ruling is refused', async () => {
    const { answer } = await appraise(() => Promise.resolve('ev-nothing'));
    expect(answer).toMatchObject({ status: 409, body: { code: 'attachment-unknown' } });
  });
});
