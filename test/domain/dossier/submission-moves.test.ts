import { describe, expect, it } from 'vitest';
import { missingSections, requiredSections } from '../../../shared/domain/dossier/content.ts';
import { aCase, aContent, digestOf } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';

const reasons = 'for the reasons of the file';

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
      .then([{ type: 'ContentSaved', digest: digestOf('c'), missing: [], regulationIssued: true }]);
    expect(after?.status).toBe('drafting');
  });

  it('keeps of a returned content which sections and that the regulation are to come', () => {
    const content = aContent({ securityPlan: '', securityRegulation: undefined });
    const after = given(historyTo('returned'))
      .when(aCommand('save-content', { body: { content } }))
      .then([
        { type: 'ContentSaved', digest: digestOf('c'), missing: ['securityPlan'], regulationIssued: false },
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
    const after = given(historyTo('returned', { facts, then: [aCommand('save-content')] }))
      .when(aCommand('submit'))
      .then([{ type: 'DossierSubmitted' }, { type: 'SubmissionAccepted', dueOn: null }]);
    expect(after).toMatchObject({ status: 'awaiting-appraisal', submissions: 2, dueOn: null });
  });

  it('returns a dossier that was never filled in, naming every section', () => {
    const after = given(historyTo('drafting'))
      .when(aCommand('submit'))
      .then([{ type: 'DossierSubmitted' }, { type: 'SubmissionReturned', missing: [...requiredSections] }]);
    expect(after?.status).toBe('returned');
  });

  it('ends when the vendor withdraws an approved level', () => {
    const after = given(historyTo('level-approved'))
      .when(aCommand('withdraw'))
      .then([{ type: 'DossierWithdrawn', reasons }]);
    expect(after).toMatchObject({ status: 'withdrawn', dueOn: null });
  });
});

describe('what a dossier still misses', () => {
  it('is nothing when every section is filled, with or without a regulation', () => {
    expect(missingSections(aContent())).toEqual([]);
    expect(missingSections(aContent({ securityRegulation: undefined }))).toEqual([]);
  });

  it('is every required section of an empty one', () => {
    expect(missingSections({})).toEqual([...requiredSections]);
  });

  it.each(requiredSections)('is %s when it alone is absent or empty', (section) => {
    expect(missingSections(aContent({ [section]: undefined }))).toEqual([section]);
    expect(missingSections(aContent({ [section]: section === 'informationClasses' ? [] : '' }))).toEqual([
      section,
    ]);
  });
});
