import { describe, expect, it } from 'vitest';
import { tasksOf } from '../../../shared/domain/dossier/tasks.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const old = aCase({ ruleset: 'ND85_2016' });
const tasksIn = (status: Parameters<typeof dossierIn>[0], now?: string) =>
  tasksOf(dossierIn(status, old), aContext(now, 'ND85_2016')).filter(({ item }) => item === 'ND331_2026');

describe('what the newer law asks of a case under the older one (Decree 331/2026 Art. 39.1)', () => {
  it.each(['level-approved', 'assessing', 'published'] as const)(
    'keeps the level of one that is %s, and sets a day',
    (status) => {
      expect(tasksIn(status)).toEqual([
        { kind: 'meet-new-law', item: 'ND331_2026', dueOn: '2027-06-30', overdue: false },
      ]);
    },
  );

  it.each(['drafting', 'awaiting-appraisal', 'returned'] as const)(
    'closes one that is %s at the end of the year',
    (status) => {
      expect(tasksIn(status)).toEqual([
        { kind: 'finish-under-old-law', item: 'ND331_2026', dueOn: '2026-12-31', overdue: false },
      ]);
      expect(tasksIn(status, '2027-01-01T02:00:00.000Z')).toMatchObject([{ overdue: true }]);
    },
  );

  it('asks nothing of what is over, and nothing of a case under the newer law', () => {
    expect(tasksIn('withdrawn')).toEqual([]);
    const current = dossierIn('published');
    expect(tasksOf(current, aContext()).filter(({ item }) => item === 'ND331_2026')).toEqual([]);
  });
});
