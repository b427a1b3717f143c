import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { people } from '../workflow/people.ts';
import { assessing, bring, movesAt, ruling } from './http-assessment.ts';
import { openCase, openDesk } from './http-desk.ts';

/** Every criterion that people judge before the conclusion, by how it is repeated. */
const judged = z.object({
  items: z.array(z.object({ id: z.string(), due: z.string(), minInterval: z.string().nullable() })),
});

describe.each([3, 5] as const)(
  'a whole assessment at level %i, with evidence and a finding round',
  (level) => {
    const desk = openDesk();
    const eligible = {
      verdict: 'eligible',
      planFullyImplemented: true,
      acceptanceReport: { number: '7/BC', date: '2026-11-20' },
      reasons: 'Đủ điều kiện.',
      ruling,
    };

    it('goes from the first result to the permit, and is refused for everything that is still missing', async () => {
      const { dossierId } = await openCase(desk, { nameVi: `Nền tảng cấp ${level}`, proposedLevel: level });
      const moves = movesAt(desk, dossierId);
      await assessing(desk, dossierId, level);
      const evidence =
        level === 5
          ? [{ paper: 'Biên bản 3/BB, lưu tại BTC', effectiveOn: '2026-11-10' }]
          : [{ evidence: await bring(desk, dossierId), effectiveOn: '2026-11-10' }];
      const { body } = await desk.call(`GET /dossiers/${dossierId}/criteria`, { actor: people.assessor });
      const criteria = judged.parse(body).items.filter(({ due }) => due === 'before-conclusion');
      const results = criteria.map(({ id, minInterval }, n) => ({
        criterion: id,
        verdict: n === 0 ? 'partially-satisfied' : 'satisfied',
        note: 'Đã kiểm tra.',
        ...(minInterval !== null && { evidence }),
      }));
      expect(await moves.decide('conclusion', people.assessor, eligible)).toMatchObject({
        body: { code: 'criteria-unanswered' },
      });
      for (let n = 0; n < results.length; n += 50)
        await moves.settle('results', people.assessor, { results: results.slice(n, n + 50) });
      expect(await moves.decide('conclusion', people.assessor, eligible)).toMatchObject({
        body: { code: 'partial-without-finding' },
      });
      const finding = await moves.made('findings', people.assessor, {
        criterion: criteria[0]?.id,
        severity: 'major',
        dueOn: '2026-12-31',
        text: 'Quy trình chưa nêu tần suất.',
      });
      const answer = {
        finding,
        answer: 'Đã bổ sung.',
        plan: [{ action: 'Ban hành lại', doneBy: '2026-11-30' }],
      };
      await moves.settle('finding-answers', people.vendor, answer);
      await moves.settle('finding-rechecks', people.assessor, {
        finding,
        verdict: 'rejected',
        reasons: 'Chưa ký.',
      });
      await moves.settle('finding-answers', people.vendor, { ...answer, answer: 'Đã ký.' });
      await moves.settle('finding-rechecks', people.assessor, {
        finding,
        verdict: 'accepted',
        reasons: 'Đã ký.',
      });
      await moves.applied('conclusion', people.assessor, eligible);
      const seen = await desk.call(`GET /dossiers/${dossierId}`, { actor: people.vendor });
      expect(seen.body).toMatchObject({
        status: 'eligible',
        permit: { status: 'valid' },
        conclusion: { eligible: true, frozen: { catalogue: expect.stringMatching(/^sha256:/u) } },
        obstacles: [],
      });
    });
  },
);
