import { describe, expect, it } from 'vitest';
import type { FilePart } from '../../../shared/domain/dossier/commands.ts';
import { everyCriterion, aCommand } from '../../support/domain/commands.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { people } from '../../support/domain/people.ts';
import { foldDossier, historyTo } from '../../support/domain/road.ts';
import { given, refused } from '../../support/domain/scenario.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const until = '2026-11-02T02:10:00.000Z';
const all = everyCriterion(aCase()).results;
const part = (from: number, file: Omit<FilePart, 'id' | 'until'>) =>
  aCommand('record-results', {
    body: { results: all.slice(from, from + 50), file: { id: 'file-1', until, ...file } },
  });
const first = part(0, { first: true, left: 1 });
const last = part(50, { first: false, left: 0 });
const underWay = historyTo('assessing', { then: [first] });
const another = aCommand('record-results', {
  body: {
    results: all.slice(100, 101),
    file: { id: 'file-2', until, first: true, left: 1 },
  },
});
const concluding = aCommand('conclude', { body: { verdict: 'not-eligible' } });

describe('a checklist file of several commands', () => {
  it.each([
    concluding,
    aCommand('reassign', { body: { organisation: 'DGB', unit: people.otherAssessor.unit } }),
    aCommand('record-results'),
    another,
  ])('lets nothing come between its parts: $type', (command) => {
    given(underWay).when(command).then(refused('import-under-way', { until }));
  });

  it('is over with its last part, and then everything is decided as before', () => {
    const state = foldDossier(historyTo('assessing', { then: [first, last] }));
    expect(state?.importing).toBeNull();
    expect(Object.keys(state?.results ?? {})).toHaveLength(100);
    expect(foldDossier(historyTo('assessing', { then: [first, last, concluding] }))?.status).toBe(
      'not-eligible',
    );
  });

  it('counts no part that comes without the one before, or too late', () => {
    given(historyTo('assessing')).when(last).then(refused('import-interrupted'));
    given(underWay, aContext(until)).when(last).then(refused('import-interrupted'));
    given(historyTo('assessing', { then: [first, last] }))
      .when(last)
      .then(refused('import-interrupted'));
  });

  it('stands in nobody’s way once its time is over, and lets files of the case be confirmed meanwhile', () => {
    const later = foldDossier(underWay);
    expect(later?.importing).toEqual({ file: 'file-1', until });
    given(underWay, aContext(until)).when(another);
    given(underWay).when(aCommand('confirm-evidence'));
  });

  it('may be brought once more where a part is missing', () => {
    const again = part(50, { first: true, left: 0 });
    expect(foldDossier(historyTo('assessing', { then: [first, again] }))?.importing).toBeNull();
  });
});
