import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import { assessing, bring, file } from './http-assessment.ts';
import { openCase, openDesk } from './http-desk.ts';

const listed = z.object({
  ruleset: z.string(),
  rulesetVersion: z.string(),
  unverified: z.array(z.string()),
  items: z.array(
    z.looseObject({
      id: z.string(),
      due: z.string(),
      provenance: z.looseObject({ due: z.object({ confidence: z.string() }) }),
    }),
  ),
});

describe('the checklist over HTTP', () => {
  const desk = openDesk();
  let own = '';
  let earlier = '';
  let shared = '';
  const record = (results: readonly object[]) =>
    desk.call(`POST /dossiers/${own}/results`, {
      actor: people.assessor,
      body: { results },
      headers: { prefer: 'wait=5' },
    });

  beforeAll(async () => {
    const first = await openCase(desk);
    earlier = first.dossierId;
    shared = await bring(desk, earlier);
    await desk.settle(`POST /platforms/${first.platformId}/releases`, people.vendor, { version: '2.0.0' });
    const { body } = await desk.call(`GET /platforms/${first.platformId}`, { actor: people.vendor });
    const shape = z.object({ releases: z.array(z.object({ releaseId: z.string() })) });
    const releaseId = shape.parse(body).releases[1]?.releaseId;
    const next = await desk.settle('POST /dossiers', people.vendor, { ...first.opening, releaseId });
    own = next.aggregate.id;
    await assessing(desk, own);
  });

  it('is that of the law for what is assessed; a case of what no ruleset assesses is not opened', async () => {
    const { opening } = await openCase(desk, { nameVi: 'Nền tảng nữa' });
    const answer = await desk.call('POST /dossiers', {
      actor: people.vendor,
      body: { ...opening, subject: 'bridge' },
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'ruleset-unknown' } });
  });

  it('shows the version of the law, how each criterion is known, and what nobody has confirmed', async () => {
    const { body } = await desk.call(`GET /dossiers/${own}/criteria`, { actor: people.assessor });
    const list = listed.parse(body);
    expect(list).toMatchObject({ ruleset: 'ND331_2026', rulesetVersion: '1' });
    expect(list.unverified.length).toBeGreaterThan(0);
    const vul = list.items.find(({ id }) => id === 'VUL-03');
    expect(vul).toMatchObject({ due: 'before-conclusion', stale: false, established: null, result: null });
    expect(vul?.provenance.due.confidence).toBe('design-choice');
    expect(list.items.find(({ id }) => id === 'DEC-05')).toMatchObject({
      due: 'by-system',
      established: true,
    });
  });

  it('takes a result with a file of an earlier case of the platform, which may then be read from here', async () => {
    const unread = await desk.call(`GET /dossiers/${own}/evidence/${shared}`, { actor: people.assessor });
    expect(unread).toMatchObject({ status: 404, body: { code: 'no-such-evidence' } });
    const evidence = [{ evidence: shared, dossier: earlier, effectiveOn: '2026-10-05' }];
    const [one, other] = ['VUL-03', 'VUL-02'].map((criterion) => ({
      criterion,
      verdict: 'satisfied',
      evidence,
    }));
    expect(await record([one ?? {}, other ?? {}])).toMatchObject({ status: 200 });
    const read = await desk.call(`GET /dossiers/${own}/evidence/${shared}`, { actor: people.assessor });
    expect(read).toMatchObject({ status: 200, body: { name: file.name, sha256: file.sha256 } });
    const list = await desk.call(`GET /dossiers/${own}/evidence`, { actor: people.assessor });
    expect(list.body).toMatchObject({ items: [], references: [{ evidence: shared, dossier: earlier }] });
    const stranger = await desk.call(`GET /dossiers/${earlier}/evidence/${shared}`, {
      actor: people.assessor,
    });
    expect(stranger.status).toBe(404);
  });

  it('refuses a file of a case of another platform', async () => {
    const foreign = await openCase(desk, { nameVi: 'Nền tảng khác' });
    const evidence = await bring(desk, foreign.dossierId);
    const link = { evidence, dossier: foreign.dossierId, effectiveOn: '2026-10-05' };
    const answer = await record([{ criterion: 'VUL-03', verdict: 'satisfied', evidence: [link] }]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'evidence-unknown' } });
  });

  it('keeps everything that was recorded on a criterion, the oldest first', async () => {
    await record([{ criterion: 'RSK-01', verdict: 'not-satisfied', note: 'Chưa ban hành.' }]);
    await record([{ criterion: 'RSK-01', verdict: 'satisfied', note: 'Đã ban hành.' }]);
    const { body } = await desk.call(`GET /dossiers/${own}/criteria/RSK-01`, { actor: people.vendor });
    expect(body).toMatchObject({
      id: 'RSK-01',
      history: [
        { verdict: 'not-satisfied', note: 'Chưa ban hành.' },
        { verdict: 'satisfied', note: 'Đã ban hành.' },
      ],
    });
    const unknown = await desk.call(`GET /dossiers/${own}/criteria/XXX-01`, { actor: people.vendor });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'no-such-criterion' } });
  });

  it('reads a result that was kept by itself, before those of one command were kept together', async () => {
    const alone = {
      criterion: 'RSK-01',
      verdict: 'partial',
      note: 'Bản nháp.',
      evidence: [],
      scheduledFor: null,
    };
    const head = { version: 1, at: '2026-10-05T02:00:00.000Z', by: 'DGA/assessment', author: 'assessor.DGA' };
    desk.items.put({ pk: `DOSSIER#${own}`, sk: 'RESULT#RSK-01#000001' }, { ...alone, ...head });
    const { body } = await desk.call(`GET /dossiers/${own}/criteria/RSK-01`, { actor: people.vendor });
    expect(body).toMatchObject({
      history: [
        { act: 'recorded', ...alone, ...head },
        { verdict: 'not-satisfied' },
        { verdict: 'satisfied' },
      ],
    });
  });

  it('shows progress and compliance as two numbers, with what still prevents eligible and what must be attested', async () => {
    const { body } = await desk.call(`GET /dossiers/${own}`, { actor: people.assessor });
    const view = z
      .looseObject({
        progress: z.object({ count: z.number(), of: z.number() }),
        compliance: z.object({ count: z.number(), of: z.number() }),
        obstacles: z.array(z.object({ code: z.string() })),
      })
      .parse(body);
    expect(view.progress.count).toBe(3);
    expect(view.compliance).toEqual({ count: 3, of: 3 });
    expect(view.obstacles.map(({ code }) => code)).toEqual(['criteria-unanswered']);
    expect(view).toMatchObject({ attestations: { acceptanceReport: true }, tasks: [], scores: [] });
  });

  it.each([
    [
      'more evidence than ten pieces',
      { evidence: Array.from({ length: 11 }, () => ({ paper: 'a', effectiveOn: '2026-10-05' })) },
    ],
    ['evidence without its day', { evidence: [{ evidence: 'ev-1' }] }],
    ['a note longer than 2,000 characters', { note: 'x'.repeat(2001) }],
    ['a field that nobody knows', { score: 5 }],
  ])('refuses %s', async (_, more) => {
    const answer = await record([{ criterion: 'RSK-01', verdict: 'satisfied', ...more }]);
    expect(answer).toMatchObject({ status: 422, body: { code: 'request-invalid' } });
  });
});
