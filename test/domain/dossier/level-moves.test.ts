import { describe, expect, it } from 'vitest';
import { aCase } from '../../support/domain/a-case.ts';
import { aContent } from '../../support/domain/a-content.ts';
import { aCommand, aCouncil } from '../../support/domain/commands.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { monday } from '../../support/domain/surroundings.ts';
import { people } from '../../support/domain/people.ts';

const rated = { systemType: 'citizen-business', informationClasses: ['personal'] } as const;
const reasons = 'for the reasons of the file';
const signedBy = ({ subject, unit }: { subject: string; unit: string }) => ({ subject, unit, at: monday });
const afresh = { status: 'returned', expertOpinion: null, council: null, appraisal: null, dueOn: null };

describe('appraisal and approval of the level', () => {
  it('keep who gave the expert opinion', () => {
    const facts = aCase({ proposedLevel: 4 });
    const after = given(historyTo('awaiting-appraisal', { facts }))
      .when(aCommand('expert-opinion'))
      .then([{ type: 'ExpertOpinionGiven', opinion: 'The plan fits the level.', dueOn: '2026-12-08' }]);
    expect(after).toMatchObject({
      status: 'awaiting-appraisal',
      expertOpinion: signedBy(people.specialisedUnit),
    });
  });

  it('keep who appointed a council', () => {
    const after = given(historyTo('awaiting-appraisal'))
      .when(aCommand('appoint-council'))
      .then([{ type: 'CouncilAppointed', members: aCouncil }]);
    expect(after).toMatchObject({
      status: 'awaiting-appraisal',
      council: { ...signedBy(people.owner), members: aCouncil },
    });
  });

  it('start anew when the appraiser returns an incomplete dossier', () => {
    const after = given(historyTo('awaiting-appraisal', { then: [aCommand('appoint-council')] }))
      .when(aCommand('return-incomplete'))
      .then([{ type: 'ReturnedIncomplete', reasons }]);
    expect(after).toMatchObject(afresh);
  });

  it('find a dossier suitable and give the approver seven working days', () => {
    const after = given(historyTo('awaiting-appraisal'))
      .when(aCommand('appraise'))
      .then([{ type: 'AppraisedSuitable', level: 3, dueOn: '2026-11-11' }]);
    expect(after).toMatchObject({
      status: 'appraised',
      appraisal: { ...signedBy(people.specialisedUnit), level: 3 },
    });
  });

  it('find a level suitable that open facts could raise, for the grounds that the appraiser states', () => {
    const facts = aCase({ proposedLevel: 1 });
    const content = { facts: { ...rated, conditionalBusiness: false, riskOutcomeLevel: 1 } };
    const history = historyTo('awaiting-appraisal', {
      facts: { ...facts, proposedLevel: 2 },
      content: { ...content, vendorGrounds: 'It grows.' },
    });
    given(history)
      .when(aCommand('appraise', { facts, body: { level: 2, reasons } }))
      .then([
        {
          type: 'AppraisedSuitable',
          level: 2,
          dueOn: '2026-11-11',
          reasons,
          openFacts: ['settlesAdministrativeProcedures', 'basicDataSubjects', 'sensitiveDataSubjects'],
        },
      ]);
  });

  it.each([
    [reasons, reasons],
    [undefined, ''],
  ])('find a dossier not yet suitable (reasons: %s)', (given_, kept) => {
    const after = given(historyTo('awaiting-appraisal'))
      .when(aCommand('appraise', { body: { verdict: 'not-yet-suitable', reasons: given_ } }))
      .then([{ type: 'AppraisedNotYetSuitable', reasons: kept }]);
    expect(after).toMatchObject(afresh);
  });

  it('approve level 3 without a decision of the Prime Minister', () => {
    const after = given(historyTo('appraised'))
      .when(aCommand('approve-level', { body: { primeMinisterDecision: undefined } }))
      .then([{ type: 'LevelApproved', level: 3, primeMinisterDecision: null }]);
    expect(after).toMatchObject({
      status: 'level-approved',
      approval: { ...signedBy(people.owner), level: 3, imported: false },
      dueOn: null,
    });
  });

  it('start anew when the approver declines', () => {
    const facts = aCase({ proposedLevel: 5 });
    const after = given(historyTo('appraised', { facts }))
      .when(aCommand('decline-level', { facts }))
      .then([{ type: 'LevelDeclined', reasons }]);
    expect(after).toMatchObject(afresh);
  });

  it('take over a level that was approved on paper', () => {
    const after = given(historyTo('drafting', { then: [aCommand('save-content')] }))
      .when(aCommand('import-level', { body: { level: 4, primeMinisterDecision: undefined } }))
      .then([{ type: 'LevelImported', level: 4, primeMinisterDecision: null }]);
    expect(after).toMatchObject({
      status: 'level-approved',
      approval: { ...signedBy(people.registrar), level: 4, imported: true },
    });
  });

  it('take over a level that open facts could raise, for the grounds that the registrar states', () => {
    const facts = aCase({ proposedLevel: 2 });
    const stated = { ...rated, conditionalBusiness: false, riskOutcomeLevel: 1 } as const;
    const saved = aCommand('save-content', { facts, body: { content: aContent({ facts: stated }) } });
    given(historyTo('drafting', { facts, then: [saved] }))
      .when(aCommand('import-level', { facts, body: { reasons, primeMinisterDecision: undefined } }))
      .then([
        {
          type: 'LevelImported',
          level: 2,
          primeMinisterDecision: null,
          reasons,
          openFacts: ['settlesAdministrativeProcedures', 'basicDataSubjects', 'sensitiveDataSubjects'],
        },
      ]);
  });
});
