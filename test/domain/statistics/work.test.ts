import { describe, expect, it } from 'vitest';
import { groupResultsOf } from '../../../shared/domain/dossier/group-results.ts';
import { clocksUntil, overlapUntil, resultsIn } from '../../../shared/domain/work-statistics.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const end = '2026-11-22T16:59:59.999Z';

describe('overlap in figures', () => {
  const found = { since: '2026-11-02T02:00:00.000Z', found: 2, ending: null, endedAt: null } as const;
  const ended = (ending: 'listed' | 'avoided') => ({ ...found, ending, endedAt: '2026-11-10T02:00:00.000Z' });

  it('is found, told apart, avoided, or open', () => {
    expect(overlapUntil([found, ended('listed'), ended('avoided'), ended('avoided')], end)).toEqual({
      ...{ cases: 4, platformsFound: 8, toldApart: 1, avoided: 2, open: 1 },
    });
  });

  it('is open on a day before it ended, and unknown before it was found', () => {
    expect(overlapUntil([ended('avoided')], '2026-11-05T16:59:59.999Z')).toMatchObject({
      avoided: 0,
      open: 1,
    });
    expect(overlapUntil([ended('avoided')], '2026-11-01T16:59:59.999Z')).toMatchObject({ cases: 0 });
  });
});

describe('clocks in figures', () => {
  it('are kept or missed by authority, as of a day', () => {
    const clock = { authority: 'BCA', outcome: 'kept', day: '2026-11-10' } as const;
    const clocks = [clock, clock, { ...clock, outcome: 'missed' }, { ...clock, authority: 'BTC' }] as const;
    expect(clocksUntil(clocks, '2026-11-22')).toEqual({
      BCA: { kept: 2, missed: 1 },
      BTC: { kept: 1, missed: 0 },
    });
    expect(clocksUntil(clocks, '2026-11-09')).toEqual({});
  });
});

describe('results by criterion group', () => {
  it('tell full compliance from what is only basic, and say of how many nothing is known', () => {
    expect(resultsIn([{ RSK: 'full', DEC: 'full' }, { RSK: 'full', DEC: 'basic' }, null])).toEqual({
      whole: { full: 1, basic: 1, unknown: 1 },
      byGroup: { DEC: { full: 1, basic: 1 }, RSK: { full: 2, basic: 0 } },
    });
  });

  it('are full where every criterion of the group is met, also those for later', () => {
    const eligible = dossierIn('eligible');
    const all = groupResultsOf(eligible, aContext());
    expect(new Set(Object.values(all))).toEqual(new Set(['full']));
    const [first = ''] = Object.keys(eligible.results);
    const worse = { ...eligible, results: { ...eligible.results, [first]: 'p' as const } };
    expect(Object.values(groupResultsOf(worse, aContext())).filter((one) => one === 'basic')).toHaveLength(1);
  });
});
