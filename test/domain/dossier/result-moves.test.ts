import { describe, expect, it } from 'vitest';
import { aCase } from '../../support/domain/a-case.ts';
import { resultsRecorded } from '../../support/domain/assessment-events.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';

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
});
