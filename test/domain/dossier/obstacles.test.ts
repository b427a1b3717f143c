import { describe, expect, it } from 'vitest';
import { beforeConclusion } from '../../../shared/domain/dossier/checklist.ts';
import type { Finding } from '../../../shared/domain/dossier/dossier.ts';
import { obstaclesToEligible } from '../../../shared/domain/dossier/obstacles.ts';
import { aCase, aDossier, anAssignment } from '../../support/domain/a-case.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { dossierIn, foldDossier, historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const context = aContext();
const aFinding = (criterion: string, status: Finding['status']): Finding => ({
  criterion,
  status,
  severity: 'minor',
  dueOn: '2026-12-01',
});

describe('what prevents eligible', () => {
  it('is every kind of obstacle, each with all that it names', () => {
    const [first = '', ...others] = beforeConclusion(aDossier(), context).map(({ id }) => id);
    const satisfied = Object.fromEntries(others.map((criterion) => [criterion, 's' as const]));
    const repeated = Object.fromEntries(
      beforeConclusion(aDossier(), context)
        .filter(({ id }) => id !== 'HWA-02')
        .map(({ id }) => [id, '2026-11-01']),
    );
    const dossier = aDossier({
      results: {
        ...satisfied,
        'RSK-02': 'p',
        'HWA-02': 'p',
        'RSK-03': 'n',
        'RSK-04': 'a',
        'RSK-05': 'A',
        'RSK-06': 'p',
        'NET-16': 'p',
      },
      effectiveOn: { ...repeated, 'VUL-03': '2026-01-01' },
      findings: {
        f1: aFinding('RSK-02', 'open'),
        f2: aFinding('RSK-03', 'answered'),
        f3: aFinding('NET-16', 'closed'),
      },
    });
    expect(obstaclesToEligible(dossier, context)).toEqual([
      { code: 'criteria-unanswered', items: [first] },
      { code: 'evidence-stale', items: ['VUL-03'] },
      { code: 'evidence-missing', items: ['HWA-02'] },
      { code: 'criteria-not-satisfied', items: ['RSK-03'] },
      { code: 'gate-not-satisfied', items: ['NET-16'] },
      { code: 'partial-without-finding', items: ['RSK-06'] },
      { code: 'not-applicable-not-accepted', items: ['RSK-04'] },
      { code: 'findings-open', items: ['f1', 'f2'] },
    ]);
  });

  it('is no criterion that is due later, whatever was found of it', () => {
    const later = everyCriterion(aCase()).results.filter(
      ({ criterion }) => !beforeConclusion(aDossier(), context).some(({ id }) => id === criterion),
    );
    expect(later.map(({ criterion }) => criterion)).toEqual(expect.arrayContaining(['DEC-19', 'PLT-08']));
    const results = later.map((one) => ({ ...one, verdict: 'not-satisfied' as const }));
    const then = [aCommand('record-results'), aCommand('record-results', { body: { results } })];
    const state = foldDossier(historyTo('assessing', { then }));
    expect(state && obstaclesToEligible(state, context)).toEqual([]);
  });

  it('is a licence that has lapsed since the assignment, and it keeps the assessor from any conclusion', () => {
    const qualification = { kind: 'licensed', number: 'GP-9' } as const;
    const state = aDossier({ status: 'assessing', assignment: anAssignment({ qualification }) });
    expect(obstaclesToEligible(state, context)).toContainEqual({
      code: 'assessor-not-qualified',
      items: ['DGA/assessment'],
    });
    for (const verdict of ['not-eligible', 'conditional'] as const)
      given(state)
        .when(aCommand('conclude', { body: { verdict, deployBy: '2027-01-31' } }))
        .then(refused('assessor-not-qualified', { unit: 'DGA/assessment', day: '2026-11-02' }));
  });

  it('is nothing once concluded eligible', () => {
    expect(obstaclesToEligible(dossierIn('eligible'), context)).toEqual([]);
  });
});
