import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listRegister } from '../../functions/register/routes/list-register.ts';
import { openDataRoutes } from '../../functions/register/routes/open-data.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { registerPlatforms } from '../../shared/register/platforms.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import { aStanding, aStandingPermit, someDetails } from '../support/domain/a-platform.ts';
import { faultsOfCatalogue } from '../support/dcat.ts';
import { noFiles } from '../support/no-files.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

const now = '2026-11-23T02:00:00.000Z';
const revoked = aStanding({ permit: aStandingPermit({ status: 'revoked' }) });
const standings = [[aStanding()], [aStanding({ level: 5 })], [revoked], []];
/** The real platforms, some with an assessment that nobody made. */
const cards = registerPlatforms().map(({ id, nameVi, nameEn, category, lists, sources, url }, n) => ({
  ...someDetails({ nameVi, nameEn, category, lists, sources, address: url, fictional: false }),
  ...{ id, standings: standings[n % standings.length] ?? [], updatedAt: now },
}));

const publicOver = (shown: readonly object[], clock = () => now) => {
  const deps = {
    now: clock,
    ...noFiles,
    reads: {
      item: () => Promise.resolve(null),
      all: () => Promise.resolve([]),
      shelf: (name: string) =>
        Promise.resolve(name === shelf.register ? shown.map((one) => ({ ...one })) : []),
    },
  };
  const snapshot = snapshots(deps);
  const handler = httpEndpoint(
    [...openDataRoutes(deps, snapshot), listRegister(deps, snapshot)],
    problemText,
  );
  return async (path: string, headers: Record<string, string> = {}) =>
    answerOf(await handler(httpEvent(`GET ${path}`, { headers }), lambdaContext));
};
const ask = publicOver(cards);
const items = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

describe('what others build on', () => {
  it('is described by a schema that every record of the export meets, and what is none does not', async () => {
    const schema = z.record(z.string(), z.unknown()).parse((await ask('/register.schema.json')).body);
    const isRecord = new Ajv2020({ validateFormats: false }).compile(schema);
    const all = items.parse((await ask('/register.json')).body).items;
    expect(all).toHaveLength(cards.length);
    for (const record of all) expect([isRecord(record), isRecord.errors]).toEqual([true, null]);
    const [first = {}] = all;
    for (const broken of [{ ...first, nameVi: null }, { ...first, conclusion: { level: 5 } }, {}])
      expect(isRecord(broken)).toBe(false);
  });

  it('is a catalogue in which DCAT-AP 3.0.1 finds nothing wrong', async () => {
    const { body } = await ask('/register.jsonld');
    expect(faultsOfCatalogue(body)).toEqual([]);
  });

  it('would be told what is wrong with a catalogue', () => {
    const dcat = 'http://www.w3.org/ns/dcat#';
    const catalogue = { '@id': '#c', '@type': 'dcat:Catalog', 'dcat:dataset': { '@id': '#nowhere' } };
    expect(faultsOfCatalogue({ '@context': { dcat }, '@graph': [catalogue] })).toEqual([
      'the prefix dcterms means something else',
      'the prefix foaf means something else',
      'there is no dcat:Dataset',
      'there is no foaf:Agent',
      'dcat:Catalog #c lacks dcterms:title',
      'dcat:Catalog #c lacks dcterms:description',
      'dcat:Catalog #c lacks dcterms:publisher',
      'dcat:dataset leads to #nowhere, which is no dcat:Dataset',
    ]);
  });
});

describe('the check of a catalogue', () => {
  it('names what is said twice, and a text where there should be a node', () => {
    const form = { '@id': '#f', '@type': 'dcat:Distribution', 'dcat:accessURL': 'https://example.vn' };
    const twice = { ...form, 'dcat:mediaType': [{ '@id': '#a' }, { '@id': '#b' }] };
    expect(faultsOfCatalogue({ '@context': {}, '@graph': [twice] })).toEqual(
      expect.arrayContaining([
        '#f says dcat:mediaType more than once',
        '#f has a text as dcat:accessURL',
        'dcat:mediaType leads to #a, which is no dcterms:MediaType',
      ]),
    );
  });
});

describe('a register of ten thousand platforms', () => {
  const many = Array.from({ length: 10_000 }, (_, n) => ({ ...cards[n % cards.length], id: `pf-${n}` }));
  const askMany = publicOver(many);
  const total = z.object({ total: z.number() });

  it('is answered whole to who takes gzip, far under what a function may answer', async () => {
    const { status, headers, body, bytes } = await askMany('/register.json', {
      'accept-encoding': 'br, gzip',
    });
    expect([status, headers['content-encoding'], headers['vary']]).toEqual([200, 'gzip', 'accept-encoding']);
    expect(total.parse(body).total).toBe(10_000);
    expect(bytes).toBeLessThan(6_000_000);
  });

  it.each([
    ['who takes nothing', {}],
    ['who refuses it', { 'accept-encoding': 'gzip;q=0, identity' }],
  ])('is said to be in the making to %s, where no file was made yet', async (_, headers) => {
    expect(await askMany('/register.json', { ...headers })).toMatchObject({
      status: 503,
      headers: { 'retry-after': '60' },
      body: { code: 'export-being-made' },
    });
  });

  it('is not sent again to who has it, compressed or not', async () => {
    const packed = { 'accept-encoding': 'gzip' };
    const etag = (await ask('/register.json', packed)).headers['etag'] ?? '';
    expect(etag).toMatch(/-gzip"$/u);
    expect((await ask('/register.json', { ...packed, 'if-none-match': etag })).status).toBe(304);
    expect((await ask('/register.json', { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('a permit that was revoked', () => {
  /** A reader of lists that takes two seconds, as over a large register, so that it keeps them as long as it may. */
  const slowly = () => {
    let at = Date.parse(now);
    const shown = [{ ...cards[0], standings: [aStanding()] }];
    const clock = () => {
      at += 2000;
      return new Date(at).toISOString();
    };
    return {
      ask: publicOver(shown, clock),
      revoke: () => (shown[0] = { ...cards[0], standings: [revoked] }),
      wait: (seconds: number) => (at += seconds * 1000),
    };
  };
  const maxAgeIn = (control = ''): number => Number(/max-age=(\d+)/u.exec(control)?.[1] ?? 'NaN');

  it.each(['/register.json', '/register.csv', '/register'])(
    'is shown as valid by %s for less than a minute, whoever kept it',
    async (path) => {
      const { ask: askSlowly, revoke, wait } = slowly();
      const before = await askSlowly(path);
      revoke();
      const kept = maxAgeIn(before.headers['cache-control']);
      wait(59 - kept);
      const after = await askSlowly(path);
      expect([before, after].map(({ text }) => text.includes('revoked'))).toEqual([false, true]);
    },
  );
});
