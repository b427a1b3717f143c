import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { settle } from '../support/embedded-road.ts';

const { run, arrive } = openDesk();
let platformId: string;

beforeAll(async () => {
  const platform = { nameVi: 'Nền tảng “thử” <b>nghiệm</b> Đường Thủy', owner: 'BTC', ownerKind: 'ministry' };
  platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
});

const digest = 'a'.repeat(64);
const kinds: readonly (readonly [string, (id: string) => string])[] = [
  ['home', () => ''],
  ['register', () => '/register'],
  ['register-empty', () => '/register?q=zzz'],
  ['platform', (id) => `/register/${id}`],
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
});
