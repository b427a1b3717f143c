import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/domain/actor.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { people } from '../workflow/people.ts';
import { aContent } from '../support/domain/a-content.ts';
import { openCase, openDesk } from './http-desk.ts';

const canary = 'Nguyễn Thị Hoàng Yến';
const profile = { name: canary, email: 'yen@example.vn', phone: '+84 24 0000 0000' };
const administrator: Actor = {
  subject: 'administrator.CTY-A',
  unit: 'CTY-A/administration',
  organisation: 'CTY-A',
  roles: ['administrator'],
};

/** A desk at which the vendor has left name and contacts. */
const withProfile = async () => {
  const desk = openDesk();
  await desk.settle('PUT /people/me/profile', people.vendor, profile);
  return desk;
};
const holders = ({ items }: ReturnType<typeof openDesk>) =>
  items.all().filter((item) => JSON.stringify(item).includes(canary));

describe('name and contacts', () => {
  it('are kept in one item, and in no event, state or receipt', async () => {
    const desk = await withProfile();
    expect(holders(desk)).toMatchObject([{ ...keys.profile(people.vendor.subject), ...profile }]);
  });

  it('are shown to the person and to the members of the same organisation', async () => {
    const desk = await withProfile();
    const path = `GET /people/${people.vendor.subject}`;
    for (const actor of [people.vendor, administrator])
      expect(await desk.call(path, { actor })).toMatchObject({ status: 200, body: { profile } });
  });

  it('do not exist for anybody else', async () => {
    const desk = await withProfile();
    const asked = (id: string) => desk.call(`GET /people/${id}`, { actor: people.otherVendor });
    const [hidden, absent] = [await asked(people.vendor.subject), await asked('nobody')];
    expect(hidden).toMatchObject({ status: 404, body: { code: 'no-such-person' } });
    expect(absent).toMatchObject({ status: 404, body: { code: 'no-such-person' } });
  });

  it('are changed by the person and the administrator, and by no colleague', async () => {
    const desk = await withProfile();
    const colleague: Actor = {
      ...people.vendor,
      subject: 'owner.CTY-A',
      unit: 'CTY-A/office',
      roles: ['owner'],
    };
    const request = `PUT /people/${people.vendor.subject}/profile`;
    expect(await desk.call(request, { actor: colleague, body: profile })).toMatchObject({
      status: 403,
      body: { code: 'not-your-profile' },
    });
    await desk.settle(request, administrator, { name: 'Another' });
    const answer = await desk.call('GET /people/me', { actor: people.vendor });
    expect(answer.body).toMatchObject({ profile: { name: 'Another', email: null, phone: null } });
  });

  it('are no business of an organisation that the person has left for another', async () => {
    const desk = openDesk();
    const appoint = (organisation: string) =>
      desk.settle(`POST /organisations/${organisation}/appointments`, people.registrar, {
        member: 'yen',
        unit: `${organisation}/delivery`,
        roles: ['vendor'],
      });
    await appoint('CTY-A');
    await desk.settle('PUT /people/yen/profile', administrator, profile);
    await desk.settle('POST /organisations/CTY-A/dismissals', people.registrar, { member: 'yen' });
    expect(await desk.call('GET /people/yen', { actor: administrator })).toMatchObject({ status: 200 });
    await appoint('CTY-B');
    const asked = [
      await desk.call('GET /people/yen', { actor: administrator }),
      await desk.call('PUT /people/yen/profile', { actor: administrator, body: profile }),
      await desk.call('POST /people/yen/erasure', { actor: administrator, body: {} }),
    ];
    for (const answer of asked)
      expect(answer).toMatchObject({ status: 404, body: { code: 'no-such-person' } });
    expect(await desk.call('GET /people/yen', { actor: people.otherVendor })).toMatchObject({
      body: { profile },
    });
  });

  it('are gone once they are erased, and the acts stay under the id', async () => {
    const desk = await withProfile();
    await desk.settle(`POST /people/me/erasure`, people.vendor, {});
    expect(holders(desk)).toEqual([]);
    const answer = await desk.call('GET /people/me/export', { actor: people.vendor });
    expect(answer.body).toMatchObject({
      profile: null,
      acts: expect.arrayContaining([
        expect.objectContaining({ events: [{ type: 'ProfileSaved' }] }),
        expect.objectContaining({ events: [{ type: 'ProfileErased' }] }),
      ]),
    });
  });
});

describe('a version of name and contacts', () => {
  it('is given with them, and what was decided on another is refused', async () => {
    const desk = await withProfile();
    const version = async () => (await desk.call('GET /people/me', { actor: people.vendor })).headers['etag'];
    expect(await version()).toBe('"1"');
    const change = (request: string, body: unknown, etag: string) =>
      desk.call(request, { actor: people.vendor, body, headers: { prefer: 'wait=5', 'if-match': etag } });
    const stale = { status: 412, body: { code: 'stale-version', details: { expected: 0, version: 1 } } };
    expect(await change('PUT /people/me/profile', profile, '"0"')).toMatchObject(stale);
    expect(await change('POST /people/me/erasure', {}, '"0"')).toMatchObject(stale);
    expect(await change('PUT /people/me/profile', { ...profile, phone: null }, '"1"')).toMatchObject({
      status: 200,
    });
    expect(await change('POST /people/me/erasure', {}, '"2"')).toMatchObject({ status: 200 });
    expect(await version()).toBe('"3"');
  });

  it('is looked at again by the worker', async () => {
    const desk = await withProfile();
    const erase = () =>
      desk.call('POST /people/me/erasure', {
        actor: people.vendor,
        body: {},
        headers: { 'if-match': '"1"' },
      });
    const [first, second] = [await erase(), await erase()];
    await desk.drain();
    const outcome = async ({ headers }: typeof first) =>
      (await desk.call(`GET ${headers['location'] ?? ''}`, { actor: people.vendor })).body;
    expect(await outcome(first)).toMatchObject({ status: 'applied' });
    expect(await outcome(second)).toMatchObject({ status: 'refused', refusal: { code: 'stale-version' } });
  });
});

describe('a ruling', () => {
  it('names the digests of what it was decided on (R27)', async () => {
    const desk = openDesk();
    const { dossierId } = await openCase(desk);
    const version = async () => {
      const answer = await desk.call(`GET /dossiers/${dossierId}`, { actor: people.vendor });
      return answer.headers['etag'] ?? '';
    };
    await desk.call(`PUT /dossiers/${dossierId}/content`, {
      actor: people.vendor,
      body: aContent({ securityRegulation: undefined }),
      headers: { 'if-match': await version(), prefer: 'wait=5' },
    });
    await desk.settle(`POST /dossiers/${dossierId}/submission`, people.vendor, {});
    await desk.call(`POST /dossiers/${dossierId}/appraisal`, {
      actor: people.appraiser,
      body: {
        verdict: 'suitable',
        level: 3,
        ruling: { documentNumber: '1/TĐ-BTC', documentDate: '2026-11-20' },
      },
      headers: { 'if-match': await version(), prefer: 'wait=5' },
    });
    const history = await desk.call(`GET /dossiers/${dossierId}/history`, { actor: people.vendor });
    const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/u);
    expect(history.body).toMatchObject({
      items: [
        { decidedOn: null },
        { decidedOn: null },
        { decidedOn: null },
        {
          actor: { unit: 'BTC/security' },
          capacity: 'appraiser',
          ruling: { documentNumber: '1/TĐ-BTC' },
          decidedOn: { content: digest, release: [digest], results: digest, findings: digest },
        },
      ],
    });
  });
});
