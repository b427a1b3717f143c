import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { settle } from '../support/embedded-road.ts';
import { listed } from '../support/public-register.ts';

const { run, arrive } = openDesk();
let platformId: string;

beforeAll(async () => {
  const platform = { nameVi: 'Nền tảng “thử” <b>nghiệm</b> Đường Thủy', owner: 'BTC', ownerKind: 'ministry' };
  await listed(run, 'page-list', [{ id: 'PG-1', nameVi: 'Nền tảng bản đồ hành chính' }]);
  platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
});

const digest = 'a'.repeat(64);
const kinds: readonly (readonly [string, (id: string) => string])[] = [
  ['home', () => ''],
  ['register', () => '/register'],
  ['register-empty', () => '/register?q=zzz'],
  ['platform', () => '/register/PG-1'],
  ['platform-hidden', (id) => `/register/${id}`],
  ['register-filtered', () => '/register?list=page-list&sort=name&locality=2025:37'],
  ['statistics', () => '/statistics'],
  ['statistics-earlier', () => '/statistics?asOf=01/07/2026'],
  ['statistics-wrong', () => '/statistics?asOf=tomorrow'],
  ['lists', () => '/lists'],
  ['list', () => '/lists/page-list'],
  ['localities', () => '/localities'],
  ['locality', () => '/localities/2025:37'],
  ['levels', () => '/levels'],
  ['level-question', () => '/levels?begin=1'],
  ['level-wrong', () => '/levels?systemType='],
  ['release', () => '/release'],
  ['release-answer', () => `/release?digest=${digest}`],
  ['release-wrong', () => '/release?digest=abc'],
  ['verify', () => '/verify'],
  ['about', () => '/about'],
  ['signed-out', () => '/signed-out'],
  ['not-found', () => '/nowhere'],
];

describe.each(['vi', 'en'])('in %s', (language) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await arrive();
  });
  afterAll(() => visitor.leave());

  test.each(kinds)('%s breaks no rule, objects to nothing and fits a phone', async (name, path) => {
    await visitor.page.goto(`/${language}${path(platformId)}`);
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe(language);
    expect(await visitor.page.locator('h1').count()).toBe(1);
    expect(await visitor.picture(`${name}-${language}`)).toEqual([]);
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.objections).toEqual([]);
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
