import { describe, expect, it } from 'vitest';
import { levels } from '../../../shared/domain/level.ts';
import { frozenIn } from '../../../shared/domain/dossier/conclusion-moves.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { eligibleAfter } from '../../support/domain/assessment-events.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, historyTo } from '../../support/domain/road.ts';
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
    const history = historyTo('assessing', { facts, then: [aCommand('record-results', { facts })] });
    const after = given(history)
      .when(aCommand('conclude', { facts }))
      .then(eligibleAfter(history, { level, validUntil }));
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
    const history = historyTo('assessing', { then: [claimed, accepted] });
    given(history)
      .when(aCommand('conclude'))
      .then(eligibleAfter(history, { level: 3, validUntil: lapse[3] }));
  });

  it('eligible takes findings that are closed', () => {
    const then = [aCommand('answer-finding'), aCommand('record-results')];
    const history = historyTo('remediating', { then });
    const after = given(history)
      .when(aCommand('conclude'))
      .then(eligibleAfter(history, { level: 3, validUntil: lapse[3] }));
    expect(after?.status).toBe('eligible');
  });

  it('not eligible needs nothing more and gives no permit', () => {
    const frozen = frozenIn(dossierIn('assessing'), aContext());
    const after = given(historyTo('assessing'))
      .when(aCommand('conclude', { body: { verdict: 'not-eligible', planFullyImplemented: false } }))
      .then([
        { type: 'ConcludedNotEligible', kind: 'READINESS', reasons, appealDueOn: '2027-01-31', frozen },
      ]);
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

  it('under conditions is recorded, leaves the case where it is, and makes no permit (R25)', () => {
    const history = historyTo('assessing');
    const frozen = frozenIn(dossierIn('assessing'), aContext());
    const after = given(history)
      .when(aCommand('conclude', { body: { verdict: 'conditional', deployBy: '2027-01-31' } }))
      .then([{ type: 'PassedConditionally', kind: 'CONDITIONAL', reasons, deployBy: '2027-01-31', frozen }]);
    expect(after).toMatchObject({
      status: 'assessing',
      permit: null,
      conclusion: null,
      conditional: { deployBy: '2027-01-31', unit: people.assessor.unit },
    });
  });

  it.each([
    [
      'a result',
      aCommand('record-results', { body: { results: [{ criterion: 'RSK-01', verdict: 'satisfied' }] } }),
      'results',
    ],
    ['a file', aCommand('confirm-evidence'), 'evidence'],
  ] as const)('freezes what it rests on: %s more is another digest', (_, command, part) => {
    const before = frozenIn(dossierIn('assessing'), aContext());
    const state = foldDossier(historyTo('assessing', { then: [command] }));
    const after = state && frozenIn(state, aContext());
    expect(after).toEqual({ ...before, [part]: after?.[part] });
    expect(after?.[part]).not.toBe(before[part]);
  });

  it('freezes the catalogue in its version, and the facts of the case', () => {
    const state = dossierIn('assessing');
    const before = frozenIn(state, aContext());
    const rules = { ...aContext().rules, version: '2' };
    expect(frozenIn(state, { ...aContext(), rules }).catalogue).not.toBe(before.catalogue);
    expect(frozenIn({ ...state, system: { hosting: 'cloud' } }, aContext()).facts).not.toBe(before.facts);
  });

  it('needs no acceptance report below level 3', () => {
    const facts = aCase({ proposedLevel: 2 });
    const history = historyTo('assessing', { facts, then: [aCommand('record-results', { facts })] });
    const after = given(history)
      .when(aCommand('conclude', { facts, body: { acceptanceReport: undefined } }))
      .then(
        eligibleAfter(history, { level: 2, validUntil: lapse[2] }).map((event) =>
          event.type === 'ConcludedEligible' ? { ...event, acceptanceReport: null } : event,
        ),
      );
    expect(after?.status).toBe('eligible');
  });
});
