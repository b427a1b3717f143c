import { describe, expect, it } from 'vitest';
import type { RulesetId } from '../../../shared/domain/level.ts';
import { determineLevel } from '../../../shared/domain/levels/determine-level.ts';
import type { LevelFacts } from '../../../shared/domain/levels/facts.ts';
import { factsOfLevel, someFacts } from '../../support/domain/facts.ts';
import { pointsOf } from '../../support/domain/level-laws.ts';

type Row = readonly [facts: Partial<LevelFacts>, level: number, criteria: readonly string[]];

const service: Partial<LevelFacts> = { systemType: 'citizen-business', informationClasses: ['personal'] };
const shared: Partial<LevelFacts> = { systemType: 'infrastructure', informationClasses: ['private'] };
const control: Partial<LevelFacts> = { systemType: 'industrial-control' };
const secret: Partial<LevelFacts> = { informationClasses: ['state-secret'] };
const other: Partial<LevelFacts> = { systemType: 'other' };
const always: Partial<LevelFacts> = { requires24x7: true, unplannedStopAcceptable: false };

const current: readonly Row[] = [
  [{}, 1, ['11.1']],
  [{ ...other, riskOutcomeLevel: 1 }, 1, ['11.2']],
  [{ ...other, primeMinisterDecision: 1 }, 1, ['choice.1']],
  [{ informationClasses: ['private'] }, 2, ['12.1']],
  [{ informationClasses: ['public', 'personal'] }, 2, ['12.1']],
  [{ ...service, conditionalBusiness: false }, 2, ['12.2.a']],
  [{ ...service, basicDataSubjects: 9_999 }, 2, ['12.2.b']],
  [{ ...service, basicDataSubjects: 10_000 }, 2, ['12.2.b']],
  [{ ...service, basicDataSubjects: 99_999 }, 2, ['12.2.b']],
  [{ ...service, basicDataSubjects: 100_000 }, 3, ['13.2.c']],
  [{ ...service, sensitiveDataSubjects: 9_999 }, 2, ['12.2.b']],
  [{ ...service, sensitiveDataSubjects: 10_000 }, 3, ['13.2.c']],
  [{ ...service, basicDataSubjects: 99_999, sensitiveDataSubjects: 10_000 }, 3, ['13.2.c', '12.2.b']],
  [{ ...service, conditionalBusiness: false, basicDataSubjects: 100_000 }, 3, ['13.2.c', '12.2.a']],
  [{ ...shared, servedScope: 'one-organisation' }, 2, ['12.3']],
  [{ ...other, riskOutcomeLevel: 2 }, 2, ['12.4']],
  [{ ...other, primeMinisterDecision: 2 }, 2, ['12.4']],
  [{ ...secret, secretHarm: 'harm' }, 3, ['13.1']],
  [{ ...other, secretHarm: 'harm' }, 3, ['13.1']],
  [{ ...service, conditionalBusiness: true }, 3, ['13.2.a']],
  [{ ...service, settlesAdministrativeProcedures: true }, 3, ['13.2.b']],
  [{ ...shared, servedScope: 'one-ministry' }, 3, ['13.3']],
  [{ ...shared, servedScope: 'one-sector' }, 3, ['13.3']],
  [{ ...shared, servedScope: 'one-province' }, 3, ['13.3']],
  [{ ...shared, servedScope: 'several-provinces' }, 3, ['13.3']],
  [{ ...shared, servedScope: 'nationwide' }, 3, ['13.3']],
  [{ ...control, constructionGrade: 'IV' }, 3, ['13.4']],
  [{ ...control, constructionGrade: 'III' }, 3, ['13.4']],
  [{ ...control, constructionGrade: 'II' }, 3, ['13.4']],
  [{ ...other, riskOutcomeLevel: 3 }, 3, ['13.5']],
  [{ ...secret, secretHarm: 'serious' }, 4, ['14.1']],
  [{ ...service, ...always, eGovernmentNational: true }, 4, ['14.2']],
  [{ ...shared, ...always, servedScope: 'nationwide' }, 4, ['14.2', '13.3']],
  [{ ...shared, ...always, servedScope: 'nationwide', unplannedStopAcceptable: true }, 3, ['13.3']],
  [{ ...shared, ...always, servedScope: 'nationwide', requires24x7: false }, 3, ['13.3']],
  [{ ...shared, ...always, servedScope: 'several-provinces' }, 3, ['13.3']],
  [{ ...control, constructionGrade: 'I' }, 4, ['14.3']],
  [{ ...other, primeMinisterDecision: 4 }, 4, ['14.4']],
  [{ ...secret, secretHarm: 'especially-serious' }, 5, ['15.1']],
  [{ ...other, nationalDataStore: true }, 5, ['15.2']],
  [{ ...shared, servedScope: 'international' }, 5, ['15.3']],
  [{ ...control, constructionGrade: 'special' }, 5, ['15.4']],
  [{ ...control, constructionGrade: 'IV', nationalSecurityWorks: true }, 5, ['15.4', '13.4']],
  [{ ...other, riskOutcomeLevel: 5 }, 5, ['15.5']],
  [{ riskOutcomeLevel: 3 }, 3, ['13.5', '11.1']],
  [{ ...service, conditionalBusiness: true, riskOutcomeLevel: 2 }, 3, ['13.2.a', '12.4']],
];

