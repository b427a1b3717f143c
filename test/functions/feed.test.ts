import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bodyNames } from '../../functions/register/names.ts';
import { getFeed } from '../../functions/register/routes/feed.ts';
import { snapshots } from '../../functions/register/snapshot.ts';
import { httpEndpoint } from '../../shared/lambda/http-endpoint.ts';
import { problemText } from '../../shared/messages/messages.ts';
import { keys } from '../../shared/workflow/keys.ts';
import { inMemoryReads } from '../support/in-memory-reads.ts';
import { dossierIn, started, sweptOnce } from '../workflow/all-moves.ts';
import { people } from '../workflow/people.ts';
import type { Case, Step } from '../workflow/road.ts';
import { movesOf, onPlatform, registration, roadFromEligible, roadToEligible } from '../workflow/road.ts';
import { answerOf, httpEvent, lambdaContext } from './events.ts';

/** What JSON Feed 1.1 asks of a feed, with what we add. */
const feedShape = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  description: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.enum(['vi', 'en']),
  next_url: z.url().optional(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      url: z.url(),
      title: z.string(),
      content_text: z.string(),
      date_published: z.iso.datetime(),
      _chot: z.looseObject({ kind: z.string(), platformId: z.string() }),
    }),
  ),
});
const ruling = {
  documentNumber: '16/QĐ-BTC',
  documentDate: '2026-11-20',
  legalBasis: 'Decree 224/2026/NĐ-CP',
  capacity: 'publishing-body',
};
const ruled = { ruling, reasons: 'Lý do nội bộ' };

const open = async () => {
  const world = await started();
  const { workflow, send, now } = world;
  const deps = { reads: inMemoryReads(workflow.items), now };
  const settle = async (steps: readonly Step[]) => {
    for (const step of steps) {
      world.pass(60_000);
      await send(step);
      await workflow.drain();
    }
  };
  const answered = async (query: string) => {
    const route = getFeed(deps, {
      ...{ snapshot: snapshots(deps), namesOf: bodyNames(deps) },
      publicUrl: 'https://chot.example',
    });
    const handler = httpEndpoint([route], problemText);
    return answerOf(await handler(httpEvent(`GET /register/feed.json${query}`), lambdaContext));
  };
  const feed = async (query = '') => feedShape.parse((await answered(query)).body);
  const kinds = async () => (await feed()).items.map(({ _chot }) => `${_chot.platformId} ${_chot.kind}`);
  return { ...world, settle, answered, feed, kinds };
};
const onFirst = (...types: readonly ('suspend' | 'reinstate' | 'delist' | 'revoke')[]) =>
  movesOf(
    'first',
    types.map((type) => [people.ministry, type, ruled] as const),
    500,
  );

