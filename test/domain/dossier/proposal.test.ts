import { describe, expect, it } from 'vitest';
import { contentFields, missingFields } from '../../../shared/domain/dossier/completeness.ts';
import type { ContentField } from '../../../shared/domain/dossier/completeness.ts';
import type { DossierContent } from '../../../shared/domain/dossier/content.ts';
import type { LevelObjection } from '../../../shared/domain/dossier/level-found.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { rulesetOf } from '../../../shared/rulesets/rulesets.ts';
import { aCase } from '../../support/domain/a-case.ts';
import { aContent, aPaper } from '../../support/domain/a-content.ts';
import { aCommand } from '../../support/domain/commands.ts';
import { factsOfLevel, someFacts } from '../../support/domain/facts.ts';
import { historyTo } from '../../support/domain/road.ts';
import { given } from '../../support/domain/scenario.ts';
import { lawsOfLevels, pointsOf } from '../../support/domain/level-laws.ts';

/** The events of a submission of this content at this proposed level. */
const submitted = (proposedLevel: Level, content: DossierContent) => {
  const facts = aCase({ proposedLevel });
  const save = aCommand('save-content', { facts, body: { content } });
  return given(historyTo('drafting', { facts, then: [save] })).when(aCommand('submit', { facts }));
};
const returnedFor = (objection: LevelObjection, missing: readonly string[] = []) =>
  [{ type: 'DossierSubmitted' }, { type: 'SubmissionReturned', missing, objection }] as const;

describe('the proposed level', () => {
  it.each(lawsOfLevels)('stands where it is the one that the facts give, under %s', (ruleset) => {
    for (const proposedLevel of [1, 2, 3, 4, 5] as const) {
      const facts = aCase({ ruleset, proposedLevel });
      expect(historyTo('awaiting-appraisal', { facts }).at(-1)?.event.type).toBe('SubmissionAccepted');
    }
  });

  it('is returned where it is below, with the level and the points of the decree', () => {
    const after = submitted(2, aContent()).then(
      returnedFor({ code: 'level-below-determined', proposed: 2, determined: 3, criteria: ['13.2.a'] }),
    );
    expect(after?.status).toBe('returned');
  });

  it('is returned where it is below the level of a component', () => {
    const facts = someFacts({ components: [factsOfLevel[2], factsOfLevel[4]] });
    submitted(3, aContent({ facts })).then(
      returnedFor({
        code: 'level-below-determined',
        proposed: 3,
        determined: 4,
        criteria: ['14.2'],
      }),
    );
  });

  it('is returned where it is above without grounds, and stands with them', () => {
    const low = { facts: factsOfLevel[1] };
    submitted(3, aContent(low)).then(
      returnedFor({ code: 'level-grounds-missing', proposed: 3, determined: 1, criteria: ['11.1'] }),
    );
    submitted(3, aContent({ ...low, vendorGrounds: 'It will grow.' })).then([
      { type: 'DossierSubmitted' },
      { type: 'SubmissionAccepted', dueOn: '2026-11-23' },
    ]);
  });

  it('is returned where the facts meet no criterion, with those that could', () => {
    const facts = someFacts({
      systemType: 'infrastructure',
      informationClasses: ['private'],
      servedScope: 'nationwide',
    });
    const secret = {
      ...facts,
      components: [someFacts({ systemType: 'industrial-control', riskOutcomeLevel: 1 })],
    };
    submitted(3, aContent({ facts })).then([
      { type: 'DossierSubmitted' },
      { type: 'SubmissionAccepted', dueOn: '2026-11-23' },
    ]);
    submitted(3, aContent({ facts: secret })).then([
      { type: 'DossierSubmitted' },
      { type: 'SubmissionAccepted', dueOn: '2026-11-23' },
    ]);
    const unknown = someFacts({ components: [someFacts({ systemType: 'industrial-control' })] });
    submitted(3, aContent({ facts: unknown })).then(
      returnedFor({
        code: 'no-criterion-matched',
        facts: ['components.0.constructionGrade', 'components.0.nationalSecurityWorks'],
      }),
    );
  });

  it('is returned where the facts contradict each other, together with what is missing', () => {
    const facts = someFacts({ basicDataSubjects: 5 });
    submitted(3, aContent({ facts, scope: undefined })).then(
      returnedFor({ code: 'facts-contradict', facts: ['informationClasses, basicDataSubjects'] }, ['scope']),
    );
  });

  it('is judged anew when the facts change', () => {
    const history = historyTo('returned', {
      then: [aCommand('save-content', { body: { content: aContent({ facts: factsOfLevel[4] }) } })],
    });
    const after = given(history)
      .when(aCommand('submit'))
      .then(returnedFor({ code: 'level-below-determined', proposed: 3, determined: 4, criteria: ['14.2'] }));
    expect(after?.content?.found).toEqual({
      kind: 'determined',
      level: 4,
      criteria: ['14.2'],
      couldRaise: [],
    });
  });

  it('rests at level 5 on the reference of the paper alone', () => {
    submitted(5, aPaper({ securityRegulation: undefined })).then([
      { type: 'DossierSubmitted' },
      { type: 'SubmissionAccepted', dueOn: null, awaitsOpinion: true },
    ]);
  });

  it('of state secrets is compared with the facts, and its grounds are on the paper', () => {
    const facts = someFacts({ informationClasses: ['state-secret'], secretHarm: 'harm' });
    submitted(4, aPaper({ facts })).then([
      { type: 'DossierSubmitted' },
      { type: 'SubmissionAccepted', dueOn: null, awaitsOpinion: true },
    ]);
    submitted(2, aPaper({ facts })).then(
      returnedFor({ code: 'level-below-determined', proposed: 2, determined: 3, criteria: ['13.1'] }),
    );
  });
});

