import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { levels } from '../../shared/domain/level.ts';
import { dossierMoves, permitMoves } from '../../shared/domain/moves.ts';
import { chooseRuleset } from '../../shared/rulesets/choose-ruleset.ts';
import nd331 from '../../shared/rulesets/nd331-2026/criteria.json' with { type: 'json' };
import nd85 from '../../shared/rulesets/nd85-2016/criteria.json' with { type: 'json' };
import { rulesetOf } from '../../shared/rulesets/rulesets.ts';

const rulesetIds = ['ND331_2026', 'ND85_2016'] as const;
const files: Record<
  (typeof rulesetIds)[number],
  readonly { readonly id: string; readonly levels: number[] }[]
> = { ND331_2026: nd331, ND85_2016: nd85 };
const perLevel = rulesetIds.flatMap((id) => levels.map((level) => ({ id, level })));

describe('a ruleset', () => {
  it.each(perLevel)('$id has at level $level the criteria of its data, once each', ({ id, level }) => {
    const ids = rulesetOf(id)
      .criteriaOf(level)
      .map((criterion) => criterion.id);
    expect(ids).toEqual(files[id].filter((entry) => entry.levels.includes(level)).map((entry) => entry.id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives each criterion the clause and interval of its own level', () => {
    const scan = (level: 3 | 5) =>
      rulesetOf('ND331_2026')
        .criteriaOf(level)
        .find(({ id }) => id === 'RSK-05');
    expect(scan(3)).toMatchObject({ clause: '5.1.2.2 c', minInterval: 'P1Y' });
    expect(scan(5)).toMatchObject({ clause: '7.1.2.2 c', minInterval: 'P6M' });
  });

  it('says that the spread of the old criteria over the levels is unconfirmed', () => {
    const spreads = levels.flatMap((level) => rulesetOf('ND85_2016').criteriaOf(level));
    expect(spreads.some(({ provenance }) => provenance.levelsVerified)).toBe(false);
  });

  it.each(perLevel)('$id names at level $level who decides, how long and how fresh', ({ id, level }) => {
    const ruleset = rulesetOf(id);
    expect(ruleset.id).toBe(id);
    expect(ruleset.validityMonths[level]).toBe({ 1: 24, 2: 24, 3: 12, 4: 12, 5: 6 }[level]);
    expect(ruleset.statusListFreshnessHours[level]).toBe({ 1: 24, 2: 24, 3: 24, 4: 4, 5: 1 }[level]);
    expect(ruleset.appraiserOf(level)).toBe(level >= 4 ? 'security-authority' : 'specialised-unit');
    expect(ruleset.approverOf(level)).toBe(level >= 3 ? 'owner' : 'specialised-unit');
    expect(ruleset.clocks.appraisal[level] === null).toBe(level < 3);
  });

  it('counts the old appraisal in calendar days and the new one in working days', () => {
    expect(rulesetOf('ND85_2016').clocks).toMatchObject({
      unit: 'calendar-days',
      approvalUnit: 'working-days',
    });
    expect(rulesetOf('ND85_2016').clocks.appraisal).toEqual({ 1: null, 2: null, 3: 15, 4: 30, 5: 30 });
    expect(rulesetOf('ND331_2026').clocks.unit).toBe('working-days');
    expect(rulesetOf('ND331_2026').clocks.appraisal).toEqual({ 1: null, 2: null, 3: 15, 4: 25, 5: 25 });
  });

  it('asks for a qualified assessor from level 3 in the old law, from level 5 in the new', () => {
    expect(rulesetOf('ND85_2016').independentAssessorFrom).toBe(3);
    expect(rulesetOf('ND331_2026').independentAssessorFrom).toBe(5);
  });

  it.each(rulesetIds)('%s has a basis for every move, and none without an article but by choice', (id) => {
    for (const { move } of [...dossierMoves, ...permitMoves]) {
      const { article, confidence } = rulesetOf(id).articleOf(move);
      expect(article !== null || confidence === 'design-choice', move).toBe(true);
    }
  });
});

describe('the choice of a ruleset', () => {
  it.each([
    ['2026-06-30', '2026-12-31', 'ND85_2016'],
    ['2026-06-30', '2027-01-01', 'ND331_2026'],
    ['2026-07-01', '2026-11-22', 'ND331_2026'],
    [undefined, '2026-11-22', 'ND331_2026'],
    [null, '2026-11-22', 'ND331_2026'],
  ])('started %s, opened %s: %s', (projectStartedOn, openedOn, expected) => {
    expect(chooseRuleset({ projectStartedOn, openedOn })).toEqual({ ruleset: expected, rulesetVersion: '1' });
  });
});

describe('a bundle that takes only the terms', () => {
  it('carries no criteria', async () => {
    const contents = `import { rulesetTermsOf } from './shared/rulesets/ruleset-terms.ts';
      import { chooseRuleset } from './shared/rulesets/choose-ruleset.ts';
      console.log(rulesetTermsOf('ND331_2026'), chooseRuleset({ openedOn: '2026-11-22' }));`;
    const { metafile } = await build({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      format: 'esm',
      metafile: true,
      write: false,
    });
    expect(Object.keys(metafile.inputs).filter((path) => path.endsWith('criteria.json'))).toEqual([]);
  });
});
