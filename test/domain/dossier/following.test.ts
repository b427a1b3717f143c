import { describe, expect, it } from 'vitest';
import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import { permitStatusAt } from '../../../shared/domain/permit.ts';
import { aCommand, everyCriterion } from '../../support/domain/commands.ts';
import { factsOfLevel } from '../../support/domain/facts.ts';
import { aFollowing, beside, caseOf, handedIn, theOneBefore } from '../../support/domain/following.ts';
import { lawOf } from '../../support/domain/laws.ts';
import { people } from '../../support/domain/people.ts';
import { played } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';

const change = aFollowing('change');
const before = theOneBefore();
const service = factsOfLevel[3];
const afterSaying = (content: Partial<DossierContent>) => caseOf(handedIn(change, { content }));

describe('a routine change', () => {
  const waiting = handedIn(change);

  it('waits for the assessor of the release before, at the level that was approved, and has no permit yet', () => {
    expect(caseOf(waiting)).toMatchObject({
      status: 'assessing',
      assignment: before.assignment,
      approval: before.approval,
      permit: null,
    });
  });

  it('takes the permit over to the new digest, for as long as it holds and no longer, and stays on the list', () => {
    const now = '2027-03-01T02:00:00.000Z';
    const after = caseOf(
      played([aCommand('confirm-change', { facts: change })], beside(before, now), waiting),
    );
    expect(after.permit).toMatchObject({
      status: 'valid',
      issuedAt: now,
      validUntil: before.permit?.validUntil,
    });
    expect(after).toMatchObject({ status: 'published', former: {}, conclusion: { eligible: true } });
    expect(after.concluders).toEqual([people.assessor.subject]);
  });

  it('never holds longer than a permit that is about to be superseded', () => {
    const supersededFrom = '2027-01-31T17:00:00.000Z';
    const ending = { ...before, permit: before.permit && { ...before.permit, supersededFrom } };
    const after = caseOf(played([aCommand('confirm-change', { facts: change })], beside(ending), waiting));
    expect(after.permit?.validUntil).toBe(supersededFrom);
  });

  it('takes the whole way where the assessor does not find it routine, and does not look routine again', () => {
    const disputed = aCommand('confirm-change', { facts: change, body: { verdict: 'not-routine' } });
    const returned = caseOf(played([disputed], beside(before), waiting));
    expect(returned).toMatchObject({ status: 'returned', approval: null, assignment: null, former: {} });
    const again = caseOf(played([disputed, aCommand('submit', { facts: change })], beside(before), waiting));
    expect(again).toMatchObject({
      status: 'awaiting-appraisal',
      change: { kind: 'adaptive', fired: ['contested'] },
    });
  });
});

describe('any other change', () => {
  it('re-opens just the criteria that are affected; the others wait to be taken over', () => {
    const state = afterSaying({ connectedSystems: undefined });
    expect(state.status).toBe('awaiting-appraisal');
    expect(state.results).toEqual({});
    expect(state.former['HRS-01']).toBe('s');
    expect(state.former['NET-01']).toBeUndefined();
    expect(Object.keys(state.former).some((id) => id.startsWith('RSK') || id.startsWith('SUP'))).toBe(false);
  });

  it('takes over no result whose evidence has grown old', () => {
    const now = '2027-05-15T02:00:00.000Z';
    const state = caseOf(handedIn(change, { now, content: { overview: 'It does more' } }));
    expect(state.former['BCK-01'] ?? state.former['HRS-01']).toBe('s');
    const aged = lawOf('ND331_2026')
      .criteriaOf(3)
      .filter(({ freshForMonths }) => freshForMonths === 6);
    for (const { id } of aged) expect(state.former[id]).toBeUndefined();
  });

  it('needs a specialist body where it is a major one (Decree 331/2026 Art. 31.2(c))', () => {
    const history = handedIn(change, {
      content: { facts: { ...service, hosting: 'cloud' } },
      then: [aCommand('appraise', { facts: change }), aCommand('approve-level', { facts: change })],
    });
    const unlicensed = { organisation: 'BYT', unit: 'BYT/assessment' };
    given(history, beside(before))
      .when(aCommand('assign', { facts: change, body: unlicensed }))
      .then(refused('assessor-not-qualified'));
  });

  it('gets a permit of its own, of full length, once it is concluded', () => {
    const then = [
      aCommand('appraise', { facts: change }),
      aCommand('approve-level', { facts: change }),
      aCommand('assign', { facts: change }),
      aCommand('record-results', { facts: change, body: everyCriterion(change) }),
      aCommand('conclude', { facts: change }),
    ];
    const after = caseOf(handedIn(change, { content: { overview: 'It does more' }, then }));
    expect(after.permit && permitStatusAt(after.permit, '2027-10-01T00:00:00.000Z')).toBe('valid');
  });
});

describe('a renewal', () => {
  const renewal = aFollowing('renewal');
  const now = '2027-09-01T02:00:00.000Z';
  const opened = handedIn(renewal, { now });

  it('keeps the level of what did not change, and goes to the owner, who assigns an assessor', () => {
    expect(caseOf(opened)).toMatchObject({
      status: 'level-approved',
      approval: before.approval,
      assignment: null,
      permit: null,
    });
  });

  it('renews nothing by silence: without a word of the assessor nothing is concluded', () => {
    const assigned = played([aCommand('assign', { facts: renewal })], beside(before, now), opened);
    given(assigned, beside(before, now))
      .when(aCommand('conclude', { facts: renewal, id: 'c' }))
      .then(refused('results-not-taken-over'));
  });

  it('may be opened once the permit has ended too', () => {
    const late = '2028-01-10T02:00:00.000Z';
    expect(caseOf(handedIn(renewal, { now: late })).status).toBe('level-approved');
  });
});
