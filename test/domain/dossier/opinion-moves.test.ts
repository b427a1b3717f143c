import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { actsAs, maySee } from '../../../shared/domain/dossier/parties.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { aContext, monday } from '../../support/domain/surroundings.ts';

const asked = people.otherSpecialisedUnit;
const opinion = 'It fits what we run.';
const suitable = { type: 'AppraisedSuitable', level: 3 } as const;
const ask = aCommand('ask-opinion');
const give = aCommand('give-opinion');
const awaiting = (...then: readonly DossierCommand[]) => historyTo('awaiting-appraisal', { then });

describe('the opinions of other bodies', () => {
  it('are asked of units by a day', () => {
    const after = given(awaiting())
      .when(ask)
      .then([{ type: 'OpinionsAsked', units: [asked.unit], dueOn: '2026-11-20' }]);
    expect(after?.opinions).toEqual({ [asked.unit]: { dueOn: '2026-11-20', given: null } });
    expect(after?.status).toBe('awaiting-appraisal');
  });

  it('are given once, with the words of the form, and who signed', () => {
    const after = given(awaiting(ask))
      .when(give)
      .then([{ type: 'OpinionGiven', unit: asked.unit, verdict: 'suitable', opinion }]);
    const signed = { subject: asked.subject, at: monday, verdict: 'suitable' };
    expect(after?.opinions[asked.unit]?.given).toEqual(signed);
  });

  it('may still come after their day while the appraisal is open', () => {
    given(awaiting(ask), aContext('2026-11-25T02:00:00.000Z'))
      .when(give)
      .then([{ type: 'OpinionGiven', unit: asked.unit, verdict: 'suitable', opinion }]);
  });

  it('are waited for until their day is over in Viet Nam, and no longer', () => {
    given(awaiting(ask), aContext('2026-11-20T17:00:00.000Z'))
      .when(aCommand('appraise'))
      .then([{ ...suitable, dueOn: '2026-12-02' }]);
  });

  it('let the appraiser go on once everybody has answered, whatever they say', () => {
    const doubtful = aCommand('give-opinion', { body: { verdict: 'not-yet-suitable' } });
    given(awaiting(ask, doubtful))
      .when(aCommand('appraise'))
      .then([{ ...suitable, dueOn: '2026-11-11' }]);
  });

  it('are not waited for where the dossier is not yet suitable anyway', () => {
    const after = given(awaiting(ask))
      .when(aCommand('appraise', { body: { verdict: 'not-yet-suitable', reasons: 'no' } }))
      .then([{ type: 'AppraisedNotYetSuitable', reasons: 'no' }]);
    expect(after?.opinions).toEqual({});
  });

  it('may be given another day by asking once more', () => {
    const later = aCommand('ask-opinion', { body: { dueOn: '2026-11-27' } });
    const after = foldDossier(awaiting(ask, later));
    expect(after?.opinions[asked.unit]?.dueOn).toBe('2026-11-27');
  });

  it('make the unit that was asked a reader of the case, and nobody else of its organisation', () => {
    const context = aContext();
    const sees = (then: readonly DossierCommand[]) => {
      const dossier = foldDossier(awaiting(...then));
      return dossier !== null && [asked, people.otherOwner].map((actor) => maySee(actor, dossier, context));
    };
    expect([sees([]), sees([ask])]).toEqual([
      [false, false],
      [true, false],
    ]);
    const dossier = foldDossier(awaiting(ask));
    const mayAppraise = dossier && actsAs('appraiser', asked, { dossier, context, move: 'appraise' });
    expect(mayAppraise).toBe(false);
  });
});
