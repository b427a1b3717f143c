import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beforeConclusion,
  checklistOf,
  complianceOf,
  establishedIn,
  isStale,
  lacksEvidence,
  progressOf,
  staleFrom,
  undecidedFacts,
} from '../../../shared/domain/dossier/checklist.ts';
import type { Dossier, SystemFacts, VerdictCode } from '../../../shared/domain/dossier/dossier.ts';
import { levels } from '../../../shared/domain/level.ts';
import type { Level } from '../../../shared/domain/level.ts';
import type { RuleCriterion } from '../../../shared/domain/rules.ts';
import { aCase, aDossier } from '../../support/domain/a-case.ts';
import { dossierIn } from '../../support/domain/road.ts';
import { aContext } from '../../support/domain/surroundings.ts';

const context = aContext();
const at = (proposedLevel: Level, system: SystemFacts = {}): Dossier =>
  aDossier({ facts: aCase({ proposedLevel }), system });
const idsAt = (level: Level, system: SystemFacts = {}): string[] =>
  checklistOf(at(level, system), context).map(({ id }) => id);
const criterion = (id: string, level: Level = 3): RuleCriterion => {
  const found = context.rules.criteriaOf(level).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no ${id} at level ${level}`);
  return found;
};

describe('the list of a case', () => {
  it.each([
    [3, 'own', []],
    [3, 'cloud', ['DEC-13']],
    [4, 'leased-data-centre', ['DEC-13']],
    [5, 'own', []],
    [5, 'cloud', ['DEC-14']],
    [2, 'cloud', []],
  ] as const)(
    'R26: at level %i, hosted %s, holds of the separation of tenants: %j',
    (level, hosting, expected) => {
      expect(idsAt(level, { hosting }).filter((id) => ['DEC-13', 'DEC-14'].includes(id))).toEqual(expected);
    },
  );

  it('drops nothing for a fact that nobody has stated, and says which fact that is', () => {
    expect(idsAt(3)).toEqual(context.rules.criteriaOf(3).map(({ id }) => id));
    expect(undecidedFacts(criterion('DEC-13'), at(3))).toEqual(['hosting']);
    expect(undecidedFacts(criterion('DEC-13'), at(3, { hosting: 'own' }))).toEqual([]);
  });

  it('asks keepers of online services for their logs, and nobody who is none', () => {
    expect(idsAt(1, { onlineServiceProvider: true })).toContain('DEC-21');
    expect(idsAt(1, { onlineServiceProvider: false })).not.toContain('DEC-21');
  });

  it.each(levels)('at level %i waits for no criterion of the system or of later', (level) => {
    const waiting = beforeConclusion(at(level), context).map(({ id }) => id);
    expect(
      waiting.filter((id) => ['DEC-05', 'DEC-11', 'DEC-12', 'DEC-17', 'DEC-19', 'PLT-08'].includes(id)),
    ).toEqual([]);
    expect(waiting).toEqual(expect.arrayContaining(['RSK-01', 'NET-16', 'PLT-11']));
  });

  it('shrinks, and never grows, with a fact that is stated', () => {
    const anyFact = fc.constantFrom<SystemFacts>(
      { hosting: 'own' },
      { hosting: 'cloud' },
      { onlineServiceProvider: true },
      { onlineServiceProvider: false },
      { constructor: 'own' },
    );
    fc.assert(
      fc.property(fc.constantFrom(...levels), anyFact, anyFact, (level, one, other) => {
        const fewer = idsAt(level, { ...other, ...one });
        expect(idsAt(level, one)).toEqual(expect.arrayContaining(fewer));
      }),
    );
  });
});

describe('what the workflow establishes itself', () => {
  it.each([
    ['DEC-05', 'drafting', false],
    ['DEC-05', 'awaiting-appraisal', true],
    ['DEC-08', 'awaiting-appraisal', true],
    ['DEC-10', 'awaiting-appraisal', false],
    ['DEC-10', 'appraised', true],
    ['DEC-15', 'level-approved', false],
    ['DEC-15', 'assessing', true],
    ['DEC-11', 'not-eligible', true],
    ['DEC-12', 'not-eligible', false],
    ['DEC-12', 'eligible', true],
  ] as const)('%s in a case that is %s: %s', (id, status, expected) => {
    expect(establishedIn(criterion(id), dossierIn(status))).toBe(expected);
  });

  it('is nothing that people judge', () => {
    expect(establishedIn(criterion('RSK-01'), dossierIn('eligible'))).toBeNull();
  });
});

describe('evidence', () => {
  const scanned = (effectiveOn: string) =>
    aDossier({ results: { 'VUL-03': 's' }, effectiveOn: { 'VUL-03': effectiveOn } });

  it.each([
    ['2026-05-02', false],
    ['2026-05-01', true],
  ])(
    'of the scan of level 3, which is due every six months, from %s is stale on 2 November: %s',
    (day, stale) => {
      expect(isStale(criterion('VUL-03'), scanned(day), context)).toBe(stale);
    },
  );

  it('that is stale counts as no answer', () => {
    const fresh = progressOf(scanned('2026-11-01'), context);
    const stale = progressOf(scanned('2026-01-01'), context);
    expect([fresh.count, stale.count]).toEqual([1, 0]);
    expect(complianceOf(scanned('2026-01-01'), context).of).toBe(0);
  });

  it.each(['s', 'p'] as const)('is what a repeated criterion that is met (%s) counts by', (code) => {
    const bare = aDossier({ results: { 'VUL-03': code } });
    expect(lacksEvidence(criterion('VUL-03'), bare)).toBe(true);
    expect([progressOf(bare, context).count, complianceOf(bare, context).of]).toEqual([0, 0]);
    expect(lacksEvidence(criterion('VUL-03'), scanned('2026-11-01'))).toBe(false);
  });

  it.each(['n', 'a', 'A'] as const)('is not asked for where it is not met or does not apply (%s)', (code) => {
    expect(lacksEvidence(criterion('VUL-03'), aDossier({ results: { 'VUL-03': code } }))).toBe(false);
  });

  it('of a criterion without a number never grows old, nor need there be any', () => {
    expect(lacksEvidence(criterion('BCK-07'), aDossier({ results: { 'BCK-07': 's' } }))).toBe(false);
    const restored = aDossier({ results: { 'BCK-07': 's' }, effectiveOn: { 'BCK-07': '2001-01-01' } });
    expect(staleFrom(criterion('BCK-07'), restored)).toBeNull();
  });

  it('may be a schedule, until its day has passed', () => {
    const scheduled = aDossier({ results: { 'VUL-03': 's' }, scheduledFor: { 'VUL-03': '2026-12-01' } });
    expect(isStale(criterion('VUL-03'), scheduled, context)).toBe(false);
    expect(isStale(criterion('VUL-03'), scheduled, aContext('2026-12-01T17:00:00.000Z'))).toBe(true);
  });
});

describe('progress and compliance', () => {
  const anyCodes = fc.dictionary(
    fc.constantFrom(...beforeConclusion(at(3), context).map(({ id }) => id)),
    fc.constantFrom<VerdictCode>('s', 'p', 'n', 'a', 'A'),
  );

  const effectiveOn = Object.fromEntries(
    beforeConclusion(at(3), context).map(({ id }) => [id, '2026-11-02']),
  );

  it('are two numbers: the verdict changes the one, an answer more changes the other', () => {
    fc.assert(
      fc.property(anyCodes, (results) => {
        const bad = Object.fromEntries(Object.keys(results).map((id) => [id, 'n' as const]));
        const [given, worst] = [aDossier({ results, effectiveOn }), aDossier({ results: bad, effectiveOn })];
        expect(progressOf(given, context)).toEqual(progressOf(worst, context));
        expect(complianceOf(worst, context).count).toBe(0);
        expect(progressOf(given, context).count).toBe(Object.keys(results).length);
      }),
    );
  });

  it('leave what does not apply out of the compliance, and in the progress', () => {
    const dossier = aDossier({ results: { 'RSK-01': 's', 'RSK-04': 'p', 'RSK-03': 'A', 'RSK-06': 'a' } });
    expect(complianceOf(dossier, context)).toEqual({ count: 1, of: 2 });
    expect(progressOf(dossier, context).count).toBe(4);
  });
});
