import './quiet.ts';
import { describe, expect, it } from 'vitest';
import { determineLevels } from '../../functions/register/routes/determine-levels.ts';
import { fixedWindow } from '../../shared/lambda/fixed-window.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const now = () => '2026-11-23T02:00:00.000Z';
const doorFor = (limit: number) => {
  const waitFor = fixedWindow({ limit, seconds: 60, remembers: 10 });
  const handler = httpEndpoint([determineLevels({ now }, waitFor)], problemText);
  return async (body: unknown, language = 'en') => {
    const headers = { 'content-type': 'application/json', 'accept-language': language };
    const event = httpEvent('POST /level-determinations', { headers, body: JSON.stringify(body) });
    return answerOf(await handler(event, lambdaContext));
  };
};
const ask = doorFor(600);
const service = { systemType: 'citizen-business', informationClasses: ['personal'] };
const part = { systemType: 'internal', informationClasses: ['public'] };
const times = (count: number, value: unknown) => Array.from({ length: count }, () => value);

describe('asking for a level', () => {
  it('answers the level, the law of today, and why', async () => {
    const facts = { ...service, basicDataSubjects: 100_000 };
    expect(await ask({ facts })).toMatchObject({
      status: 200,
      body: {
        level: 3,
        ruleset: 'ND331_2026',
        matched: [
          {
            level: 3,
            criterion: '13.2.c',
            article: 'Decree 331/2026/NĐ-CP Art. 13.2(c)',
            because: ['systemType', 'informationClasses', 'basicDataSubjects'],
          },
        ],
      },
    });
  });

  it('answers by the law that is asked for, and by its components', async () => {
    const facts = { ...part, components: [{ ...service, userCount: 10_000 }] };
    const { body } = await ask({ ruleset: 'ND85_2016', facts });
    expect(body).toMatchObject({
      level: 3,
      ruleset: 'ND85_2016',
      matched: [{ criterion: '7' }],
      components: [{ level: 3, matched: [{ criterion: '9.2.c' }] }],
    });
  });

  it.each([
    ['en', 'Scope that is served'],
    ['vi', 'Phạm vi phục vụ'],
  ])('names in %s what is missing', async (language, message) => {
    const facts = { systemType: 'infrastructure', informationClasses: ['private'] };
    expect(await ask({ facts }, language)).toMatchObject({
      status: 422,
      body: {
        code: 'no-criterion-matched',
        reasons: expect.arrayContaining([{ field: 'facts.servedScope', message }]),
        details: { missing: expect.arrayContaining(['servedScope']) },
      },
    });
  });

  it('names what contradicts what, in the component where it stands', async () => {
    const facts = { ...part, components: [{ ...part, basicDataSubjects: 5 }] };
    expect(await ask({ facts })).toMatchObject({
      status: 422,
      body: {
        code: 'facts-contradict',
        reasons: [
          {
            fields: ['facts.components.0.informationClasses', 'facts.components.0.basicDataSubjects'],
            message: 'Information that is processed; Number of subjects of basic personal data',
          },
        ],
      },
    });
  });

  it.each([
    ['no facts', {}],
    ['a law whose name is none', { ruleset: 'nd 1', facts: part }],
    ['no kind of information', { facts: { ...part, informationClasses: [] } }],
    ['an unknown fact', { facts: { ...part, colour: 'red' } }],
    ['a level outside 1 to 5', { facts: { ...part, riskOutcomeLevel: 6 } }],
    ['fewer than nobody', { facts: { ...part, userCount: -1 } }],
    ['half a person', { facts: { ...part, basicDataSubjects: 0.5 } }],
    ['more components than fifty', { facts: { ...part, components: times(51, part) } }],
    [
      'components three deep',
      { facts: { ...part, components: [{ ...part, components: [{ ...part, components: [part] }] }] } },
    ],
  ])('refuses %s', async (_, body) => {
    expect(await ask(body)).toMatchObject({ status: 422, body: { code: 'request-invalid' } });
  });

  it('refuses a law that nobody registered', async () => {
    expect(await ask({ ruleset: 'ND1', facts: part })).toMatchObject({
      status: 422,
      body: { code: 'ruleset-unknown' },
    });
  });

  it('takes fifty components', async () => {
    expect(await ask({ facts: { ...part, components: times(50, part) } })).toMatchObject({ status: 200 });
  });

  it('is limited for each address', async () => {
    const door = doorFor(2);
    const answers = [await door({ facts: part }), await door({ facts: part }), await door({ facts: part })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]).toMatchObject({
      headers: { 'retry-after': '60' },
      body: { code: 'too-many-requests' },
    });
  });
});
