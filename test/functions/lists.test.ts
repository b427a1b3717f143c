import { describe, expect, it } from 'vitest';
import { getList, listLists } from '../../functions/register/routes/lists.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { canonical } from '../../shared/workflow/hash.ts';
import { carriedLists } from '../../shared/register/lists.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { people } from '../workflow/people.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';
import { openDesk } from './http-desk.ts';
import type { Desk } from './http-desk.ts';

const publicOf = ({ items }: Desk) => {
  const deps = { reads: inMemoryReads(items), now: () => '2026-11-23T02:00:00.000Z' };
  const handler = httpEndpoint([listLists(deps), getList(deps)], problemText);
  return async (request: string) => answerOf(await handler(httpEvent(request), lambdaContext));
};

const edition = { document: '186/QĐ-BTTTT', day: '2022-02-11', total: 35, source: '002' };
const source = 'https://example.vn/1';

/** A desk with a list and a platform that is on none. */
const withList = async () => {
  const desk = openDesk();
  await desk.settle('POST /lists', people.registrar, { id: 'national-35', nameVi: 'Danh mục', edition });
  const { aggregate } = await desk.settle('POST /platforms', people.registrar, {
    nameVi: 'Nền tảng bản đồ số',
    owner: 'BTC',
    sources: [source],
  });
  return { desk, platformId: aggregate.id };
};

describe('a list over HTTP', () => {
  it('says what was published and what is known, and the platform says that it is on it', async () => {
    const { desk, platformId } = await withList();
    const members = [{ platformId, source }];
    await desk.settle('POST /lists/national-35/members', people.registrar, { members });
    const ask = publicOf(desk);
    expect((await ask('GET /register/lists')).body).toMatchObject({
      items: [{ id: 'national-35', known: 1, edition: { total: 35 } }],
    });
    expect((await ask('GET /register/lists/national-35')).body).toMatchObject({
      members: [{ platformId, source, since: '2022-02-11' }],
    });
    expect((await desk.call(`GET /platforms/${platformId}`, { actor: people.owner })).body).toMatchObject({
      lists: ['national-35'],
    });
  });

  it('takes in a platform that is registered with it, by the source that was named', async () => {
    const { desk } = await withList();
    const named = { owner: 'BTC', lists: ['national-35'], sources: [source] };
    const body = { ...named, nameVi: 'Nền tảng địa chỉ số' };
    const { aggregate } = await desk.settle('POST /platforms', people.registrar, body);
    await desk.drain();
    expect((await publicOf(desk)('GET /register/lists/national-35')).body).toMatchObject({
      members: [{ platformId: aggregate.id, source, since: '2022-02-11' }],
    });
    expect((await desk.call(`GET /platforms/${aggregate.id}`, { actor: people.owner })).body).toMatchObject({
      lists: ['national-35'],
    });
  });

  it('takes none in without a source, nor more than its publisher counted', async () => {
    const { desk, platformId } = await withList();
    const actor = people.registrar;
    const small = { ...edition, total: 1 };
    await desk.settle('POST /lists', actor, { id: 'excellent', nameVi: 'Nền tảng xuất sắc', edition: small });
    await desk.settle('POST /lists/excellent/members', actor, { members: [{ platformId, source }] });
    const body = { nameVi: 'Nền tảng địa chỉ số', owner: 'BTC', lists: ['excellent'] };
    expect(await desk.call('POST /platforms', { actor, body })).toMatchObject({
      body: { code: 'request-invalid' },
    });
    expect(await desk.call('POST /platforms', { actor, body: { ...body, sources: [source] } })).toMatchObject(
      {
        status: 422,
        body: { code: 'list-exceeds-total', details: { total: 1, members: 2 } },
      },
    );
  });

  it('may be kept for half a minute, and says by what it is known again', async () => {
    const { desk } = await withList();
    for (const path of ['/register/lists', '/register/lists/national-35']) {
      const { headers, text, body } = await publicOf(desk)(`GET ${path}`);
      expect(text, 'in one order, however the table keeps it').toBe(canonical(body));
      expect(headers).toMatchObject({ 'cache-control': 'public, max-age=30' });
      expect(headers['etag']).toMatch(/^"[0-9a-f]{32}"$/u);
    }
  });

  it('takes a platform off it again, by a later edition with reasons', async () => {
    const { desk, platformId } = await withList();
    await desk.settle('POST /lists/national-35/members', people.registrar, {
      members: [{ platformId, source }],
    });
    await desk.settle('POST /lists/national-35/renewal', people.registrar, {
      edition: { ...edition, document: '9/QĐ', day: '2026-01-05' },
      dropped: [platformId],
      reasons: 'Rà soát',
    });
    expect((await desk.call(`GET /platforms/${platformId}`, { actor: people.owner })).body).toMatchObject({
      lists: [],
    });
  });

  it('has no member that the register does not know', async () => {
    const { desk } = await withList();
    const body = { members: [{ platformId: 'pf-none', source }] };
    const answer = await desk.call('POST /lists/national-35/members', { actor: people.registrar, body });
    expect(answer).toMatchObject({ status: 422, body: { code: 'platforms-unknown' } });
  });

  it.each(['/lists/none/renewal', '/lists/none/members', '/lists/none/removals'])(
    'is not there for POST %s',
    async (path) => {
      const bodies = {
        renewal: { edition, reasons: 'x' },
        members: { members: [{ platformId: 'pf-none', source }] },
        removals: {
          platforms: ['pf-none'],
          reasons: 'x',
          ruling: { documentNumber: '1', documentDate: '2026-11-01' },
        },
      };
      const body = Object.entries(bodies).find(([name]) => path.endsWith(name))?.[1];
      expect(await openDesk().call(`POST ${path}`, { actor: people.registrar, body })).toMatchObject({
        status: 404,
        body: { code: 'no-such-list' },
      });
      expect((await openDesk().call(`POST ${path}`, { actor: people.owner, body })).status).toBe(403);
    },
  );
});

describe('the lists that the sources name', () => {
  it('count what the sources count: 35 = 20 + 15, 50 = 18 + 16 + 16, 103 by owner', () => {
    const sums = carriedLists.map(({ id, editions }) => {
      const { total, parts } = editions[editions.length - 1] ?? editions[0];
      return [id, total, Object.values(parts).reduce((sum, part) => sum + part, 0)];
    });
    expect(sums).toEqual([
      ['national-35', 35, 35],
      ['published-50-2022', 50, 50],
      ['ministry-103-2024', 103, 103],
      ['shared-55-2025', 55, 13],
      ['excellent', null, 0],
    ]);
  });
});
