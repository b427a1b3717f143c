import { describe, expect, it } from 'vitest';
import type { Level } from '../../shared/domain/level.ts';
import { aContent, aPaper } from '../support/domain/a-content.ts';
import { factsOfLevel, someFacts } from '../support/domain/facts.ts';
import { people } from '../workflow/people.ts';
import { openCase, openDesk } from './http-desk.ts';

const { vendor } = people;

/** A case whose vendor saves contents and hands them in, one after the other. */
const start = async (level: Level) => {
  const desk = openDesk();
  const { dossierId } = await openCase(desk, { proposedLevel: level });
  const path = `/dossiers/${dossierId}`;
  const read = (language = 'en') =>
    desk.call(`GET ${path}`, { actor: vendor, headers: { 'accept-language': language } });
  const save = async (body: unknown) => {
    const { headers } = await read();
    const seen = { 'if-match': headers['etag'] ?? '', prefer: 'wait=5', 'accept-language': 'en' };
    return desk.call(`PUT ${path}/content`, { actor: vendor, body, headers: seen });
  };
  const submit = () => desk.settle(`POST ${path}/submission`, vendor, {});
  const history = async () => (await desk.call(`GET ${path}/history`, { actor: vendor })).text;
  return { ...desk, read, save, submit, history };
};

describe('the content of a dossier', () => {
  it('is told to be incomplete by path, and by name in the language of the reader', async () => {
    const desk = await start(3);
    const { securityPlan } = aContent();
    await desk.save(aContent({ devices: undefined, securityPlan: { ...securityPlan, risk: undefined } }));
    await desk.submit();
    expect((await desk.read()).body).toMatchObject({
      status: 'returned',
      missing: ['devices', 'securityPlan.risk'],
      missingNames: { devices: 'List of devices', 'securityPlan.risk': 'Security plan: risk management' },
      levelFound: {
        kind: 'determined',
        level: 3,
        criteria: ['13.2.a'],
        couldRaise: [],
        matched: [
          {
            criterion: '13.2.a',
            article: 'Decree 331/2026/NĐ-CP Art. 13.2(a)',
            because: ['systemType', 'conditionalBusiness'],
          },
        ],
      },
      levelObjection: null,
    });
    expect((await desk.read('vi')).body).toMatchObject({ missingNames: { devices: 'Danh mục thiết bị' } });
  });

  it('is accepted when it is complete, with the digest of its facts', async () => {
    const desk = await start(3);
    expect(await desk.save(aContent())).toMatchObject({ status: 200 });
    await desk.submit();
    const factsDigest: unknown = expect.stringMatching(/^sha256:[0-9a-f]{64}$/u);
    expect((await desk.read()).body).toMatchObject({
      status: 'awaiting-appraisal',
      missing: [],
      factsDigest,
    });
  });

  it('is returned with the reason where the proposed level is too low', async () => {
    const desk = await start(3);
    await desk.save(aContent({ facts: factsOfLevel[4] }));
    await desk.submit();
    const reason = { code: 'level-below-determined', proposed: 3, determined: 4, criteria: ['14.2'] };
    expect((await desk.read()).body).toMatchObject({ status: 'returned', levelObjection: reason });
    expect(await desk.history()).toContain(JSON.stringify(reason.criteria));
  });

  it.each([
    ['free text where the law lists', { devices: 'two servers' }],
    ['an empty list', { applications: [] }],
    [
      'more devices than anybody reads',
      { devices: Array.from({ length: 301 }, () => aContent().devices?.[0]) },
    ],
    ['an unknown part of the plan', { securityPlan: { colour: 'red' } }],
    ['an unknown fact', { facts: { ...someFacts(), colour: 'red' } }],
    [
      'a design document of no kind',
      { designDocument: { kind: 'sketch', number: '1', issuedOn: '2026-01-01' } },
    ],
  ])('may not hold %s', async (_, wrong) => {
    const desk = await start(3);
    expect(await desk.save({ ...aContent(), ...wrong })).toMatchObject({
      status: 422,
      body: { code: 'request-invalid' },
    });
  });
});

describe('what is kept on paper', () => {
  it('is refused at the door, field by field, and nothing of it is kept', async () => {
    const desk = await start(5);
    const body = aPaper({ overview: 'SECRET-OVERVIEW', devices: aContent().devices });
    expect(await desk.save(body)).toMatchObject({
      status: 409,
      body: { code: 'details-kept-on-paper', details: { fields: ['overview', 'devices'] } },
    });
    expect((await desk.read()).body).toMatchObject({ version: 1, content: null });
    expect(await desk.history()).not.toContain('SECRET-OVERVIEW');
  });

  it('is named by its reference alone, which is all that is asked for', async () => {
    const desk = await start(5);
    expect((await desk.read()).body).toMatchObject({ missing: ['paperReference'] });
    expect(await desk.save(aPaper())).toMatchObject({ status: 200 });
    await desk.submit();
    expect((await desk.read()).body).toMatchObject({ status: 'awaiting-appraisal', missing: [] });
  });

  it('is every state secret, at whatever level', async () => {
    const desk = await start(3);
    const facts = someFacts({ informationClasses: ['state-secret'], secretHarm: 'harm' });
    expect(await desk.save(aContent({ facts }))).toMatchObject({
      status: 409,
      body: { code: 'details-kept-on-paper' },
    });
    expect(await desk.save(aPaper({ facts }))).toMatchObject({ status: 200 });
  });
});
