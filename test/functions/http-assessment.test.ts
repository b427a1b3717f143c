import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keys } from '../../shared/workflow/keys.ts';
import { aCouncil } from '../support/domain/commands.ts';
import { people } from '../workflow/people.ts';
import { approved, bring, movesAt, ruling } from './http-assessment.ts';
import { openCase, openDesk } from './http-desk.ts';
import { person } from './http-road.ts';

/** The criteria of the list, by until when they are due and how they are repeated. */
const listed = z.object({
  items: z.array(z.object({ id: z.string(), due: z.string(), minInterval: z.string().nullable() })),
});
const receipt = z.object({ body: z.looseObject({ code: z.string().optional() }) });
const asked = person('appraiser', 'BYT', 'security');
/** As long as a note may be. */
const note = 'Đã kiểm tra đầy đủ bằng chứng, đối chiếu quy chế. '.repeat(50).slice(0, 2000).trim();

describe.each([3, 5] as const)('a whole assessment at level %i', (level) => {
  const desk = openDesk();
  const eligible = {
    verdict: 'eligible',
    planFullyImplemented: true,
    acceptanceReport: { number: '7/BC', date: '2026-11-20' },
    reasons: 'Đủ điều kiện.',
    ruling,
  };
  let dossierId = '';
  const moves = () => movesAt(desk, dossierId);
  const seen = async () => (await desk.call(`GET /dossiers/${dossierId}`, { actor: people.auditor })).body;
  const due = async (when: string) => {
    const { body } = await desk.call(`GET /dossiers/${dossierId}/criteria`, { actor: people.auditor });
    return listed.parse(body).items.filter((criterion) => criterion.due === when);
  };
  const refusalOf = async (actor: typeof people.assessor) =>
    receipt.parse(await moves().decide('conclusion', actor, eligible)).body.code;
  /** Evidence of the day as the level allows it: a file of the case, or a paper where details stay on paper. */
  const evidenceOf = async (effectiveOn: string) =>
    level === 5
      ? [{ paper: 'Biên bản 3/BB, lưu tại BTC', effectiveOn }]
      : [{ evidence: await bring(desk, dossierId), effectiveOn }];
  const record = async (actor: typeof people.assessor, results: readonly object[]) => {
    for (let n = 0; n < results.length; n += 50)
      await moves().settle('results', actor, { results: results.slice(n, n + 50) });
  };

  it('has its level proposed anew, judged with a council and an opinion, and approved', async () => {
    const opened = await openCase(desk, {
      nameVi: `Nền tảng cấp ${level}`,
      proposedLevel: level === 5 ? 4 : 2,
    });
    dossierId = opened.dossierId;
    const hear = async ({ settle }: ReturnType<typeof moves>) => {
      await settle('council', people.owner, { ruling, members: aCouncil });
      const appraiser = level === 5 ? people.police : people.appraiser;
      await settle('opinion-requests', appraiser, { units: [asked.unit], dueOn: '2026-12-01', ruling });
      const waiting = () => desk.call('GET /dossiers?turn=mine', { actor: asked });
      expect((await waiting()).body).toMatchObject({ items: [{ id: dossierId }] });
      await settle('opinions', asked, { verdict: 'suitable', opinion: 'Nhất trí', ruling });
      expect((await waiting()).body).toMatchObject({ items: [] });
    };
    await approved(desk, dossierId, { level, hear });
    const found = { level: 3, matched: [{ article: 'Decree 331/2026/NĐ-CP Art. 13.2(a)' }], couldRaise: [] };
    expect(await seen()).toMatchObject({
      level,
      status: 'level-approved',
      levelFound: level === 3 ? found : null,
    });
  });

  it('counts a repeated criterion only on evidence, and names what is missing', async () => {
    await moves().settle('assignment', people.owner, { organisation: 'DGA', unit: 'DGA/assessment' });
    expect(await refusalOf(people.assessor)).toBe('criteria-unanswered');
    const criteria = await due('before-conclusion');
    const evidence = await evidenceOf('2026-11-10');
    const all = criteria.map(({ id }, n) => ({
      criterion: id,
      verdict: n === 0 ? 'partially-satisfied' : 'satisfied',
      note,
    }));
    await record(people.assessor, all);
    expect(await refusalOf(people.assessor)).toBe('evidence-missing');
    const repeated = criteria.filter(({ minInterval }) => minInterval !== null).map(({ id }) => id);
    await record(
      people.assessor,
      all.filter(({ criterion }) => repeated.includes(criterion)).map((one) => ({ ...one, evidence })),
    );
    expect(await refusalOf(people.assessor)).toBe('partial-without-finding');
  });

  it('goes on with another assessor, who takes the results over by name', async () => {
    await moves().settle('assignment', people.owner, { organisation: 'DGB', unit: 'DGB/assessment' });
    const criteria = (await due('before-conclusion')).map(({ id }) => id);
    expect(await seen()).toMatchObject({ obstacles: [{ code: 'results-not-taken-over', items: criteria }] });
    for (let n = 0; n < criteria.length; n += 50)
      await moves().settle('result-takeovers', people.otherAssessor, { criteria: criteria.slice(n, n + 50) });
    const { body } = await desk.call(`GET /dossiers/${dossierId}/criteria`, { actor: people.auditor });
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          id: criteria[1],
          former: null,
          result: expect.objectContaining({ by: 'DGA/assessment', note }),
          takenOver: expect.objectContaining({ by: 'DGB/assessment', author: people.otherAssessor.subject }),
        }),
      ]),
    });
  });

  it('tells of each criterion which unit recorded it and which took it over, until it is recorded anew', async () => {
    const one = (await due('before-conclusion')).find(({ minInterval }) => minInterval === null)?.id ?? '';
    const read = async () =>
      (await desk.call(`GET /dossiers/${dossierId}/criteria/${one}`, { actor: people.auditor })).body;
    const before = await read();
    const acts = [
      { act: 'recorded', by: 'DGA/assessment', verdict: expect.any(String) },
      { act: 'taken-over', by: 'DGB/assessment', author: people.otherAssessor.subject },
    ];
    expect(before).toMatchObject({ history: acts, takenOver: { by: 'DGB/assessment' } });
    await record(people.otherAssessor, [{ criterion: one, verdict: 'satisfied', note }]);
    const anew = { act: 'recorded', by: 'DGB/assessment', author: people.otherAssessor.subject };
    expect(await read()).toMatchObject({ history: [...acts, anew], takenOver: null });
    const { body } = await desk.call(`GET /dossiers/${dossierId}/criteria`, { actor: people.auditor });
    const same = expect.objectContaining({ id: one, former: null, takenOver: null });
    expect(body).toMatchObject({ items: expect.arrayContaining([same]) });
  });

  it('has its finding mended, is concluded, and stays under 32 KB with the longest notes', async () => {
    const { made, settle, applied } = moves();
    const [first] = await due('before-conclusion');
    const finding = await made('findings', people.otherAssessor, {
      criterion: first?.id,
      severity: 'major',
      dueOn: '2026-12-31',
      text: 'Quy trình chưa nêu tần suất.',
    });
    const plan = [{ action: 'Ban hành lại', doneBy: '2026-11-30' }];
    const look = (verdict: string) =>
      settle('finding-rechecks', people.otherAssessor, { finding, verdict, reasons: 'Đã xem.' });
    await settle('finding-answers', people.vendor, { finding, answer: 'Đã bổ sung.', plan });
    await look('rejected');
    await settle('finding-answers', people.vendor, { finding, answer: 'Đã ký.', plan });
    await look('accepted');
    await applied('conclusion', people.otherAssessor, eligible);
    expect(await seen()).toMatchObject({
      status: 'eligible',
      permit: { status: 'valid' },
      conclusion: { eligible: true, frozen: { catalogue: expect.stringMatching(/^sha256:/u) } },
      obstacles: [],
    });
    const item = desk.items.get(keys.state('dossier', dossierId));
    expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(32 * 1024);
  });

  it('is published once what is due before is met, and its tasks are completed with evidence', async () => {
    const { settle, decide, applied } = moves();
    await settle('publication-request', people.owner, {});
    const decision = { decision: 'approve', ruling };
    const open = (await due('before-publication')).map(({ id }) => id);
    expect((await decide('publication-decision', people.ministry, decision)).body).toMatchObject({
      code: 'publication-criteria-open',
      reasons: [{ details: { items: open } }],
    });
    await record(
      people.otherAssessor,
      open.map((criterion) => ({ criterion, verdict: 'satisfied' })),
    );
    await applied('publication-decision', people.ministry, decision);
    const evidence = await evidenceOf('2026-11-20');
    await settle('task-completions', people.owner, { criteria: ['DEC-19'], evidence });
    const body = z.looseObject({ tasks: z.array(z.object({ item: z.string() })) }).parse(await seen());
    expect(body).toMatchObject({
      status: 'published',
      permit: { status: 'valid' },
      completedTasks: [{ criterion: 'DEC-19', author: people.owner.subject, evidence }],
    });
    expect(body.tasks.map(({ item }) => item)).not.toContain('DEC-19');
  });
});
