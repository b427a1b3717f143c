import { describe, expect, it } from 'vitest';
import { deadlinesOf, nextDue } from '../../../shared/domain/dossier/deadlines.ts';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn, foldDossier, happenedBy, historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const told = (state: Dossier, now: string, command: DossierCommand = aCommand('note-due')) => {
  const context = aContext(now);
  const decision = decideDossier({ state, version: 1 }, command, context);
  if (!decision.ok) throw new Error(decision.refusal.code);
  const after = foldDossier(happenedBy(command, decision.events, context), state) ?? state;
  return { types: decision.events.map(({ type }) => type), after, events: decision.events };
};

/** Every sweep from one that is due to the next, until that instant. */
const sweptUntil = (from: Dossier, last: string) => {
  const types: string[] = [];
  let state = from;
  for (let now = nextDue(state, aContext()); now !== null && now <= last;) {
    const step = told(state, now);
    types.push(...step.types.filter((type) => type !== 'DueNoted').map((type) => `${now} ${type}`));
    state = step.after;
    now = nextDue(state, aContext(now));
  }
  return { types, state };
};

describe('what falls due on a case', () => {
  it('is nothing while the vendor writes, and nobody approves by silence', () => {
    expect(nextDue(dossierIn('drafting'), aContext())).toBeNull();
    const { state } = sweptUntil(dossierIn('appraised'), '2027-06-01T00:00:00.000Z');
    expect(state.status).toBe('appraised');
    expect(state.approval).toBeNull();
  });

  it('is the reply, and the appraisal: two reminders, its end, and word to the owner and to the ministry', () => {
    const state = dossierIn('awaiting-appraisal');
    expect(sweptUntil(state, '2027-01-31T00:00:00.000Z').types).toEqual([
      '2026-11-05T17:00:00.000Z ClockReminded',
      '2026-11-17T17:00:00.000Z ClockReminded',
      '2026-11-19T17:00:00.000Z ClockReminded',
      '2026-11-23T17:00:00.000Z ClockMissed',
      '2026-11-25T17:00:00.000Z ClockEscalated',
      '2026-12-01T17:00:00.000Z ClockEscalated',
    ]);
    const appraisal = deadlinesOf(state, aContext()).find(({ kind }) => kind === 'appraisal');
    expect(appraisal?.whose).toEqual({ role: 'appraiser', organisation: 'BTC' });
    expect(appraisal?.escalations.map(({ to }) => to)).toEqual([
      { role: 'owner', organisation: 'BTC' },
      { role: 'ministry', organisation: 'BKHCN' },
    ]);
  });

  it('is the right to appeal, which lapses', () => {
    const { types } = sweptUntil(dossierIn('not-eligible'), '2028-01-01T00:00:00.000Z');
    expect(types.map((text) => text.split(' ')[1])).toEqual([
      'ClockReminded',
      'ClockReminded',
      'ClockLapsed',
    ]);
  });

  it('is an open finding for the vendor, and one that was answered for the assessor, who hears of it alone', () => {
    const open = foldDossier(historyTo('remediating'));
    const answered = foldDossier(historyTo('remediating', { then: [aCommand('answer-finding')] }));
    const said = (state: Dossier | null) =>
      state && deadlinesOf(state, aContext()).map(({ kind, items, whose }) => [kind, items, whose.role]);
    expect(said(open)).toEqual([['finding', ['finding-1'], 'vendor']]);
    expect(said(answered)).toEqual([['recheck', ['finding-1'], 'assessor']]);
    const types = answered && sweptUntil(answered, '2027-06-01T00:00:00.000Z').types;
    expect(types?.map((text) => text.split(' ')[1])).toEqual([
      'ClockReminded',
      'ClockReminded',
      'ClockMissed',
    ]);
  });

  it('is the look at an answer five working days after the last day of the vendor’s plan', () => {
    const plan = [
      { action: 'Issue it', doneBy: '2026-11-13' },
      { action: 'Test it', doneBy: '2026-11-12' },
    ];
    const answer = aCommand('answer-finding', { body: { plan } });
    const state = foldDossier(historyTo('remediating', { then: [answer] }));
    expect(state && deadlinesOf(state, aContext())).toMatchObject([{ kind: 'recheck', dueOn: '2026-11-20' }]);
    const reopened = aCommand('recheck-finding', { body: { verdict: 'rejected', reasons: 'Not yet' } });
    const again = foldDossier(historyTo('remediating', { then: [answer, reopened] }));
    expect(again && deadlinesOf(again, aContext())).toMatchObject([{ kind: 'finding' }]);
  });

  it('is what a newer law asks by its day, of the owner: reminded, noted as missed, told to the ministry', () => {
    const old = foldDossier(historyTo('published', { facts: aCase({ ruleset: 'ND85_2016' }) }));
    const context = aContext('2027-01-04T02:00:00.000Z', 'ND85_2016');
    expect(old && deadlinesOf(old, context)).toContainEqual(
      expect.objectContaining({ kind: 'transition', dueOn: '2027-06-30', end: 'missed' }),
    );
    const lawful = foldDossier(historyTo('published'));
    expect(lawful && deadlinesOf(lawful, aContext()).map(({ kind }) => kind)).not.toContain('transition');
  });

  it('is an opinion that was asked for', () => {
    const asked = foldDossier(historyTo('awaiting-appraisal', { then: [aCommand('ask-opinion')] }));
    const kinds = asked && deadlinesOf(asked, aContext()).map(({ kind, items }) => [kind, items]);
    expect(kinds).toContainEqual(['opinion', [people.otherSpecialisedUnit.unit]]);
  });

  it('is the permit: the whole ladder, each step once, and then its end', () => {
    const { types, state } = sweptUntil(dossierIn('published'), '2028-01-01T00:00:00.000Z');
    const ofPermit = types.filter((text) => text.includes('Permit'));
    expect(ofPermit).toEqual([
      '2027-08-03T17:00:00.000Z PermitExpiring',
      '2027-09-02T17:00:00.000Z PermitExpiring',
      '2027-10-02T17:00:00.000Z PermitExpiring',
      '2027-10-18T17:00:00.000Z PermitExpiring',
      '2027-10-25T17:00:00.000Z PermitExpiring',
      '2027-10-31T17:00:00.000Z PermitExpiring',
      '2027-11-02T17:00:00.000Z PermitExpired',
    ]);
    expect(nextDue(state, aContext('2028-01-01T00:00:00.000Z'))).toBeNull();
  });

  it('is caught up with after sweeps that were missed: the end of the permit alone', () => {
    const { types } = told(dossierIn('eligible'), '2027-11-02T17:00:00.000Z');
    expect(types).toEqual(['PermitExpired']);
  });
});

describe('the command of the sweep', () => {
  it('is the platform’s own', () => {
    const command = aCommand('note-due', { actor: people.registrar });
    given(historyTo('awaiting-appraisal'))
      .when(command)
      .then(refused('not-your-move', { by: 'system' }));
  });

  it('tells nothing that is not due, and nothing twice', () => {
    const state = dossierIn('appraised');
    expect(told(state, '2026-11-03T02:00:00.000Z').types).toEqual([]);
    const { after, types } = told(state, '2026-11-12T02:00:00.000Z');
    expect(types).toEqual(['ClockMissed', 'DueNoted']);
    expect(told(after, '2026-11-12T02:00:00.000Z').types).toEqual([]);
  });
});
