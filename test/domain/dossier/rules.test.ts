import { describe, expect, it } from 'vitest';
import { levels } from '../../../shared/domain/level.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { decideDeployment } from '../../../shared/domain/gate/decide-deployment.ts';
import { gateRecordOf } from '../../../shared/domain/gate/record.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { aCase, anAssignment } from '../../support/domain/a-case.ts';
import { aCommand, everyCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const atLevel = (proposedLevel: Level) => aCase({ proposedLevel });
const assignedTo = (unit: string, organisation = 'DGA') =>
  aCommand('assign', { body: { organisation, unit } });

describe('the rules of the fact sheet', () => {
  it('R01: a dossier names exactly one owner and one operating unit, for good', () => {
    const facts = aCase({ operatingUnit: '' });
    given([]).when(aCommand('open-dossier', { facts })).then(refused('operating-unit-missing'));
    for (const status of statuses) expect(dossierIn(status).facts).toEqual(aCase());
  });

  it.each([4, 5] as const)('R08: no opinion on level %i without the expert opinion', (level) => {
    const facts = atLevel(level);
    const awaiting = historyTo('awaiting-appraisal', { facts });
    given(awaiting).when(aCommand('appraise', { facts })).then(refused('expert-opinion-missing'));
    const history = historyTo('awaiting-appraisal', { facts, then: [aCommand('expert-opinion', { facts })] });
    given(history)
      .when(aCommand('appraise', { facts }))
      .then([{ type: 'AppraisedSuitable', level, dueOn: '2026-11-11' }]);
  });

  it.each([1, 2, 3] as const)('R08: level %i needs none', (level) => {
    const facts = atLevel(level);
    given(historyTo('awaiting-appraisal', { facts }))
      .when(aCommand('appraise', { facts }))
      .then([{ type: 'AppraisedSuitable', level, dueOn: '2026-11-11' }]);
  });

  it('R08: an expert opinion on what was returned does not speak for what is submitted again', () => {
    const facts = atLevel(4);
    const commands = everyCommand(facts);
    const then = [commands['expert-opinion'], commands['return-incomplete'], commands.submit];
    given(historyTo('awaiting-appraisal', { facts, then }))
      .when(commands.appraise)
      .then(refused('expert-opinion-missing'));
  });

  it.each([3, 4, 5] as const)('R09: level %i is not approved without an appraisal opinion', (level) => {
    const facts = atLevel(level);
    for (const status of ['awaiting-appraisal', 'returned'] as const)
      given(historyTo(status, { facts }))
        .when(aCommand('approve-level', { facts }))
        .then(refused('move-not-allowed', { status }));
    given({ ...dossierIn('appraised', facts), appraisal: null })
      .when(aCommand('approve-level', { facts }))
      .then(refused('appraisal-missing'));
  });

  it.each(levels)('R10: level %i is not approved before the security regulation is issued', (level) => {
    const facts = atLevel(level);
    const appraised = dossierIn('appraised', facts);
    const content = appraised.content && { ...appraised.content, regulationIssued: false };
    given({ ...appraised, content })
      .when(aCommand('approve-level', { facts }))
      .then(refused('security-regulation-not-issued'));
  });

  it.each(levels)('R11: at level %i the appraiser is not the operator, or a council is recorded', (level) => {
    const appraiser = level >= 4 ? people.securityAuthority : people.specialisedUnit;
    const facts = aCase({ proposedLevel: level, operatingUnit: appraiser.unit });
    const heard = level >= 4 ? [aCommand('expert-opinion', { facts })] : [];
    given(historyTo('awaiting-appraisal', { facts, then: heard }))
      .when(aCommand('appraise', { facts }))
      .then(refused('appraiser-operates'));
    const then = [...heard, aCommand('appoint-council', { facts })];
    given(historyTo('awaiting-appraisal', { facts, then }))
      .when(aCommand('appraise', { facts }))
      .then([{ type: 'AppraisedSuitable', level, dueOn: '2026-11-11' }]);
  });

  it.each([
    [1, 'specialisedUnit', 'owner'],
    [2, 'specialisedUnit', 'owner'],
    [3, 'owner', 'specialisedUnit'],
    [4, 'owner', 'securityAuthority'],
    [5, 'owner', 'securityAuthority'],
  ] as const)('R12: level %i is approved by the %s', (level, approver, other) => {
    const facts = atLevel(level);
    const appraised = historyTo('appraised', { facts });
    given(appraised)
      .when(aCommand('approve-level', { facts, actor: people[other] }))
      .then(refused('not-your-move'));
    given(appraised)
      .when(aCommand('approve-level', { facts, actor: people[approver] }))
      .then([{ type: 'LevelApproved', level, primeMinisterDecision: '1024/QĐ-TTg' }]);
  });

  it('R12: level 5 carries the decision of the Prime Minister', () => {
    const facts = atLevel(5);
    given(historyTo('appraised', { facts }))
      .when(aCommand('approve-level', { facts, body: { primeMinisterDecision: undefined } }))
      .then(refused('prime-minister-decision-missing'));
  });

  it.each(levels)('R13: at level %i the assessor is independent of the operator', (level) => {
    given(historyTo('level-approved', { facts: atLevel(level) }))
      .when(assignedTo('CTY-A/operations'))
      .then(refused('assessor-operates'));
  });

  it.each([
    ['R13', 'ND331_2026', [5]],
    ['R14', 'ND85_2016', [3, 4, 5]],
  ] as const)('%s: under %s a qualified assessor is needed at levels %j', (_, ruleset, needed) => {
    for (const proposedLevel of levels) {
      const facts = aCase({ ruleset, proposedLevel });
      const isNeeded = needed.some((level) => level === proposedLevel);
      const approved = given(historyTo('level-approved', { facts }), aContext(undefined, ruleset));
      const unlicensed = { organisation: 'BYT', unit: 'BYT/assessment', qualification: null };
      approved
        .when(assignedTo(unlicensed.unit, unlicensed.organisation))
        .then(
          isNeeded
            ? refused('assessor-not-qualified')
            : [{ type: 'AssessorAssigned', assignment: unlicensed }],
        );
      const licence = { kind: 'licensed', number: 'GD-DGA' } as const;
      const licensed = anAssignment({ qualification: isNeeded ? licence : null });
      approved.when(assignedTo(licensed.unit)).then([{ type: 'AssessorAssigned', assignment: licensed }]);
    }
  });

  it.each([
    ['CTY-D/monitoring', 'CTY-D', 'assessor-is-monitoring-provider'],
    ['CTY-A/delivery', 'CTY-A', 'assessor-is-vendor'],
    ['CTY-A/another', 'CTY-A', 'assessor-is-vendor'],
  ] as const)('R15: %s of %s may not assess: %s', (unit, organisation, code) => {
    given(historyTo('level-approved')).when(assignedTo(unit, organisation)).then(refused(code));
  });

  it('R15: where no monitoring provider is named, none is in the way', () => {
    const facts = aCase({ monitoringProvider: null });
    const assignment = anAssignment({ organisation: 'CTY-D', unit: 'CTY-D/assessment' });
    given(historyTo('level-approved', { facts }))
      .when(assignedTo('CTY-D/assessment', 'CTY-D'))
      .then([{ type: 'AssessorAssigned', assignment }]);
  });

  const needs = { conclude: true, results: true, plan: true };
  it.each([
    ['the readiness verdict', { ...needs, conclude: false }],
    ['every criterion answered', { ...needs, results: false }],
    ['the plan fully implemented', { ...needs, plan: false }],
  ])('R16: nothing goes into operation without %s', (_, has) => {
    const recorded = historyTo('assessing', { then: has.results ? [aCommand('record-results')] : [] });
    const conclude = aCommand('conclude', { body: { planFullyImplemented: has.plan } });
    const after = has.conclude
      ? given(recorded)
          .when(conclude)
          .then(refused(has.results ? 'plan-not-implemented' : 'criteria-unanswered'))
      : foldDossier(recorded);
    if (after === null) throw new Error('no dossier');
    expect(ask(after)).toBe('under-assessment');
  });

  it('R16: nor without an approved level, nor past the last day', () => {
    expect(ask(dossierIn('appraised'))).toBe('under-assessment');
    expect(ask(dossierIn('eligible'))).toBeNull();
    expect(ask(dossierIn('eligible'), '2027-11-02T17:00:00.000Z')).toBe('permit-expired');
  });
});

const ask = (dossier: Parameters<typeof gateRecordOf>[0], now = aContext().now) =>
  decideDeployment(
    { release: { version: '1.0.0' }, platformId: 'pf-1', purpose: 'operation', data: 'real' },
    [gateRecordOf(dossier)],
    { now, acceptSynthetic: false },
  ).reason;
