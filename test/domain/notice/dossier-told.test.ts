import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '../../../shared/domain/dossier/commands.ts';
import { decideDossier } from '../../../shared/domain/dossier/decide.ts';
import { toldOfDossier } from '../../../shared/domain/notice/dossier-told.ts';
import type { Status } from '../../../shared/domain/moves.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { foldDossier, happenedBy, historyTo } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

/** Who hears of what, as `organisation/desk: events`, when a case in this status gets this command. */
const heard = (status: Status, command: DossierCommand, then: readonly DossierCommand[] = []): string[] => {
  const context = aContext();
  const history = historyTo(status, { facts: aCase(), then });
  const before = foldDossier(history);
  const decision = decideDossier({ state: before, version: history.length }, command, context);
  if (!decision.ok) throw new Error(decision.refusal.code);
  const after = foldDossier(happenedBy(command, decision.events, context), before);
  if (after === null) throw new Error('nothing has happened');
  return toldOfDossier({ before, after, events: decision.events }, context).map(({ to, events }) => {
    const who = 'desk' in to ? `${to.organisation}/${to.desk}` : JSON.stringify(to);
    return `${who}: ${events.join(' ')}`;
  });
};

describe('given a case, when something happens to it', () => {
  it('a draft that is saved tells nobody', () => {
    expect(heard('drafting', aCommand('save-content'))).toEqual([]);
  });

  it('both sides hear that it was accepted, and the appraiser that it is their turn', () => {
    expect(heard('drafting', aCommand('submit'), [aCommand('save-content')])).toEqual([
      'CTY-A/vendor: SubmissionAccepted',
      'BTC/owner: SubmissionAccepted',
      'BTC/appraiser: YourTurn',
    ]);
  });

  it('whoever appraises next, or decides next, hears of it with all that concerns them', () => {
    expect(heard('awaiting-appraisal', aCommand('appraise'))).toEqual([
      'CTY-A/vendor: AppraisedSuitable',
      'BTC/owner: AppraisedSuitable YourTurn',
    ]);
    expect(heard('appraised', aCommand('decline-level'))).toEqual([
      'CTY-A/vendor: LevelDeclined YourTurn',
      'BTC/owner: LevelDeclined',
    ]);
  });

  it('the unit that was assigned hears of it, and that it is its turn', () => {
    expect(heard('level-approved', aCommand('assign'))).toEqual([
      'DGA/assessor: AssessorAssigned YourTurn',
      'CTY-A/vendor: AssessorAssigned',
    ]);
  });

  it('a conclusion with its permit is one notice for each side', () => {
    const road = heard('assessing', aCommand('conclude', { body: { verdict: 'not-eligible' } }));
    expect(road).toEqual(['CTY-A/vendor: ConcludedNotEligible YourTurn', 'BTC/owner: ConcludedNotEligible']);
  });

  it('a day that an authority lets pass is told to the vendor who waits, as no approval', () => {
    const whose = { role: 'appraiser', organisation: 'BTC' } as const;
    const missed = { type: 'ClockMissed', items: [], dueOn: '2026-11-24', whose } as const;
    const told = (kind: 'appraisal' | 'evidence'): string[] => {
      const after = foldDossier(historyTo('awaiting-appraisal', { facts: aCase() }));
      if (after === null) throw new Error('there is no case');
      const change = { before: after, after, events: [{ ...missed, kind }] };
      return toldOfDossier(change, aContext()).map(({ to, events }) =>
        'desk' in to ? `${to.organisation}/${to.desk}: ${events.join(' ')}` : '',
      );
    };
    const sides = ['BTC/appraiser: ClockMissed', 'BTC/owner: ClockMissed'];
    expect(told('appraisal')).toEqual([...sides, 'CTY-A/vendor: AwaitedDayMissed']);
    expect(told('evidence')).toEqual(sides);
  });

  it('a suspension is told to the parties, and to whoever has reported that the release runs', () => {
    const told = heard('published', aCommand('suspend'));
    expect(told).toEqual([
      'CTY-A/vendor: PermitSuspended',
      'BTC/owner: PermitSuspended',
      'BTC/ministry: PermitSuspended',
      `{"reportersOf":"${aCase().releaseId}"}: PermitSuspended`,
    ]);
  });
});
