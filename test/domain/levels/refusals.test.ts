import { describe, expect, it } from 'vitest';
import type { RulesetId } from '../../../shared/domain/level.ts';
import { determineLevel } from '../../../shared/domain/levels/determine-level.ts';
import type { LevelFacts } from '../../../shared/domain/levels/facts.ts';
import { factsOfLevel, someFacts } from '../../support/domain/facts.ts';
import { lawsOfLevels, pointsOf } from '../../support/domain/level-laws.ts';

const determine = (facts: Partial<LevelFacts>, ruleset: RulesetId = 'ND331_2026') =>
  determineLevel(pointsOf(ruleset), someFacts(facts));
const service: Partial<LevelFacts> = { systemType: 'citizen-business', informationClasses: ['personal'] };

describe('facts that meet no criterion', () => {
  it.each(lawsOfLevels)('of another kind of system ask for a decision or a risk under %s', (ruleset) => {
    const found = determine({ systemType: 'other' }, ruleset);
    expect(found).toMatchObject({ kind: 'no-criterion-matched' });
    const { missing } = found.kind === 'no-criterion-matched' ? found : { missing: [] };
    expect(missing).toEqual(expect.arrayContaining(['riskOutcomeLevel', 'primeMinisterDecision']));
  });

  it.each([
    ['ND331_2026', service, ['conditionalBusiness', 'settlesAdministrativeProcedures', 'basicDataSubjects']],
    ['ND85_2016', service, ['conditionalBusiness', 'publicServiceLevel', 'userCount']],
    ['ND331_2026', { systemType: 'infrastructure' }, ['servedScope']],
    ['ND331_2026', { systemType: 'industrial-control' }, ['constructionGrade', 'nationalSecurityWorks']],
  ] as const)('under %s ask of %j for what is nearest', (ruleset, facts, names) => {
    const found = determine(facts, ruleset);
    const missing = found.kind === 'no-criterion-matched' ? found.missing : [];
    expect(missing).toEqual(expect.arrayContaining([...names]));
    expect(missing).not.toContain('riskOutcomeLevel');
  });

  it.each(lawsOfLevels)('are state secrets of unknown harm, whatever else is known, under %s', (ruleset) => {
    const found = determine({ ...factsOfLevel[4], informationClasses: ['state-secret'] }, ruleset);
    expect(found).toEqual({ kind: 'no-criterion-matched', missing: ['secretHarm'] });
  });

  it('name the component', () => {
    const components = [
      someFacts(),
      someFacts({ systemType: 'infrastructure', informationClasses: ['private'] }),
    ];
    const found = determine({ components });
    expect(found).toMatchObject({ missing: expect.arrayContaining(['components.1.servedScope']) });
  });
});

describe('facts that contradict each other', () => {
  it.each<readonly [Partial<LevelFacts>, readonly string[]]>([
    [{ informationClasses: ['private'], basicDataSubjects: 1 }, ['informationClasses', 'basicDataSubjects']],
    [
      { informationClasses: ['public'], sensitiveDataSubjects: 5 },
      ['informationClasses', 'sensitiveDataSubjects'],
    ],
    [{ informationClasses: ['state-secret'], secretHarm: 'none' }, ['informationClasses', 'secretHarm']],
    [{ secretHarm: 'serious' }, ['systemType', 'informationClasses', 'secretHarm']],
    [{ settlesAdministrativeProcedures: true }, ['systemType', 'settlesAdministrativeProcedures']],
    [{ eGovernmentNational: true, servedScope: 'one-province' }, ['eGovernmentNational', 'servedScope']],
  ])('%j', (facts, names) => {
    expect(determine(facts)).toEqual({ kind: 'facts-contradict', contradictions: [names] });
  });

  it('are named in a component and all together', () => {
    const wrong = someFacts({ informationClasses: ['public'], basicDataSubjects: 9 });
    expect(determine({ settlesAdministrativeProcedures: true, components: [wrong] })).toEqual({
      kind: 'facts-contradict',
      contradictions: [
        ['systemType', 'settlesAdministrativeProcedures'],
        ['components.0.informationClasses', 'components.0.basicDataSubjects'],
      ],
    });
  });

  it('are not nobody at all, nor a stop that a system around the clock can bear', () => {
    expect(determine({ basicDataSubjects: 0 })).toMatchObject({ level: 1 });
    expect(
      determine({ ...factsOfLevel[4], requires24x7: true, unplannedStopAcceptable: true }),
    ).toMatchObject({ level: 3 });
  });
});

describe('a level that was found', () => {
  it('says which facts met each criterion, and the article', () => {
    expect(determine({ ...service, settlesAdministrativeProcedures: true })).toMatchObject({
      level: 3,
      matched: [
        {
          level: 3,
          criterion: '13.2.b',
          article: 'Decree 331/2026/NĐ-CP Art. 13.2(b)',
          confidence: 'text-read',
          because: ['systemType', 'settlesAdministrativeProcedures'],
        },
      ],
    });
  });

  it('says what could still raise it', () => {
    const found = determine({ ...service, conditionalBusiness: false });
    const couldRaise = found.kind === 'determined' ? found.couldRaise : [];
    expect(couldRaise).toEqual(
      expect.arrayContaining([
        'settlesAdministrativeProcedures',
        'basicDataSubjects',
        'sensitiveDataSubjects',
      ]),
    );
  });

  it('says everything that could raise it where nothing but a rating gives it', () => {
    const found = determine({ systemType: 'other', riskOutcomeLevel: 1 });
    expect(found).toMatchObject({
      level: 1,
      couldRaise: expect.arrayContaining(['secretHarm', 'nationalDataStore', 'eGovernmentNational']),
    });
    const rated = determine({ riskOutcomeLevel: 1 });
    expect(rated).toMatchObject({ matched: [{ criterion: '11.1' }, { criterion: '11.2' }], couldRaise: [] });
  });

  it('is that of the highest component, which is judged by itself, however deep', () => {
    const deep = someFacts({ components: [factsOfLevel[4]] });
    const found = determine({ components: [factsOfLevel[2], deep] });
    expect(found).toMatchObject({
      level: 4,
      matched: [{ criterion: '11.1' }],
      components: [{ level: 2 }, { level: 4, matched: [{ criterion: '11.1' }], components: [{ level: 4 }] }],
    });
  });

  it('may rest on components alone', () => {
    expect(determine({ systemType: 'other', components: [factsOfLevel[3]] })).toMatchObject({
      level: 3,
      matched: [],
    });
  });

  it.each([
    ['ND331_2026', { userCount: 50_000, publicServiceLevel: 4 }, ['publicServiceLevel', 'userCount']],
    ['ND85_2016', { basicDataSubjects: 50_000 }, ['basicDataSubjects']],
  ] as const)(
    'under %s does not look at facts of the other law, and says so: %j',
    (ruleset, facts, ignored) => {
      const found = determine({ ...service, conditionalBusiness: false, ...facts }, ruleset);
      expect(found).toMatchObject({ level: 2, ignored });
    },
  );
});
