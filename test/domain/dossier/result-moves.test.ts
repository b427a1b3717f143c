import { describe, expect, it } from 'vitest';
import { aCase } from '../../support/domain/a-case.ts';
import { resultsRecorded } from '../../support/domain/assessment-events.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const allSatisfied = Object.fromEntries(
  everyCriterion(aCase()).results.map(({ criterion }) => [criterion, 's' as const]),
);
const notApplicable = aCommand('record-results', { body: everyCriterion(aCase(), 'not-applicable') });
describe('the results', () => {
  it('are one letter for each verdict, beside those known before', () => {
    const results = [
      { criterion: 'RSK-01', verdict: 'satisfied' },
      { criterion: 'RSK-02', verdict: 'partially-satisfied' },
      { criterion: 'RSK-03', verdict: 'not-satisfied' },
      { criterion: 'RSK-04', verdict: 'not-applicable', note: 'no such asset' },
    ] as const;
    const history = historyTo('assessing', { then: [aCommand('record-results')] });
    const command = aCommand('record-results', { body: { results } });
    const after = given(history)
      .when(command)
      .then([resultsRecorded(history, command)]);
    expect(after?.results).toEqual({ ...allSatisfied, 'RSK-02': 'p', 'RSK-03': 'n', 'RSK-04': 'a' });
  });

  it('become accepted where the appraiser agrees that a criterion does not apply (R29)', () => {
    const after = given(historyTo('assessing', { then: [notApplicable] }))
      .when(aCommand('accept-not-applicable'))
      .then([{ type: 'NotApplicableAccepted', criteria: ['RSK-01'] }]);
    expect(after?.results).toMatchObject({ 'RSK-01': 'A', 'RSK-02': 'a' });
  });

  it('keep the newest effective day of evidence that grows old, and the day of a schedule; recording again replaces both', () => {
    const seen = (effectiveOn: string) => ({ paper: 'Biên bản', effectiveOn });
    const first = aCommand('record-results', {
      body: {
        results: [
          { criterion: 'VUL-03', verdict: 'satisfied', evidence: [seen('2026-10-02'), seen('2026-09-01')] },
          { criterion: 'RSK-01', verdict: 'satisfied', evidence: [seen('2026-10-02')] },
          { criterion: 'LOG-06', verdict: 'satisfied', scheduledFor: '2026-12-01' },
        ],
      },
    });
    const history = historyTo('assessing');
    const after = given(history)
      .when(first)
      .then([
        resultsRecorded(history, first, {
          effectiveOn: { 'VUL-03': '2026-10-02' },
          scheduledFor: { 'LOG-06': '2026-12-01' },
        }),
      ]);
    expect(after).toMatchObject({
      effectiveOn: { 'VUL-03': '2026-10-02' },
      scheduledFor: { 'LOG-06': '2026-12-01' },
    });
    const again = historyTo('assessing', { then: [first, aCommand('record-results')] });
    expect(foldDossier(again)?.effectiveOn).toMatchObject({ 'VUL-03': '2026-11-02', 'LOG-06': '2026-11-02' });
    expect(foldDossier(again)?.scheduledFor).toEqual({});
  });

  it('rest on files of this case, and on those that another case of the same platform keeps', () => {
    const evidence = [
      { evidence: 'ev-1', effectiveOn: '2026-10-01' },
      { evidence: 'ev-2', dossier: 'ds-0', effectiveOn: '2026-10-01' },
    ];
    const command = aCommand('record-results', {
      body: { results: [{ criterion: 'RSK-01', verdict: 'satisfied', evidence }] },
    });
    const found = { platformId: 'pf-1', sha256: 'sha256:e' };
    const context = {
      ...aContext(),
      evidence: [
        { dossier: 'ds-1', evidence: 'ev-1', ...found },
        { dossier: 'ds-0', evidence: 'ev-2', ...found },
      ],
    };
    const history = historyTo('assessing');
    given(history, context)
      .when(command)
      .then([resultsRecorded(history, command)]);
  });
});