const old: readonly Row[] = [
  [{}, 1, ['7']],
  [{ informationClasses: ['personal'] }, 2, ['8.1']],
  [{ ...service, publicServiceLevel: 1 }, 2, ['8.2.a']],
  [{ ...service, publicServiceLevel: 2 }, 2, ['8.2.a']],
  [{ ...service, publicServiceLevel: 3 }, 3, ['9.2.a']],
  [{ ...service, publicServiceLevel: 4 }, 3, ['9.2.a']],
  [{ ...service, conditionalBusiness: false }, 2, ['8.2.b']],
  [{ ...service, conditionalBusiness: true }, 3, ['9.2.b']],
  [{ ...service, userCount: 9_999 }, 2, ['8.2.c']],
  [{ ...service, userCount: 10_000 }, 3, ['9.2.c']],
  [{ ...service, userCount: 99_999 }, 3, ['9.2.c']],
  [{ ...service, userCount: 100_000 }, 3, ['9.2.c']],
  [{ ...shared, servedScope: 'one-organisation' }, 2, ['8.3']],
  [{ ...secret, secretHarm: 'harm' }, 3, ['9.1']],
  [{ ...shared, servedScope: 'one-sector' }, 3, ['9.3']],
  [{ ...shared, servedScope: 'one-province' }, 3, ['9.3']],
  [{ ...shared, servedScope: 'several-provinces' }, 3, ['9.3']],
  [{ ...shared, servedScope: 'nationwide' }, 3, ['9.3']],
  [{ ...control, constructionGrade: 'II' }, 3, ['9.4']],
  [{ ...control, constructionGrade: 'III' }, 3, ['9.4']],
  [{ ...control, constructionGrade: 'IV' }, 3, ['9.4']],
  [{ ...secret, secretHarm: 'serious' }, 4, ['10.1']],
  [{ ...service, ...always, eGovernmentNational: true }, 4, ['10.2']],
  [{ ...shared, ...always, servedScope: 'nationwide' }, 4, ['10.3', '9.3']],
  [{ ...control, constructionGrade: 'I' }, 4, ['10.4']],
  [{ ...secret, secretHarm: 'especially-serious' }, 5, ['11.1']],
  [{ ...other, nationalDataStore: true }, 5, ['11.2']],
  [{ ...shared, servedScope: 'international' }, 5, ['11.3']],
  [{ ...control, constructionGrade: 'special' }, 5, ['11.4']],
  [{ ...control, nationalSecurityWorks: true }, 5, ['11.4']],
  [{ ...other, primeMinisterDecision: 5 }, 5, ['11.5']],
  [{ ...other, riskOutcomeLevel: 1 }, 1, ['choice.1']],
  [{ ...other, riskOutcomeLevel: 2 }, 2, ['choice.2']],
  [{ ...other, primeMinisterDecision: 3 }, 3, ['choice.3']],
  [{ ...other, riskOutcomeLevel: 4 }, 4, ['choice.4']],
  [{ ...other, riskOutcomeLevel: 5 }, 5, ['choice.5']],
];

const tables: readonly [RulesetId, readonly Row[]][] = [
  ['ND331_2026', current],
  ['ND85_2016', old],
];

describe.each(tables)('the criteria of %s', (ruleset, rows) => {
  const determine = (facts: LevelFacts) => determineLevel(pointsOf(ruleset), facts);

  it.each(rows)('%j is level %i by %j', (facts, level, criteria) => {
    const found = determine(someFacts(facts));
    if (found.kind !== 'determined') throw new Error(JSON.stringify(found));
    expect(found.level).toBe(level);
    expect(found.matched.map(({ criterion }) => criterion)).toEqual(criteria);
  });

  it('are each met by a case of the table', () => {
    const met = new Set(rows.flatMap(([, , criteria]) => criteria));
    expect(
      pointsOf(ruleset)
        .criteria.map(({ criterion }) => criterion)
        .filter((it) => !met.has(it)),
    ).toEqual([]);
  });

  it('say how they are known, and name no article only where it is a choice', () => {
    const all = pointsOf(ruleset).criteria;
    expect(new Set(all.map(({ criterion }) => criterion)).size).toBe(all.length);
    for (const { criterion, article, confidence } of all) {
      expect(article === null, criterion).toBe(confidence === 'design-choice');
      if (article !== null)
        expect(article.replaceAll(/\((\w)\)/gu, '.$1')).toMatch(new RegExp(` ${criterion}$`, 'u'));
    }
  });

  it.each([1, 2, 3, 4, 5] as const)('have an example of level %i', (level) => {
    expect(determine(factsOfLevel[level])).toMatchObject({ kind: 'determined', level });
  });
});
