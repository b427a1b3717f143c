import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { startBrowser, Visitor } from '../support/browser.ts';
import { isSound } from '../support/browser-checks.ts';
import { startEmbedded } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';
import { move, moves, openCase, recordResults } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';
import { barriers, typeAndSend, wrongWithObjection } from '../support/keyboard.ts';

const aYearLater = 370 * 86_400;
let run: EmbeddedRun;
let browser: Browser;
let lapsed: Traveller;

beforeAll(async () => {
  [run, browser] = await Promise.all([
    startEmbedded({ environment: { CHOT_REGISTER: 'none' } }),
    startBrowser(),
  ]);
  lapsed = await openCase(run, 'Nền tảng đã quá hạn');
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, lapsed, moves[name]);
  await recordResults(run, lapsed);
  await move(run, lapsed, moves.conclusion);
  await run.shiftClock(aYearLater);
});

afterAll(async () => {
  await browser.close();
  await run.stop();
  run.remove();
});

test('the ministry lets a lapsed permit stand until a day, with the keyboard alone', async () => {
  const ministry = await Visitor.arrive(browser, run.baseUrl);
  await ministry.signIn('ministry');
  const { page } = ministry;
  const form = `/vi/dossiers/${lapsed.dossierId}/do/grant-grace`;
  await page.goto(form);
  expect(await barriers(ministry)).toEqual([]);
  await isSound(ministry, 'grace-vi');
  await page.goto(form);
  expect(await wrongWithObjection(ministry)).toBeNull();
  await isSound(ministry, 'grace-refused-vi');
  const today = new Date(Date.now() + aYearLater * 1000);
  const lastDay = new Intl.DateTimeFormat('vi-VN', {
    ...{ timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' },
  }).format(new Date(today.getTime() + 20 * 86_400_000));
  const ruling = { documentNumber: '40/QĐ-BTC' };
  await typeAndSend(ministry, { lastDay, reasons: 'Chờ đánh giá lại', ...ruling }, 'field');
  expect(await ministry.heading()).not.toContain('Không thực hiện được');
  expect(await page.locator('.govuk-error-summary').count()).toBe(0);
  await page.goto(`/vi/dossiers/${lapsed.dossierId}/history`);
  expect(await page.locator('main').innerText()).toContain('Chờ đánh giá lại');
  expect(ministry.objections).toEqual([]);
});
