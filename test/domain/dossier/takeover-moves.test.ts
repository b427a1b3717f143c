import { describe, expect, it } from 'vitest';
import { obstaclesToEligible } from '../../../shared/domain/dossier/obstacles.ts';
import { digestOf } from '../../../shared/workflow/hash.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { people } from '../../support/domain/people.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const satisfied = aCommand('record-results');
const all = satisfied.body.results.map(({ criterion }) => criterion);
const toAnother = aCommand('reassign', { body: { organisation: 'DGB', unit: people.otherAssessor.unit } });
const history = historyTo('assessing', { then: [satisfied, toAnother] });
const codesOf = (state: ReturnType<typeof foldDossier>) =>
  state === null ? null : obstaclesToEligible(state, aContext()).map(({ code }) => code);

describe('the results of a unit that assessed before', () => {
  it('are kept and do not count once another unit assesses', () => {
    const state = foldDossier(history);
    expect(state?.results).toEqual({});
    expect(Object.keys(state?.former ?? {})).toEqual(all);
    expect(codesOf(state)).toEqual(['results-not-taken-over']);
  });

  it('stay its own where the same unit is named once more', () => {
    const state = foldDossier(historyTo('assessing', { then: [satisfied, aCommand('reassign')] }));
    expect([Object.keys(state?.results ?? {}), state?.former]).toEqual([all, {}]);
  });

  it('count once the assessor takes them over, with who did so in the event', () => {
    const before = foldDossier(history);
    const criteria = all.slice(0, 50);
    const after = given(history)
      .when(aCommand('take-over-results', { actor: people.otherAssessor, body: { criteria } }))
      .then([
        {
          type: 'ResultsTakenOver',
          criteria,
          digest: digestOf([before?.recorded.results, { takenOver: criteria }]),
        },
      ]);
    expect(Object.keys(after?.results ?? {})).toEqual(criteria);
    expect(Object.keys(after?.former ?? {})).toEqual(all.slice(50));
    expect(after?.effectiveOn).toEqual(before?.effectiveOn);
  });

  it('give way to what the assessor records anew', () => {
    const anew = aCommand('record-results', { actor: people.otherAssessor });
    const state = foldDossier(historyTo('assessing', { then: [satisfied, toAnother, anew] }));
    expect([codesOf(state), state?.former]).toEqual([[], {}]);
  });

  it('wait for the assessor of an appeal too, without the findings of the first assessment', () => {
    const then = [
      satisfied,
      aCommand('raise-finding'),
      aCommand('answer-finding'),
      aCommand('conclude', { body: { verdict: 'not-eligible' } }),
      aCommand('appeal'),
      toAnother,
    ];
    const state = foldDossier(historyTo('assessing', { then }));
    expect([codesOf(state), state?.findings]).toEqual([['results-not-taken-over'], {}]);
  });
});
