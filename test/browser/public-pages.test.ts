import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { startBrowser, Visitor } from '../support/browser.ts';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { settle } from '../support/embedded-road.ts';

let run: EmbeddedRun;
let browser: Browser;
let platformId: string;

beforeAll(async () => {
  [run, browser] = await Promise.all([
    startEmbedded({ environment: { CHOT_REGISTER: 'none' } }),
    startBrowser(),
  ]);
  const platform = { nameVi: 'Nền tảng “thử” <b>nghiệm</b> Đường Thủy', owner: 'BTC', ownerKind: 'ministry' };
  platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
});
afterAll(async () => {
  await browser.close();
  await run.stop();
  run.remove();
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
    visitor = await Visitor.arrive(browser, run.baseUrl);
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
