import { beforeAll, describe, expect, it } from 'vitest';
import { people } from '../workflow/people.ts';
import type { Desk, Sent } from './http-desk.ts';
import { openCase, openDesk } from './http-desk.ts';

let desk: Desk;
let ids: Awaited<ReturnType<typeof openCase>>;
beforeAll(async () => {
  desk = openDesk();
  ids = await openCase(desk);
});
const { vendor } = people;

it('says to who asks for the headers alone what it says to who asks for all', async () => {
  const [all, alone] = await Promise.all(
    ['GET', 'HEAD'].map((method) => desk.call(`${method} /dossiers/${ids.dossierId}`, { actor: vendor })),
  );
  expect([alone?.status, alone?.headers]).toEqual([200, all?.headers]);
});

describe('what a refusal says', () => {
  it('names the methods that a path takes, to who asked by another', async () => {
    const { status, headers } = await desk.call(`DELETE /dossiers/${ids.dossierId}`, { actor: vendor });
    expect([status, headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('names each field that is wrong', async () => {
    const body = { overview: 7, scope: '', surprise: true };
    const answer = await desk.call(`PUT /dossiers/${ids.dossierId}/content`, {
      actor: vendor,
      headers: { 'if-match': '"1"' },
      body,
    });
    const fields = JSON.stringify(answer.body);
    for (const field of ['overview', 'scope']) expect(fields).toContain(`"field":"${field}"`);
  });

  it('counts the bytes of a body, not its characters, to the byte', async () => {
    const ofSize = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
    const request = `POST /dossiers/${ids.dossierId}/submission`;
    const most = await desk.call(request, { actor: vendor, body: ofSize(256 * 1024) });
    const more = await desk.call(request, { actor: vendor, body: ofSize(256 * 1024 + 1) });
    expect([most.status, more.status]).toEqual([422, 413]);
  });

  it.each([
    [undefined, 'vi'],
    ['fr', 'vi'],
    ['vi', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,vi;q=0.5', 'en'],
  ])('is in the language of the reader: %s', async (accepted, language) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'accept-language': accepted };
    const { headers: given, body } = await desk.call('GET /dossiers/none', { actor: vendor, headers });
    expect(given['content-language']).toBe(language);
    const titles = { vi: /hồ sơ/iu, en: /dossier/iu };
    expect(body).toMatchObject({
      title: expect.stringMatching(language === 'en' ? titles.en : titles.vi),
      next: expect.stringMatching(/\S/u),
      instance: 'urn:chot:request:request-1',
    });
  });

  it('leads a person at a browser to a page in words, and tells a program that there is no such address', async () => {
    const ask = (accept: string) =>
      desk.call('GET /nowhere/Đây', { headers: { accept, 'accept-language': 'en' } });
    const page = await ask('text/html,application/xhtml+xml,*/*;q=0.8');
    expect([page.status, page.headers['location']]).toEqual([303, '/en/nowhere/%C4%90%C3%A2y']);
    expect(await ask('*/*')).toMatchObject({ status: 404, body: { code: 'no-such-route' } });
  });

  it('is a reference and no text where the fault is ours', async () => {
    const broken = openDesk({ send: () => Promise.reject(new Error('secret host 10.0.0.1 is away')) });
    const answer = await broken.call('POST /platforms', {
      actor: vendor,
      body: { nameVi: 'Nền tảng', fictional: true },
      headers: { 'accept-language': 'en' },
    });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal-fault' } });
    expect(answer.text).not.toMatch(/secret|10\.0\.0\.1|\.ts/u);
  });
});

describe('a case of other people', () => {
  const strangers = [people.otherVendor, people.assessor, people.otherAssessor];
  const paths = ['', '/history', '/criteria'];

  it.each(strangers)('is to $subject as if it did not exist', async (actor) => {
    for (const path of paths) {
      const theirs = await desk.call(`GET /dossiers/${ids.dossierId}${path}`, { actor });
      const none = await desk.call(`GET /dossiers/none${path}`, { actor });
      expect(theirs).toEqual(none);
      expect(theirs.status).toBe(404);
    }
  });

  it.each(strangers)('cannot be moved by $subject, nor told apart by trying', async (actor) => {
    const attempts: readonly (readonly [string, Sent])[] = [
      ['submission', { actor, body: {} }],
      ['submission', { actor, body: { wrong: 1 } }],
      ['withdrawal', { actor, body: { reasons: 'mine' } }],
      ['assignment', { actor, body: { organisation: 'DGA', unit: 'DGA/assessment' } }],
      ['submission', { actor, body: {}, headers: { 'if-match': '"7"' } }],
    ];
    for (const [move, sent] of attempts) {
      const theirs = await desk.call(`POST /dossiers/${ids.dossierId}/${move}`, sent);
      expect(theirs).toEqual(await desk.call(`POST /dossiers/none/${move}`, sent));
      expect([404, 422]).toContain(theirs.status);
    }
  });

  it.each([people.owner, people.appraiser, people.ministry, people.auditor, people.registrar])(
    'is shown to $subject',
    async (actor) => {
      expect((await desk.call(`GET /dossiers/${ids.dossierId}`, { actor })).status).toBe(200);
    },
  );
});
