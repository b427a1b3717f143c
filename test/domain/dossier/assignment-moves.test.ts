import { describe, expect, it } from 'vitest';
import { anAssignment } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { aPerson } from '../../support/domain/people.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';

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
