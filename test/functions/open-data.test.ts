import { describe, expect, it } from 'vitest';
import { openDataRoutes } from '../../functions/register/routes/open-data.ts';
import { getSeal } from '../../functions/register/routes/seal.ts';
import { getStatistics } from '../../functions/register/routes/statistics.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { readCsv } from '../../shared/contracts/csv.ts';
import type { Standing } from '../../shared/domain/platform/platform.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { keys, shelf } from '../../shared/workflow/keys.ts';
import { aStanding, aStandingPermit, someDetails } from '../support/domain/a-platform.ts';
import { scanned } from '../support/scan.ts';
import { noFiles } from '../support/no-files.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const cardOf = (id: string, nameVi: string, standings: readonly Standing[]) => ({
  ...someDetails({ nameVi, sources: ['https://example.vn/1'], fictional: false }),
  ...{ id, standings, updatedAt: '2026-11-22T02:00:00.000Z' },
});
const cards = [
  cardOf('pf-1', 'Nền tảng "một", có phẩy', [aStanding()]),
  cardOf('pf-2', '=Nền tảng hai', [aStanding({ level: 5 })]),
  cardOf('pf-3', 'Nền tảng ba', []),
];

/** The public side over these cards at an instant. */
const publicAt = (now: string, shown = cards) => {
  const deps = {
    now: () => now,
    ...noFiles,
    reads: {
      item: ({ pk }: { pk: string }) =>
        Promise.resolve(shown.find(({ id }) => keys.card('platform', id).pk === pk) ?? null),
      all: () => Promise.resolve([]),
      shelf: (name: string) => Promise.resolve(name === shelf.register ? shown : []),
    },
  };
  const snapshot = snapshots(deps);
  const routes = [
    ...openDataRoutes(deps, snapshot),
    getSeal(deps, 'https://chot.example.vn'),
    getStatistics(deps, snapshot),
  ];
  const handler = httpEndpoint(routes, problemText);
  return async (request: string, headers: Record<string, string> = {}) =>
    answerOf(await handler(httpEvent(request, { headers }), lambdaContext));
};
const now = '2026-11-23T02:00:00.000Z';
const ask = publicAt(now);

