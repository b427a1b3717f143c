import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSound } from '../support/browser-checks.ts';
import { startBrowser, Visitor } from '../support/browser.ts';
import { settle } from '../support/embedded-road.ts';
import { startEmbedded, until } from '../support/embedded.ts';
import type { EmbeddedRun } from '../support/embedded.ts';

const hour = 3600;
let run: EmbeddedRun;
let browser: Browser;
let server: Server;
let receiver = '';
let answer = 503;
let heard = 0;
let hours = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      heard += 1;
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  receiver = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}/nhan`;
  run = await startEmbedded({ environment: { CHOT_REGISTER: 'none', CHOT_WEBHOOK_LOOPBACK: 'allowed' } });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
  await run.stop();
  run.remove();
});

/** The administrator, who signs in anew: a session does not outlast the days that the test lets pass. */
const administrator = async (): Promise<Visitor> => {
  const visitor = await Visitor.arrive(browser, run.baseUrl);
  await visitor.signIn('administrator', '/vi/webhooks');
  return visitor;
};
const register = (nameVi: string) =>
  settle(run, 'vendor', { path: '/platforms', body: { nameVi, owner: 'BTC', ownerKind: 'ministry' } });
const pass = async (more: number) => {
  hours += more;
  await run.shiftClock(hours * hour);
};
/** Lets an hour pass at a time, and the sweep run in each, until the receiver has heard so often. */
const heardAsHoursPass = (times: number) =>
  until(
    async () => {
      if (heard < times) await pass(1);
      return heard;
    },
    (count) => count >= times,
  );
const words = ({ page }: Visitor) => page.locator('main').innerText();

test('what a receiver did not take in eight attempts is on a page, and is sent again from there', async () => {
  const body = { url: receiver, kinds: ['platform'] };
  await run.api('POST', '/webhooks', {
    account: 'administrator',
    body,
    headers: { prefer: 'wait=10' },
  });
  await register('Nền tảng được báo');
  for (let attempt = 1; attempt <= 8; attempt += 1) await heardAsHoursPass(attempt);
  const visitor = await administrator();
  const { page } = visitor;
  await page.getByRole('link', { name: 'Thông báo không gửi được' }).click();
  await expect.poll(async () => page.reload().then(() => words(visitor))).toContain('sau 8 lần thử');
  expect(await words(visitor)).toContain('Hệ thống nhận trả lời mã 503.');
  await isSound(visitor, 'webhook-failed-vi');
  await page.goto(page.url().replace('/vi/', '/en/'));
  await isSound(visitor, 'webhook-failed-en');
  await page.goto(page.url().replace('/en/', '/vi/'));
  answer = 204;
  await page.getByRole('button', { name: 'Gửi lại' }).first().click();
  await page.waitForURL('**?done=retried');
  expect(await words(visitor)).toContain('Thông báo đang được gửi lại');
  await expect
    .poll(async () => page.reload().then(() => words(visitor)))
    .toContain('Không có thông báo nào không gửi được.');
  await visitor.leave();
});

test('an address that has taken nothing for three days is shown as switched off, with what to do', async () => {
  answer = 503;
  const before = heard;
  await register('Nền tảng sau đó');
  await heardAsHoursPass(before + 2);
  await pass(73);
  await heardAsHoursPass(before + 3);
  const visitor = await administrator();
  await expect
    .poll(async () => {
      await pass(1);
      await visitor.signIn('administrator', '/vi/webhooks');
      return words(visitor);
    })
    .toContain('Đã ngừng gửi');
  expect(await words(visitor)).toContain('xóa địa chỉ này rồi đăng ký lại');
  await isSound(visitor, 'webhook-off-vi');
  await visitor.leave();
});
