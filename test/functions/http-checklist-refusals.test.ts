import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checklistDesk, fileOf } from './checklist-desk.ts';
import type { ChecklistDesk } from './checklist-desk.ts';

let desk: ChecklistDesk;
beforeAll(async () => {
  desk = await checklistDesk();
});
/** Nothing of a file that is refused is applied, not even its good rows. */
afterEach(async () => {
  await desk.drain();
  expect([...(await desk.standing()).values()].filter((result) => result !== null)).toEqual([]);
});

const good = { criterion: 'VUL-03', verdict: 'satisfied' };
const columns = ['criterion', 'verdict', 'note', 'evidence', 'scheduledFor'];

describe('a row that is wrong refuses its file', () => {
  it.each([
    [
      'a criterion that is not on the list',
      { criterion: 'XXX-01', verdict: 'satisfied' },
      'criterion',
      'criterion-not-on-list',
    ],
    ['no criterion', { verdict: 'satisfied' }, 'criterion', 'missing'],
    ['a criterion that was there before', good, 'criterion', 'criterion-twice'],
    [
      'a criterion that the workflow decides',
      { criterion: 'DEC-05', verdict: 'satisfied' },
      'verdict',
      'criterion-decided-by-system',
    ],
    ['a verdict that is none', { criterion: 'RSK-01', verdict: 'đạt' }, 'verdict', 'not-one-of'],
    ['a note without a verdict', { criterion: 'RSK-01', note: 'Đạt' }, 'verdict', 'verdict-missing'],
    [
      'a note that is too long',
      { criterion: 'RSK-01', verdict: 'satisfied', note: 'x'.repeat(2001) },
      'note',
      'too-large',
    ],
    [
      'a note that shows itself otherwise',
      { criterion: 'RSK-01', verdict: 'satisfied', note: 'a\u202Eb' },
      'note',
      'wrong-format',
    ],
    [
      'not applicable without a reason',
      { criterion: 'RSK-01', verdict: 'not-applicable' },
      'note',
      'reason-missing',
    ],
    [
      'evidence in no form',
      { criterion: 'RSK-01', verdict: 'satisfied', evidence: 'ev-1' },
      'evidence',
      'evidence-form',
    ],
    [
      'evidence with a day that is none',
      { criterion: 'RSK-01', verdict: 'satisfied', evidence: '5/10/2026 ev-1' },
      'evidence',
      'not-a-day',
    ],
    [
      'evidence that does not exist',
      { criterion: 'RSK-01', verdict: 'satisfied', evidence: '2026-10-05 ev-1' },
      'evidence',
      'evidence-unknown',
    ],
    [
      'evidence from the future',
      { criterion: 'RSK-01', verdict: 'satisfied', evidence: '2027-01-01 paper: a' },
      'evidence',
      'effective-day-in-future',
    ],
    [
      'a schedule that is no day',
      { criterion: 'RSK-01', verdict: 'satisfied', scheduledFor: '1/2/2027' },
      'scheduledFor',
      'not-a-day',
    ],
    [
      'a schedule for what is done once',
      { criterion: 'RSK-01', verdict: 'satisfied', scheduledFor: '2026-01-01' },
      'scheduledFor',
      'schedule-not-possible',
    ],
  ])('for %s', async (...[, row, column, code]) => {
    const answer = await desk.bring(fileOf([good, row], columns));
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'checklist-invalid', reasons: [{ row: 3, column, code }], details: { problems: 1 } },
    });
  });

  it('names every such row, the first two hundred of them, in the language of the reader', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => ({
      criterion: `XXX-${String(n)}`,
      verdict: 'satisfied',
    }));
    const answer = await desk.bring(fileOf([good, ...rows]), { headers: { 'accept-language': 'en' } });
    expect(answer.body).toMatchObject({ details: { problems: 300 } });
    const { reasons } = z.object({ reasons: z.array(z.unknown()) }).parse(answer.body);
    expect(reasons).toHaveLength(200);
    expect(reasons[199]).toEqual({
      row: 202,
      column: 'criterion',
      code: 'criterion-not-on-list',
      message: 'A criterion is not on the list of this level.',
    });
  });

  it.each([
    [
      'an unknown column',
      'criterion,verdict,điểm\nVUL-03,satisfied,5',
      { row: 1, column: 'điểm', code: 'column-unknown' },
    ],
    [
      'cells between other marks',
      'criterion|verdict\nVUL-03|satisfied',
      { row: 1, column: 'criterion|verdict', code: 'column-unknown' },
    ],
    [
      'a column that is there twice',
      'criterion,verdict,verdict\nVUL-03,satisfied,satisfied',
      { row: 1, column: 'verdict', code: 'column-twice' },
    ],
    [
      'no column of verdicts',
      'criterion,note\nVUL-03,a',
      { row: 1, column: 'verdict', code: 'column-missing' },
    ],
    ['nothing in it', '', { row: 1, column: 'criterion', code: 'column-missing' }],
    [
      'a row of other length',
      'criterion,verdict,note\nVUL-03,satisfied,\nRSK-01,satisfied',
      { row: 3, column: null, code: 'cells-differ' },
    ],
    [
      'a quote that does not end',
      'criterion,verdict\nVUL-03,satisfied\nRSK-01,"satisfied',
      { row: 3, column: null, code: 'quote-broken' },
    ],
  ])('as does %s', async (_, file, reason) => {
    const answer = await desk.bring(file);
    expect(answer).toMatchObject({ status: 422, body: { code: 'checklist-invalid' } });
    expect(answer.body).toHaveProperty('reasons.0', expect.objectContaining(reason));
  });
});