describe('the feed of changes', () => {
  it('tells what the public heard, newest first, by document and without the reasons, in both languages', async () => {
    const { settle, feed, answered } = await open();
    await settle(onFirst('suspend', 'reinstate'));
    const { items, ...about } = await feed();
    expect(about).toMatchObject({
      language: 'vi',
      feed_url: 'https://chot.example/register/feed.json?lang=vi',
    });
    expect(about.next_url).toBeUndefined();
    expect(items.map(({ title }) => title)).toEqual([
      'Khôi phục: Nền tảng pf-1',
      'Tạm đình chỉ: Nền tảng pf-1',
      'Công bố: Nền tảng pf-1',
    ]);
    expect(items[0]).toMatchObject({
      url: 'https://chot.example/vi/register/pf-1',
      content_text: expect.stringMatching(/^Văn bản số 16\/QĐ-BTC ngày 20\/11\/2026, Bộ Tài chính\./u),
      _chot: { kind: 'reinstatement', by: 'BTC', legalBasis: ruling.legalBasis, synthetic: true },
    });
    const english = await answered('?lang=en');
    expect(feedShape.parse(english.body).items[1]?.title).toBe('Suspension: Nền tảng pf-1');
    expect(english.text).not.toMatch(/Lý do nội bộ|ministry\.BTC/u);
    expect(english.headers).toMatchObject({
      'content-type': 'application/feed+json',
      'cache-control': 'public, max-age=30',
    });
  });

  it('tells of the end of a platform, and of its permits with it', async () => {
    const { settle, kinds } = await open();
    const termination = { lastDay: '2027-01-31', ...ruled };
    await settle([onPlatform('pf-1', people.owner, ['terminate-platform', termination])]);
    const told = await kinds();
    expect(told).toHaveLength(3);
    expect(told).toEqual(expect.arrayContaining(['pf-1 termination', 'pf-1 revocation', 'pf-1 publication']));
  });

  it('tells that a platform was taken off the list, by its id where nothing else makes it public', async () => {
    const { settle, feed } = await open();
    await settle(onFirst('delist', 'revoke'));
    const { items } = await feed('?lang=en');
    expect(items.map(({ title, url }) => [title, url])).toEqual([
      ['Delisting: pf-1', 'https://chot.example/en/register'],
    ]);
  });

  it('tells of what time has ended once that is noted, with the instant at which it ended', async () => {
    const { kinds, feed, ...world } = await open();
    world.pass(3 * 366 * 86_400_000);
    await sweptOnce(world);
    await world.workflow.drain();
    expect(await kinds()).toEqual(['pf-1 expiry', 'pf-1 publication']);
    const permit = dossierIn(world.workflow, 'first')?.permit;
    expect((await feed()).items[0]?.date_published).toBe(permit?.validUntil);
    expect(permit?.validUntil).not.toBe(undefined);
  });

  it('tells nothing of level 5, nor of a permit before its release was published', async () => {
    const { settle, kinds } = await open();
    const secret: Case = { platform: 'pf-5', name: 'secret', level: 5 };
    await settle([registration('pf-5'), ...roadToEligible(secret), ...roadFromEligible(secret, ['suspend'])]);
    const quiet: Case = { platform: 'pf-6', name: 'quiet', level: 1 };
    await settle([registration('pf-6'), ...roadToEligible(quiet)]);
    await settle(movesOf('quiet', [[people.ministry, 'suspend', ruled]], 500));
    await settle([
      onPlatform('pf-5', people.owner, ['terminate-platform', { lastDay: '2027-01-31', ...ruled }]),
    ]);
    expect(await kinds()).toEqual(['pf-1 publication']);
  });

  it('tells of a renewal while the release that it renews is on the list', async () => {
    const { workflow, kinds, now } = await open();
    const at = now();
    const told = (id: string, releaseId: string) =>
      workflow.items.put(keys.publicRuling(at, { id, version: 9, n: 0 }), {
        ...{ kind: 'suspension', at, platformId: 'pf-1', releaseId, dossierId: id, isPublished: false },
        ...{ documentNumber: null, documentDate: null, legalBasis: null, by: null, synthetic: true },
      });
    told('ds-z-again', 'rl-first');
    told('ds-z-other', 'rl-second');
    expect(await kinds()).toEqual(['pf-1 suspension', 'pf-1 publication']);
  });

  it('goes on page by page, each change once, and takes no cursor that was changed', async () => {
    const { settle, feed, answered } = await open();
    for (let n = 0; n < 60; n += 1)
      await settle(
        movesOf('first', [[people.ministry, n % 2 === 0 ? 'suspend' : 'reinstate', ruled]], 500 + n),
      );
    const first = await feed();
    const next = new URL(first.next_url ?? '');
    const second = await feed(next.search);
    expect([first.items.length, second.items.length]).toEqual([50, 11]);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(61);
    expect(second.next_url).toBeUndefined();
    const changed = `?lang=vi&cursor=${String(next.searchParams.get('cursor')).slice(0, -4)}AAAA`;
    for (const query of [changed, next.search.replace('lang=vi', 'lang=en'), '?lang=fr'])
      expect((await answered(query)).status).toBe(400);
  });
});
