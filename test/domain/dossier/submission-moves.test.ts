import { describe, expect, it } from 'vitest';
import { rulesetOf } from '../../../shared/rulesets/rulesets.ts';
import { fingerprintsOf } from '../../../shared/domain/dossier/change.ts';
import { digestOf as canonicalDigestOf } from '../../../shared/workflow/hash.ts';
import { systemFactsOf } from '../../../shared/domain/dossier/system-facts.ts';
import { aCase, digestOf } from '../../support/domain/a-case.ts';
import { aContent } from '../../support/domain/a-content.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';

const reasons = 'for the reasons of the file';

const saved = {
  type: 'ContentSaved',
  digest: digestOf('c'),
  factsDigest: digestOf('f'),
  found: { kind: 'determined', level: 3, criteria: ['13.2.a'], couldRaise: [] },
  hasGrounds: false,
  system: systemFactsOf(aContent()),
  said: fingerprintsOf(aContent(), canonicalDigestOf),
} as const;

describe('the submission', () => {
  it('opens the case that the vendor names', () => {
    const after = given([])
      .when(aCommand('open-dossier'))
      .then([{ type: 'DossierOpened', facts: aCase() }]);
    expect(after?.status).toBe('drafting');
  });

  it('keeps of the content its digest and that nothing is missing', () => {
    const after = given(historyTo('drafting'))
      .when(aCommand('save-content'))
      .then([{ ...saved, missing: [], regulationIssued: true }]);
    expect(after?.status).toBe('drafting');
  });

  it('keeps of a returned content which fields and that the regulation are to come', () => {
    const { securityPlan } = aContent();
    const content = aContent({
      securityPlan: { ...securityPlan, incidentResponse: undefined },
      securityRegulation: undefined,
    });
    const after = given(historyTo('returned'))
      .when(aCommand('save-content', { body: { content } }))
      .then([
        {
          ...saved,
          said: fingerprintsOf(content, canonicalDigestOf),
          missing: ['securityPlan.incidentResponse'],
          regulationIssued: false,
        },
      ]);
    expect(after?.status).toBe('returned');
  });

  it('accepts a complete dossier of level 3 and gives the appraiser fifteen working days', () => {
    const after = given(historyTo('drafting', { then: [aCommand('save-content')] }))
      .when(aCommand('submit'))
      .then([{ type: 'DossierSubmitted' }, { type: 'SubmissionAccepted', dueOn: '2026-11-23' }]);
    expect(after).toMatchObject({ status: 'awaiting-appraisal', submissions: 1, dueOn: '2026-11-23' });
  });

  it('accepts at level 2 what was returned before, without a statutory day', () => {
    const facts = aCase({ proposedLevel: 2 });
    const after = given(historyTo('returned', { facts, then: [aCommand('save-content', { facts })] }))
      .when(aCommand('submit'))
      .then([{ type: 'DossierSubmitted' }, { type: 'SubmissionAccepted', dueOn: null }]);
    expect(after).toMatchObject({ status: 'awaiting-appraisal', submissions: 2, dueOn: null });
  });

  it('returns a dossier that was never filled in, naming every field', () => {
    const missing = rulesetOf('ND331_2026').contentAsked(3, undefined);
    const after = given(historyTo('drafting'))
      .when(aCommand('submit'))
      .then([{ type: 'DossierSubmitted' }, { type: 'SubmissionReturned', missing, objection: null }]);
    expect(after?.status).toBe('returned');
  });

  it('ends when the vendor withdraws an approved level', () => {
    const after = given(historyTo('level-approved'))
      .when(aCommand('withdraw'))
      .then([{ type: 'DossierWithdrawn', reasons }]);
    expect(after).toMatchObject({ status: 'withdrawn', dueOn: null });
  });
});