/** A content without one of its fields. */
const without = (field: ContentField): DossierContent => {
  const [section = '', part] = field.split('.');
  const content = aContent({ facts: factsOfLevel[4] });
  return part === undefined
    ? { ...content, [section]: undefined }
    : { ...content, securityPlan: { ...content.securityPlan, [part]: undefined } };
};

describe.each(lawsOfLevels)('what a dossier still lacks under %s', (ruleset) => {
  const lacks = (level: Level, content: DossierContent) =>
    missingFields(content, rulesetOf(ruleset).contentAsked(level, content.facts));
  const fields = contentFields.filter((field) => field !== 'paperReference' && field !== 'changeStatement');

  it('is nothing when every field is filled, with or without a regulation', () => {
    expect(lacks(4, aContent({ facts: factsOfLevel[4], securityRegulation: undefined }))).toEqual([]);
  });

  it.each(fields.filter((field) => field !== 'facts'))('is %s when it alone is absent', (field) => {
    expect(lacks(4, without(field))).toEqual([field]);
  });

  it('is the facts when they alone are absent', () => {
    expect(lacks(4, without('facts'))).toEqual(['facts']);
  });

  it('is a list that is empty and a text that is none', () => {
    expect(lacks(3, aContent({ devices: [], overview: '' })).toSorted()).toEqual(['devices', 'overview']);
  });

  it('is neither connections nor threats below level 4, nor grounds for a system that may rest', () => {
    const content = aContent({
      connectedSystems: undefined,
      attackThreats: undefined,
      continuityGrounds: undefined,
    });
    expect(lacks(3, content)).toEqual([]);
    expect(lacks(4, content)).toEqual(['connectedSystems', 'attackThreats']);
  });

  it('is every field but those of higher levels when nothing was written', () => {
    const higher = ['connectedSystems', 'attackThreats', 'publicImpact', 'continuityGrounds'];
    expect(lacks(1, {}).toSorted()).toEqual(fields.filter((field) => !higher.includes(field)).toSorted());
  });
});

it('no law names a field without saying how that is known', () => {
  for (const { article, confidence } of lawsOfLevels.flatMap((id) => pointsOf(id).content))
    expect(article === null).toBe(confidence === 'design-choice');
});
