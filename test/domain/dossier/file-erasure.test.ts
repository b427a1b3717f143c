import { describe, expect, it } from 'vitest';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { aContext, monday } from '../../support/domain/surroundings.ts';

const answerOn = (state: Dossier, now = monday, actor = people.owner) => {
  const decision = decideDossier({ state, version: 1 }, aCommand('erase-files', { actor }), aContext(now));
  return decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.code;
};
const withPermit = (status: 'valid' | 'suspended' | 'revoked', supersededFrom: string | null = null) => {
  const state = dossierIn('published');
  return { ...state, permit: state.permit && { ...state.permit, status, supersededFrom } };
};
const afterLastDay = '2028-11-02T17:00:00.000Z';

describe('the key of the files of a case', () => {
  it.each(statuses.filter((status) => status !== 'withdrawn'))('is needed while the case is %s', (status) => {
    expect(answerOn(dossierIn(status))).toBe('file-still-needed');
  });

  it('is given up once the case is withdrawn', () => {
    expect(answerOn(dossierIn('withdrawn'))).toEqual(['FilesErased']);
  });

  it('is given up after *not eligible*, but only past the one appeal', () => {
    const state = dossierIn('not-eligible');
    expect(answerOn(state)).toBe('file-still-needed');
    expect(answerOn({ ...state, appealed: true })).toEqual(['FilesErased']);
  });

  it('is given up after *not eligible* once the 90 days for an appeal are over in Viet Nam', () => {
    const state = dossierIn('not-eligible');
    expect(state.dueOn).toBe('2027-01-31');
    expect(answerOn(state, '2027-01-31T16:59:59.000Z')).toBe('file-still-needed');
    expect(answerOn(state, '2027-01-31T17:00:00.000Z')).toEqual(['FilesErased']);
  });

  it('is given up once the permit has ended for good, by the clock and not by what was recorded', () => {
    expect(answerOn(withPermit('suspended'))).toBe('file-still-needed');
    expect(answerOn(withPermit('revoked'))).toEqual(['FilesErased']);
    expect(answerOn(withPermit('valid'), afterLastDay)).toEqual(['FilesErased']);
    expect(answerOn(withPermit('valid', '2026-11-03T00:00:00.000Z'))).toBe('file-still-needed');
    expect(answerOn(withPermit('valid', '2026-11-02T01:00:00.000Z'))).toEqual(['FilesErased']);
  });

  it('is the owner’s to give up', () => {
    for (const actor of [people.vendor, people.registrar, people.auditor, people.assessor])
      expect(answerOn(dossierIn('withdrawn'), monday, actor)).toBe('not-your-move');
  });
});