describe('open data', () => {
  it('is the whole register as JSON, without what is not public', async () => {
    const { body, text } = await ask('GET /register.json');
    expect(body).toMatchObject({
      total: 3,
      items: [
        { id: 'pf-1', conclusion: { level: 3, permit: 'valid' } },
        { id: 'pf-2', conclusion: { level: null, validUntil: null } },
        { id: 'pf-3', conclusion: null },
      ],
    });
    expect(text).not.toMatch(/vendor|dossierId/u);
  });

  it('is CSV that a spreadsheet reads, and takes for no formula', async () => {
    const { text, headers } = await ask('GET /register.csv');
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8' });
    expect(text).toContain("'=Nền tảng hai");
    const read = readCsv(text, 100);
    expect('rows' in read && read.rows.map((row) => row[1])).toEqual([
      'nameVi',
      ...cards.map(({ nameVi }) => nameVi),
    ]);
  });

  it('is a catalogue of DCAT-AP: a catalogue, a data set, its distributions', async () => {
    const { body, headers } = await ask('GET /register.jsonld');
    expect(headers).toMatchObject({ 'content-type': 'application/ld+json' });
    expect(body).toMatchObject({
      '@graph': expect.arrayContaining([
        expect.objectContaining({ '@type': 'dcat:Catalog', 'dcat:dataset': [{ '@id': '#register' }] }),
        expect.objectContaining({ '@type': 'dcat:Dataset', 'dcterms:title': expect.anything() }),
        expect.objectContaining({ '@type': 'dcat:Distribution', '@id': '/register.csv' }),
      ]),
    });
  });

  it('says by a schema what a record holds', async () => {
    expect((await ask('GET /register.schema.json')).body).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      properties: { nameVi: {}, ndxp: {}, lists: {} },
    });
  });

  it.each([
    '/register.json',
    '/register.csv',
    '/register.jsonld',
    '/register.schema.json',
    '/register/statistics',
  ])('%s is not sent again to who has it, and is to who has it as it was', async (path) => {
    const { headers } = await ask(`GET ${path}`);
    const { etag = '' } = headers;
    expect((await ask(`GET ${path}`, { 'if-none-match': `W/${etag}` })).status).toBe(304);
    expect((await ask(`GET ${path}`, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('changes its ETag when a permit runs out, though nobody changed anything', async () => {
    const { headers } = await publicAt('2028-01-01T00:00:00.000Z')('GET /register.json');
    expect(headers['etag']).not.toBe((await ask('GET /register.json')).headers['etag']);
  });
});

describe('the seal', () => {
  const sealAt = async (at: string, standing: Standing) => {
    const path = 'GET /register/pf-1/seal.svg?lang=en';
    return publicAt(at, [cardOf('pf-1', 'Một', [standing])])(path);
  };
  const withPermit = (override: Parameters<typeof aStandingPermit>[0]) =>
    aStanding({ permit: aStandingPermit(override) });

  it.each([
    ['Eligible, valid', now, aStanding()],
    ['Valid, running out soon', '2027-10-20T00:00:00.000Z', aStanding()],
    ['No longer valid', '2027-12-01T00:00:00.000Z', aStanding()],
    ['Suspended', now, withPermit({ status: 'suspended' })],
    ['No longer valid', now, withPermit({ status: 'revoked' })],
    ['No conclusion on the register', now, aStanding({ published: false })],
  ])('says: %s', async (expected, at, standing) => {
    const { text, headers } = await sealAt(at, standing);
    expect(text).toContain(expected);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  it('says that an assessment is invented', async () => {
    expect((await sealAt(now, aStanding({ synthetic: true }))).text).toContain('Invented assessment');
  });

  it('speaks the language of its address and not of its reader, Vietnamese where none is named', async () => {
    const ofReader = { 'accept-language': 'en' };
    const { text } = await publicAt(now)('GET /register/pf-1/seal.svg', ofReader);
    expect(text).toContain('Đủ điều kiện, còn hiệu lực');
    expect(scanned(text)).toBe('https://chot.example.vn/vi/register/pf-1');
    expect(await ask('GET /register/pf-1/seal.svg?lang=fr')).toMatchObject({ status: 400 });
  });

  it('has a code to scan that leads to the page of the platform, or to the register', async () => {
    expect(scanned((await sealAt(now, aStanding())).text)).toBe('https://chot.example.vn/en/register/pf-1');
    expect(scanned((await ask('GET /register/pf-9/seal.svg')).text)).toBe(
      'https://chot.example.vn/vi/register',
    );
  });

  it('is the same for an id that nobody has, and holds no foreign markup', async () => {
    const { status, text } = await ask('GET /register/%3Cscript%3E/seal.svg');
    expect([status, text.includes('<script>')]).toEqual([200, false]);
  });
});

describe('the statistics over HTTP', () => {
  it('count what is public now, and on an earlier day what was by then', async () => {
    expect((await ask('GET /register/statistics')).body).toMatchObject({
      asOf: '2026-11-23',
      platforms: 3,
      published: { total: 2, byPermit: { valid: 2 } },
      runningOut: { '2027-11': 1 },
    });
    expect((await ask('GET /register/statistics?asOf=2026-11-01')).body).toMatchObject({
      published: { total: 0 },
    });
    expect(await ask('GET /register/statistics?asOf=tomorrow')).toMatchObject({ status: 400 });
  });

  it('say whether anything that they count is invented', async () => {
    const invented = [cardOf('pf-1', 'Một', [aStanding({ synthetic: true })])];
    expect((await ask('GET /register/statistics')).body).toMatchObject({ synthetic: false });
    expect((await publicAt(now, invented)('GET /register/statistics')).body).toMatchObject({
      synthetic: true,
    });
  });
});
