import { describe, expect, it } from 'vitest';
import { aCase, anAssignment } from '../../support/domain/a-case.ts';
import { aCommand, everyCriterion, findingId } from '../../support/domain/commands.ts';
import { aPerson } from '../../support/domain/people.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';

const allSatisfied = Object.fromEntries(
  everyCriterion(aCase()).results.map(({ criterion }) => [criterion, 's' as const]),
);
const notApplicable = aCommand('record-results', { body: everyCriterion(aCase(), 'not-applicable') });
const own = { organisation: 'BTC', unit: 'BTC/assessment' };
const another = { organisation: 'DGB', unit: 'DGB/assessment' };

describe('the assignment', () => {
  it('names the assessor', () => {
    const after = given(historyTo('level-approved'))
      .when(aCommand('assign'))
      .then([{ type: 'AssessorAssigned', assignment: anAssignment() }]);
    expect(after).toMatchObject({ status: 'assessing', assignment: anAssignment() });
  });

  it('keeps the licence that is named, where the register holds it today', () => {
    const qualification = { kind: 'licensed', number: 'GD-DGA' } as const;
    given(historyTo('level-approved'))
      .when(aCommand('assign', { body: { qualification } }))
      .then([{ type: 'AssessorAssigned', assignment: anAssignment({ qualification }) }]);
  });

  it('refuses a licence that the register does not hold', () => {
    given(historyTo('level-approved'))
      .when(aCommand('assign', { body: { qualification: { kind: 'licensed', number: '1/GP' } } }))
      .then(refused('assessor-not-qualified'));
  });

  it('is for units that the register holds as assessing', () => {
    given(historyTo('level-approved'))
      .when(aCommand('assign', { body: { unit: 'DGA/operations' } }))
      .then(refused('assessor-unit-unknown'));
  });

  it('is nobody’s to make to the own unit', () => {
    given(historyTo('level-approved'))
      .when(aCommand('assign', { actor: aPerson('owner', 'BTC', { unit: 'BTC/assessment' }), body: own }))
      .then(refused('assessor-assigns-itself'));
  });

  it('goes to another assessor while a finding is open', () => {
    const assignment = anAssignment(another);
    const after = given(historyTo('remediating'))
      .when(aCommand('reassign', { body: another }))
      .then([{ type: 'AssessorReassigned', assignment }]);
    expect(after).toMatchObject({ status: 'remediating', assignment });
  });
});

describe('the results', () => {
  it('are one letter for each verdict, beside those known before', () => {
    const results = [
      { criterion: 'RSK-01', verdict: 'satisfied' },
      { criterion: 'RSK-02', verdict: 'partially-satisfied' },
      { criterion: 'RSK-03', verdict: 'not-satisfied' },
      { criterion: 'RSK-04', verdict: 'not-applicable', note: 'no such asset' },
    ] as const;
    const after = given(historyTo('assessing', { then: [aCommand('record-results')] }))
      .when(aCommand('record-results', { body: { results } }))
      .then([
        { type: 'ResultsRecorded', results: { 'RSK-01': 's', 'RSK-02': 'p', 'RSK-03': 'n', 'RSK-04': 'a' } },
      ]);
    expect(after?.results).toEqual({ ...allSatisfied, 'RSK-02': 'p', 'RSK-03': 'n', 'RSK-04': 'a' });
  });

  it('become accepted where the appraiser agrees that a criterion does not apply (R29)', () => {
    const after = given(historyTo('assessing', { then: [notApplicable] }))
      .when(aCommand('accept-not-applicable'))
      .then([{ type: 'NotApplicableAccepted', criteria: ['RSK-01'] }]);
    expect(after?.results).toMatchObject({ 'RSK-01': 'A', 'RSK-02': 'a' });
  });
});

describe('a finding', () => {
  it('is named after the command that raised it and calls for the vendor', () => {
    const after = given(historyTo('assessing'))
      .when(aCommand('raise-finding'))
      .then([
        { type: 'FindingRaised', finding: findingId, criterion: 'RSK-01', text: 'No procedure was shown.' },
      ]);
    expect(after).toMatchObject({
      status: 'remediating',
      findings: { [findingId]: { criterion: 'RSK-01', status: 'open' } },
    });
  });

  it('gives the case back to the assessor when answered', () => {
    const after = given(historyTo('remediating'))
      .when(aCommand('answer-finding'))
      .then([{ type: 'FindingAnswered', finding: findingId, answer: 'It is issued now.' }]);
    expect(after).toMatchObject({ status: 'assessing', findings: { [findingId]: { status: 'answered' } } });
  });

  it('leaves the case with the vendor while another one waits', () => {
    const [raised] = historyTo('remediating').slice(-1);
    if (raised?.event.type !== 'FindingRaised') throw new Error('no finding on the road');
    const second = { ...raised, event: { ...raised.event, finding: 'finding-2' } };
    const after = given([...historyTo('remediating'), second])
      .when(aCommand('answer-finding'))
      .then([{ type: 'FindingAnswered', finding: findingId, answer: 'It is issued now.' }]);
    expect(after?.status).toBe('remediating');
  });

  it('closes when it was answered and its criterion is found satisfied', () => {
    const after = given(historyTo('remediating', { then: [aCommand('answer-finding')] }))
      .when(aCommand('record-results'))
      .then([
        { type: 'ResultsRecorded', results: allSatisfied },
        { type: 'FindingClosed', finding: findingId },
      ]);
    expect(after).toMatchObject({ status: 'assessing', findings: { [findingId]: { status: 'closed' } } });
  });

  it('stays open until it is answered, whatever its criterion', () => {
    const after = given(historyTo('remediating'))
      .when(aCommand('record-results'))
      .then([{ type: 'ResultsRecorded', results: allSatisfied }]);
    expect(after).toMatchObject({ status: 'remediating', findings: { [findingId]: { status: 'open' } } });
  });

  it('does not close on another verdict, or on another criterion', () => {
    const history = historyTo('remediating', { then: [aCommand('answer-finding')] });
    const verdicts = [
      { criterion: 'RSK-01', verdict: 'partially-satisfied' },
      { criterion: 'RSK-02', verdict: 'satisfied' },
    ] as const;
    given(history)
      .when(aCommand('record-results', { body: { results: verdicts } }))
      .then([{ type: 'ResultsRecorded', results: { 'RSK-01': 'p', 'RSK-02': 's' } }]);
  });
});
