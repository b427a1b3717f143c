import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { getEntry, listRegister } from '../../functions/register/routes/list-register.ts';
import { getRulings } from '../../functions/register/routes/rulings.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { people } from '../workflow/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';
import { concluded, movesAt, ruling } from './http-assessment.ts';
import { openCase, openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const entry = z.looseObject({
  id: z.string(),
  history: z.array(z.looseObject({ fields: z.array(z.string()) })),
});

/** What the public is answered over the table of a desk. */
const publicOf = ({ items }: Desk) => {
  const deps = { reads: inMemoryReads(items), now: () => '2026-11-23T02:00:00.000Z' };
  const handler = httpEndpoint(
    [listRegister(deps, snapshots(deps)), getEntry(deps), getRulings(deps)],
    problemText,
  );
  return async (request: string) => answerOf(await handler(httpEvent(request), lambdaContext));
};

/** A desk whose register has the list that the records here name. */
const deskWithList = async () => {
  const desk = openDesk();
  const edition = { day: '2022-02-11', total: 35, source: '002' };
  await desk.settle('POST /lists', people.registrar, { id: 'national-35', nameVi: 'Danh mục', edition });
  return desk;
};

const official = {
  nameVi: 'Nền tảng bản đồ số',
  owner: 'BTC',
  lists: ['national-35'],
  sources: ['https://example.vn/1'],
};
const record = {
  purpose: 'Cung cấp bản đồ nền dùng chung',
  functions: ['hiển thị bản đồ', 'tìm địa chỉ'],
  platformType: 'shared-state',
  scope: 'nationwide',
  address: 'https://bando.example.vn/',
  contact: 'Trung tâm vận hành, Cục Bản đồ',
  ndxp: { status: 'connected', since: '2025-01-15' },
  label: { identifier: 'NTS-2026-001', compliance: 'met', verification: null },
  apps: [{ name: 'Bản đồ số trên điện thoại', address: null }],
};

describe('the record of a platform that official sources name', () => {
  it('is public with all its fields; what nobody stated is null', async () => {
    const desk = await deskWithList();
    const { aggregate } = await desk.settle('POST /platforms', people.registrar, { ...official, ...record });
    const answer = await publicOf(desk)(`GET /register/${aggregate.id}`);
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, max-age=30' });
    const shown = entry.parse(answer.body);
    expect(shown).toMatchObject({ ...record, informationClasses: null, legalBasis: null, termination: null });
    expect(shown).not.toHaveProperty('vendor');
  });

  it('keeps which fields were changed and when, and how it ended', async () => {
    const desk = await deskWithList();
    const { aggregate } = await desk.settle('POST /platforms', people.registrar, official);
    const { id } = aggregate;
    await desk.settle(`PATCH /platforms/${id}`, people.owner, { contact: 'Phòng Vận hành' });
    await desk.settle(`POST /platforms/${id}/termination`, people.owner, {
      lastDay: '2026-12-31',
      reasons: 'Đã có nền tảng dùng chung thay thế',
      ruling: { documentNumber: '15/QĐ-BTC', documentDate: '2026-11-20' },
    });
    const shown = entry.parse((await publicOf(desk)(`GET /register/${id}`)).body);
    expect(shown.history.map(({ fields }) => fields)).toEqual([['contact'], ['termination']]);
    expect(shown['termination']).toMatchObject({ lastDay: '2026-12-31', documentNumber: '15/QĐ-BTC' });
  });

  it('names no address that a page must not link to', async () => {
    const body = { ...official, address: 'javascript:alert(1)' };
    const answer = await openDesk().call('POST /platforms', { actor: people.registrar, body });
    expect(answer.status).toBe(422);
  });
});

describe('a list or a solution that nobody put on the register', () => {
  it.each([
    ['a list', { lists: ['national-35', 'best-of-all'] }, 'lists-unknown', { lists: ['best-of-all'] }],
    ['a solution', { solution: 'NTS-404' }, 'solution-unknown', { solution: 'NTS-404' }],
  ])('is refused at the door, %s, when a platform is registered', async (...given) => {
    const [, named, code, details] = given;
    const desk = await deskWithList();
    const body = { ...official, nameVi: 'Nền tảng địa chỉ số', ...named };
    expect(await desk.call('POST /platforms', { actor: people.registrar, body })).toMatchObject({
      status: 422,
      body: { code, details },
    });
  });

  it.each([
    ['a solution', { solution: 'NTS-404' }, 'solution-unknown'],
    ['lists at all, which their own acts change', { lists: [] }, 'request-invalid'],
  ])('is refused at the door, %s, when a platform is changed', async (_, changes, code) => {
    const desk = await deskWithList();
    const actor = people.registrar;
    const known = await desk.settle('POST /platforms', actor, official);
    const path = `PATCH /platforms/${known.aggregate.id}`;
    expect(await desk.call(path, { actor, body: changes })).toMatchObject({ status: 422, body: { code } });
  });

  it('is taken once it is there', async () => {
    const desk = await deskWithList();
    const { aggregate } = await desk.settle('POST /platforms', people.registrar, official);
    const local = { ...official, nameVi: 'Bản đồ số Quảng Ninh', solution: aggregate.id };
    await desk.settle('POST /platforms', people.registrar, local);
  });
});

describe('a platform of which there is but a dossier', () => {
  it('is not named to the public: neither by its id nor in the list', async () => {
    const desk = openDesk();
    const { platformId, dossierId } = await openCase(desk);
    await desk.settle(`POST /dossiers/${dossierId}/withdrawal`, people.vendor, { reasons: 'Thôi' });
    const ask = publicOf(desk);
    expect((await ask(`GET /register/${platformId}`)).status).toBe(404);
    expect((await ask('GET /register')).body).toMatchObject({ items: [], total: 0 });
  });
});

describe('a platform that was taken off the list', () => {
  it('is on no list any more, and its page goes on to say on which documents it was published, stopped and taken off', async () => {
    const desk = openDesk();
    const { platformId, dossierId } = await concluded(desk, 'Nền tảng bị gỡ');
    const ruled = { reasons: 'Lý do nội bộ', ruling };
    const { applied, settle } = movesAt(desk, dossierId);
    const platform = ['01', '02', '03', '04', '05', '06', '07', '08', '10'].map((n) => `PLT-${n}`);
    const results = platform.map((criterion) => ({ criterion, verdict: 'satisfied' }));
    await settle('results', people.assessor, { results });
    await settle('publication-request', people.owner, {});
    await desk.drain();
    await applied('publication-decision', people.ministry, { decision: 'approve', ruling });
    for (const move of ['suspension', 'delisting', 'revocation']) await settle(move, people.ministry, ruled);
    await desk.drain();
    const ask = publicOf(desk);
    expect((await ask('GET /register')).body).toMatchObject({ items: [], total: 0 });
    expect((await ask(`GET /register/${platformId}`)).body).toMatchObject({ conclusion: null });
    const { body, text } = await ask(`GET /register/${platformId}/rulings`);
    const said = ['publication', 'suspension', 'delisting', 'revocation'];
    expect(body).toMatchObject({ items: said.map((kind) => ({ kind, ...ruling, by: 'BTC' })), permits: [] });
    expect(text).not.toContain('nội bộ');
  });
});

describe('an organisation that was registered later', () => {
  const body = { id: 'DN-N9', nameVi: 'Doanh nghiệp giả định N9', kind: 'enterprise' };
  const given = { nameVi: body.nameVi, nameEn: null };
  const registered = async () => {
    const desk = await deskWithList();
    await desk.settle('POST /organisations', people.registrar, body);
    const { aggregate } = await desk.settle('POST /platforms', people.registrar, {
      ...official,
      owner: body.id,
    });
    return { desk, id: aggregate.id };
  };
  const named = z.object({ names: z.record(z.string(), z.unknown()) });

  it('is told by name with the records that name it, in the list and by itself', async () => {
    const { desk, id } = await registered();
    for (const request of ['GET /register', `GET /register/${id}`])
      expect(named.parse((await publicOf(desk)(request)).body).names).toEqual({ [body.id]: given });
  });

  it('is called as it was renamed, like any that the platform brought with it', async () => {
    const { desk, id } = await registered();
    await desk.call(`PATCH /organisations/${body.id}`, {
      actor: people.registrar,
      body: { nameEn: 'Enterprise N9' },
      headers: { 'if-match': '"1"', prefer: 'wait=5' },
    });
    const { names } = named.parse((await publicOf(desk)(`GET /register/${id}`)).body);
    expect(names).toEqual({ [body.id]: { ...given, nameEn: 'Enterprise N9' } });
  });

  it('is what its platforms are found by, with and without marks', async () => {
    const { desk, id } = await registered();
    const found = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
    for (const words of ['doanh nghiep gia dinh n9', 'Doanh nghiệp giả định N9']) {
      const { body: answer } = await publicOf(desk)(`GET /register?q=${encodeURIComponent(words)}`);
      expect(found.parse(answer).items.map((item) => item.id)).toEqual([id]);
    }
  });

  it('is told of nothing but its name, and of one that no public record names nothing', async () => {
    const { desk } = await registered();
    await desk.settle('POST /organisations', people.registrar, {
      ...{ id: 'CTY-NOBODY', nameVi: 'Công ty không ai nêu tên', kind: 'enterprise' },
    });
    expect(JSON.stringify((await publicOf(desk)('GET /register')).body)).not.toContain('CTY-NOBODY');
  });
});
