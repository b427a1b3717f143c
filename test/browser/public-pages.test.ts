import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { settle } from '../support/embedded-road.ts';
import { publicKinds } from '../support/page-kinds.ts';
import { listed } from '../support/public-register.ts';

const { run, arrive } = openDesk();
let platformId: string;

beforeAll(async () => {
  const platform = { nameVi: 'Nền tảng “thử” <b>nghiệm</b> Đường Thủy', owner: 'BTC', ownerKind: 'ministry' };
  await listed(run, 'page-list', [{ id: 'PG-1', nameVi: 'Nền tảng bản đồ hành chính' }]);
  platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
});

test('who is not signed in reads an owner that was registered later by its name', async () => {
  const { page, ...visitor } = await arrive();
  const body = { id: 'DN-N9', nameVi: 'Doanh nghiệp giả định N9', kind: 'enterprise' };
  await settle(run, 'registrar', { path: '/organisations', body });
  await listed(run, 'owner-list', [{ id: 'PG-9', nameVi: 'Nền tảng của doanh nghiệp N9', owner: body.id }]);
  for (const place of ['/vi/register/PG-9', '/vi/register?owner=DN-N9', '/vi/statistics']) {
    await page.goto(place);
    expect(await page.locator('main').innerText(), place).toContain(body.nameVi);
  }
  expect(visitor.objections).toEqual([]);
});

describe.each(['vi', 'en'])('in %s', (language) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await arrive();
  });
  afterAll(() => visitor.leave());

  test.each(publicKinds)('%s breaks no rule, objects to nothing and fits a phone', async (name, path) => {
    await visitor.page.goto(`/${language}${path(platformId)}`);
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe(language);
    expect(await visitor.page.locator('h1').count()).toBe(1);
    expect(await visitor.picture(`${name}-${language}`)).toEqual([]);
    expect(await visitor.scrollers(320)).toEqual([]);
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.objections).toEqual([]);
  });

  test('names the feed of changes in its head', async () => {
    await visitor.page.goto(`/${language}/register/PG-1`);
    const link = visitor.page.locator('link[type="application/feed+json"]');
    const answer = await visitor.page.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()).toMatchObject({ 'content-type': 'application/feed+json' });
    const feed: unknown = await answer.json();
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language });
  });

  test('nothing is lost at 400 %: what a page of 1280 px then has is a width of 320', async () => {
    await visitor.page.setViewportSize({ width: 320, height: 256 });
    for (const path of ['', '/register', '/register/PG-1', '/statistics', '/lists', '/localities']) {
      await visitor.page.goto(`/${language}${path}`);
      const needed: unknown = await visitor.page.evaluate('document.documentElement.scrollWidth');
      expect(needed, path).toBe(320);
    }
  });
});
