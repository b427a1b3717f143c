import { describe, expect, it } from 'vitest';
import { levels } from '../../../shared/domain/level.ts';
import { obstaclesToEligible } from '../../../shared/domain/dossier/conclusion-moves.ts';
import { aCase, aDossier } from '../../support/domain/a-case.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn, historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { aContext, monday } from '../../support/domain/surroundings.ts';

const reasons = 'for the reasons of the file';
const lapse = {
  1: '2028-11-02T17:00:00.000Z',
  2: '2028-11-02T17:00:00.000Z',
  3: '2027-11-02T17:00:00.000Z',
  4: '2027-11-02T17:00:00.000Z',
  5: '2027-05-02T17:00:00.000Z',
} as const;

describe('the conclusion', () => {
  it.each(levels)('eligible issues the permit of level %i in the same commit', (level) => {
    const facts = aCase({ proposedLevel: level });
    const validUntil = lapse[level];
    const after = given(historyTo('assessing', { facts, then: [aCommand('record-results', { facts })] }))
      .when(aCommand('conclude', { facts }))
      .then([
        { type: 'ConcludedEligible', level, reasons },
        { type: 'PermitIssued', level, validUntil },
      ]);
    expect(after).toMatchObject({
      status: 'eligible',
      conclusion: {
        subject: people.assessor.subject,
        unit: people.assessor.unit,
        at: monday,
        eligible: true,
      },
      permit: { status: 'valid', issuedAt: monday, validUntil, supersededFrom: null, since: monday },
    });
  });

  it('eligible takes criteria that do not apply when the appraiser has accepted each', () => {
    const criteria = everyCriterion(aCase()).results.map(({ criterion }) => criterion);
    const claimed = aCommand('record-results', { body: everyCriterion(aCase(), 'not-applicable') });
    const accepted = aCommand('accept-not-applicable', { body: { criteria } });
    given(historyTo('assessing', { then: [claimed, accepted] }))
      .when(aCommand('conclude'))
      .then([
        { type: 'ConcludedEligible', level: 3, reasons },
        { type: 'PermitIssued', level: 3, validUntil: lapse[3] },
      ]);
  });

  it('eligible takes findings that are closed', () => {
    const then = [aCommand('answer-finding'), aCommand('record-results')];
    const after = given(historyTo('remediating', { then }))
      .when(aCommand('conclude'))
      .then([
        { type: 'ConcludedEligible', level: 3, reasons },
        { type: 'PermitIssued', level: 3, validUntil: lapse[3] },
      ]);
    expect(after?.status).toBe('eligible');
  });

  it('not eligible needs nothing more and gives no permit', () => {
    const after = given(historyTo('assessing'))
      .when(aCommand('conclude', { body: { verdict: 'not-eligible', planFullyImplemented: false } }))
      .then([{ type: 'ConcludedNotEligible', reasons }]);
    expect(after).toMatchObject({ status: 'not-eligible', permit: null, conclusion: { eligible: false } });
  });

  it('is appealed: everything is assessed anew, by another unit', () => {
    const after = given(historyTo('not-eligible'))
      .when(aCommand('appeal'))
      .then([{ type: 'Appealed', reasons, barredUnit: people.assessor.unit }]);
    expect(after).toMatchObject({
      status: 'assessing',
      appealed: true,
      assignment: null,
      results: {},
      findings: {},
      conclusion: null,
      barredUnits: [people.assessor.unit],
    });
  });

  it('can be eligible after an appeal, from another unit', () => {
    const then = [
      aCommand('appeal'),
      aCommand('reassign', { body: { organisation: 'DGB', unit: people.otherAssessor.unit } }),
      aCommand('record-results', { actor: people.otherAssessor }),
      aCommand('conclude', { actor: people.otherAssessor }),
    ];
    expect(historyTo('not-eligible', { then }).at(-1)?.event.type).toBe('PermitIssued');
  });
});

describe('what prevents eligible', () => {
  it('is every kind of obstacle, each with all that it names', () => {
    const [first, ...others] = everyCriterion(aCase()).results.map(({ criterion }) => criterion);
    const satisfied = Object.fromEntries(others.map((criterion) => [criterion, 's' as const]));
    const dossier = aDossier({
      results: { ...satisfied, 'RSK-02': 'p', 'RSK-03': 'n', 'RSK-04': 'a', 'RSK-05': 'A' },
      findings: {
        f1: { criterion: 'RSK-02', status: 'open' },
        f2: { criterion: 'RSK-03', status: 'answered' },
        f3: { criterion: 'RSK-05', status: 'closed' },
      },
    });
    expect(obstaclesToEligible(dossier, aContext())).toEqual([
      { code: 'criteria-unanswered', items: [first] },
      { code: 'criteria-not-satisfied', items: ['RSK-02', 'RSK-03'] },
      { code: 'not-applicable-not-accepted', items: ['RSK-04'] },
      { code: 'findings-open', items: ['f1', 'f2'] },
    ]);
  });

  it('is nothing once concluded eligible', () => {
    expect(obstaclesToEligible(dossierIn('eligible'), aContext())).toEqual([]);
  });
});
