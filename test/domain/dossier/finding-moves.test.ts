import { describe, expect, it } from 'vitest';
import { resultsRecorded } from '../../support/domain/assessment-events.ts';
import { aCommand, findingId } from '../../support/domain/commands.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';

const answered = {
  type: 'FindingAnswered',
  finding: findingId,
  answer: 'It is issued now.',
  plan: [{ action: 'Issue it', doneBy: '2026-12-01' }],
} as const;
const raised = {
  type: 'FindingRaised',
  finding: findingId,
  criterion: 'RSK-01',
  severity: 'major',
  dueOn: '2030-12-31',
  text: 'No procedure was shown.',
} as const;
const everything = aCommand('record-results');

describe('a finding', () => {
  it('is named after the command that raised it and calls for the vendor', () => {
    const after = given(historyTo('assessing')).when(aCommand('raise-finding')).then([raised]);
    expect(after).toMatchObject({
      status: 'remediating',
      findings: { [findingId]: { criterion: 'RSK-01', status: 'open' } },
    });
  });

  it('gives the case back to the assessor when answered', () => {
    const after = given(historyTo('remediating')).when(aCommand('answer-finding')).then([answered]);
    expect(after).toMatchObject({ status: 'assessing', findings: { [findingId]: { status: 'answered' } } });
  });

  it('leaves the case with the vendor while another one waits', () => {
    const after = given(historyTo('remediating', { then: [aCommand('raise-finding', { id: 'finding-2' })] }))
      .when(aCommand('answer-finding'))
      .then([answered]);
    expect(after?.status).toBe('remediating');
  });

  it('closes when it was answered and its criterion is found satisfied', () => {
    const history = historyTo('remediating', { then: [aCommand('answer-finding')] });
    const after = given(history)
      .when(everything)
      .then([resultsRecorded(history, everything), { type: 'FindingClosed', finding: findingId }]);
    expect(after).toMatchObject({ status: 'assessing', findings: { [findingId]: { status: 'closed' } } });
  });

  it('stays open until it is answered, whatever its criterion', () => {
    const history = historyTo('remediating');
    const after = given(history)
      .when(everything)
      .then([resultsRecorded(history, everything)]);
    expect(after).toMatchObject({ status: 'remediating', findings: { [findingId]: { status: 'open' } } });
  });

  it('does not close on another verdict, or on another criterion', () => {
    const history = historyTo('remediating', { then: [aCommand('answer-finding')] });
    const verdicts = [
      { criterion: 'RSK-01', verdict: 'partially-satisfied' },
      { criterion: 'RSK-02', verdict: 'satisfied' },
    ] as const;
    const command = aCommand('record-results', { body: { results: verdicts } });
    given(history)
      .when(command)
      .then([resultsRecorded(history, command)]);
  });

  it('closes when the assessor accepts what the vendor answered', () => {
    const after = given(historyTo('remediating', { then: [aCommand('answer-finding')] }))
      .when(aCommand('recheck-finding'))
      .then([{ type: 'FindingClosed', finding: findingId }]);
    expect(after).toMatchObject({ status: 'assessing', findings: { [findingId]: { status: 'closed' } } });
  });

  it('opens again, and waits for the vendor, when the assessor rejects the answer', () => {
    const rejected = { verdict: 'rejected', reasons: 'Nobody signed it.' } as const;
    const after = given(historyTo('remediating', { then: [aCommand('answer-finding')] }))
      .when(aCommand('recheck-finding', { body: rejected }))
      .then([{ type: 'FindingReopened', finding: findingId, reasons: rejected.reasons }]);
    expect(after).toMatchObject({ status: 'remediating', findings: { [findingId]: { status: 'open' } } });
  });

  it('is raised beside others that wait; each is answered and looked at by itself', () => {
    const second = 'finding-2';
    const after = given(
      historyTo('remediating', {
        then: [
          aCommand('raise-finding', { id: second }),
          aCommand('answer-finding', { body: { finding: second } }),
        ],
      }),
    )
      .when(aCommand('recheck-finding', { body: { finding: second } }))
      .then([{ type: 'FindingClosed', finding: second }]);
    expect(after).toMatchObject({
      status: 'remediating',
      findings: { [findingId]: { status: 'open' }, [second]: { status: 'closed' } },
    });
  });

  it('that is minor is answered without a plan', () => {
    const history = historyTo('assessing', {
      then: [aCommand('raise-finding', { body: { severity: 'minor' } })],
    });
    given(history)
      .when(aCommand('answer-finding', { body: { plan: undefined } }))
      .then([{ ...answered, plan: [] }]);
  });
});
