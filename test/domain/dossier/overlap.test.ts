import { describe, expect, it } from 'vitest';
import { aDuplicate } from '../../support/domain/a-duplicate.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { monday } from '../../support/domain/surroundings.ts';

const duplicates = [aDuplicate];
const { platformId } = aDuplicate;
const differs = [{ platformId, reason: 'It serves schools and no offices.' }];
const complete = historyTo('drafting', { then: [aCommand('save-content')] });
const answered = { named: [{ platformId, answered: true }], since: monday };

describe('a platform like one of the register', () => {
  it('is returned to its vendor where nobody says why it is another', () => {
    const after = given(complete)
      .when(aCommand('submit', { body: { duplicates } }))
      .then([
        { type: 'DossierSubmitted', duplicates },
        { type: 'SubmissionReturned', missing: [], objection: null, unanswered: [platformId] },
      ]);
    expect(after).toMatchObject({
      status: 'returned',
      overlap: { named: [{ platformId, answered: false }], since: monday },
    });
  });

  it('is accepted with the answer of its vendor, which the event keeps', () => {
    const after = given(complete)
      .when(aCommand('submit', { body: { duplicates, differs } }))
      .then([
        { type: 'DossierSubmitted', duplicates, differs },
        { type: 'SubmissionAccepted', dueOn: '2026-11-23' },
      ]);
    expect(after).toMatchObject({ status: 'awaiting-appraisal', overlap: answered });
  });

  it('needs no second answer when it is handed in again', () => {
    const again = historyTo('drafting', {
      then: [aCommand('submit', { body: { differs } }), aCommand('save-content')],
    });
    const after = given(again)
      .when(aCommand('submit', { body: { duplicates } }))
      .then([
        { type: 'DossierSubmitted', duplicates },
        { type: 'SubmissionAccepted', dueOn: '2026-11-23' },
      ]);
    expect(after?.overlap).toEqual(answered);
  });

  it('is told of another that came meanwhile, one by one', () => {
    const other = { ...aDuplicate, platformId: 'NTS-010' };
    given(complete)
      .when(aCommand('submit', { body: { duplicates: [aDuplicate, other], differs } }))
      .then([
        { type: 'DossierSubmitted', duplicates: [aDuplicate, other], differs },
        { type: 'SubmissionReturned', missing: [], objection: null, unanswered: ['NTS-010'] },
      ]);
  });

  it('is listed on the word of the ministry where it came up only at publication', () => {
    const after = given(historyTo('awaiting-publication'))
      .when(aCommand('approve-publication', { body: { duplicates, differs } }))
      .then([{ type: 'Published', duplicates, differs }]);
    expect(after).toMatchObject({ status: 'published', overlap: answered });
  });

  it('is remembered with the twenty that were named last', () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ ...aDuplicate, platformId: `pf-${n}` }));
    const after = given(complete)
      .when(aCommand('submit', { body: { duplicates: many, differs } }))
      .then([
        { type: 'DossierSubmitted', duplicates: many, differs },
        {
          type: 'SubmissionReturned',
          missing: [],
          objection: null,
          unanswered: many.map((one) => one.platformId),
        },
      ]);
    expect(after?.overlap.named).toHaveLength(20);
  });
});
