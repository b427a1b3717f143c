import { describe, expect, it } from 'vitest';
import { gateRecordOf } from '../../../shared/domain/gate/record.ts';
import { judge } from '../../../shared/domain/gate/judge.ts';
import { levelOf } from '../../../shared/domain/dossier/dossier.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Actor } from '../../../shared/domain/actor.ts';
import { aCase, digestOf } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, historyTo, played } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

/** A published release whose permit has expired, with a grace until the last day of 2027. */
const graced = (): Dossier => {
  const facts = aCase();
  const grace = aCommand('grant-grace', { facts, body: { lastDay: '2027-12-31' } });
  const state = foldDossier(
    played([grace], aContext('2027-11-03T02:00:00.000Z'), historyTo('published', { facts })),
  );
  if (state === null) throw new Error('nothing has happened');
  return state;
};

const asked = (state: Dossier, now: string, actor: Actor = people.locality) => {
  const question = {
    platformId: state.facts.platformId,
    release: { digest: digestOf('a') },
    purpose: 'operation',
    data: 'real',
  } as const;
  const facts = { records: [gateRecordOf(state)], trial: null, relaxations: [] };
  const { decision, enforcement } = judge({ question, actor }, facts, { now, acceptSynthetic: false }).view;
  return [decision, enforcement];
};

describe('the permit that an answer names', () => {
  it('has the status of that moment, whatever a sweep has recorded', () => {
    const state = dossierIn('published');
    const records = [gateRecordOf(state)];
    const question = { release: { digest: digestOf('a') }, purpose: 'operation', data: 'real' } as const;
    const shown = (now: string) =>
      judge(
        { question, actor: people.owner },
        { records, trial: null, relaxations: [] },
        { now, acceptSynthetic: false },
      ).view.permit?.status;
    expect(shown('2027-11-02T16:59:59.999Z')).toBe('valid');
    expect(shown('2027-11-02T17:00:00.000Z')).toBe('expired');
  });
});

describe('a grace for an expired permit', () => {
  it('lets the denial through until its last day, and never allows', () => {
    const state = graced();
    expect(asked(state, '2027-12-31T16:59:59.999Z')).toEqual(['deny', 'grace']);
    expect(asked(state, '2027-12-31T17:00:00.000Z')).toEqual(['deny', 'block']);
  });

  it('is of no use to a permit that was revoked meanwhile, nor to one without it', () => {
    const state = graced();
    const revoked = state.permit && { ...state.permit, status: 'revoked' as const };
    expect(asked({ ...state, permit: revoked }, '2027-12-01T02:00:00.000Z')).toEqual(['deny', 'block']);
    const { graceUntil, ...without } = state.permit ?? {};
    expect(graceUntil).toBe('2027-12-31T17:00:00.000Z');
    const permit = state.permit && { ...state.permit, ...without, graceUntil: undefined };
    expect(asked({ ...state, permit }, '2027-12-01T02:00:00.000Z')).toEqual(['deny', 'block']);
  });

  it('is nothing at level 5, not even one that was given before this was refused', () => {
    const state = { ...graced(), approval: dossierIn('published', aCase({ proposedLevel: 5 })).approval };
    expect(levelOf(state)).toBe(5);
    for (const actor of [people.locality, people.owner])
      expect(asked(state, '2027-12-01T02:00:00.000Z', actor)).toEqual(['deny', 'block']);
  });
});
