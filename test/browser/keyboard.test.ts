import { beforeAll, expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { digestFor, move, moves, openCase, recordResults, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';
import { barriers, typeAndSend } from '../support/keyboard.ts';

const { run, signedIn } = openDesk();
const title = 'Nền tảng dùng bằng bàn phím';
let published: Traveller;

beforeAll(async () => {
  published = await openCase(run, title);
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, published, moves[name]);
  await recordResults(run, published);
  for (const name of ['conclusion', 'publication-request', 'publication-decision'] as const)
    await move(run, published, moves[name]);
});

const main = ({ page }: Visitor) => page.locator('main').innerText();

/** Comes to a form that has no barrier for the keyboard. */
const comeTo = async (visitor: Visitor, path: string): Promise<void> => {
  await visitor.page.goto(`/vi${path}`);
  expect(await barriers(visitor)).toEqual([]);
  await visitor.page.goto(`/vi${path}`);
};

const leave = async (visitor: Visitor): Promise<void> => {
  expect(visitor.objections).toEqual([]);
  await visitor.leave();
};

test('a focus that is hidden and a field that the keyboard does not reach are found', async () => {
  const vendor = await signedIn('vendor');
  const { page } = vendor;
  await page.goto(`/vi/platforms/${published.platformId}/incidents/new`);
  const hidden = '* { outline: none !important; box-shadow: none !important }';
  await page.evaluate(`document.styleSheets[0].insertRule('${hidden}', 0)`);
  expect((await barriers(vendor)).join()).toContain('the focus on description is not seen');
  await page.reload();
  await page.evaluate("document.querySelector('#noticedTime').tabIndex = -1");
  expect((await barriers(vendor)).join()).toMatch(/^reached/u);
  await leave(vendor);
});

test('a locality declares with the keyboard that it uses a platform, by Enter in the last field, and ends it', async () => {
  const locality = await signedIn('locality');
  const document = { documentNumber: '7/KH-UBND', documentDate: '20/11/2026' };
  await comeTo(locality, `/adoptions/${published.platformId}`);
  await typeAndSend(locality, { basis: 'in-plan', ...document, adoptionStatus: 'in-use' });
  expect(await main(locality)).toContain(title);
  await comeTo(locality, `/adoptions/${published.platformId}/end`);
  await typeAndSend(locality, { basis: 'in-plan', ...document }, 'field');
  expect(new URL(locality.page.url()).pathname).toBe('/vi/adoptions');
  await leave(locality);
});

test('a vendor declares a change of a release with the keyboard', async () => {
  const release = { version: '1.0.1', digests: [digestFor(`${title}, 1.0.1`)] };
  await settle(run, 'vendor', { path: `/platforms/${published.platformId}/releases`, body: release });
  const vendor = await signedIn('vendor');
  await comeTo(vendor, `/dossiers/${published.dossierId}/following`);
  await typeAndSend(vendor, { following: 'change', releaseVersion: '1.0.1' }, 'field');
  expect(await vendor.heading()).toContain(title);
  await leave(vendor);
});

test('an incident is reported, confirmed, reported in full and closed with the keyboard', async () => {
  const vendor = await signedIn('vendor');
  const place = `/platforms/${published.platformId}/incidents`;
  await comeTo(vendor, `${place}/new`);
  const noticed = { noticedDay: '01/11/2026', noticedTime: '08:30', description: 'Mất dịch vụ' };
  await typeAndSend(vendor, { incidentSeverity: 'serious', ...noticed });
  expect(await main(vendor)).toContain('Sự cố đã được ghi nhận');
  await vendor.page
    .locator('main')
    .getByRole('link', { name: /Sự cố nghiêm trọng/u })
    .first()
    .focus();
  await vendor.page.keyboard.press('Enter');
  await vendor.page.waitForURL(/incidents\/in-/u);
  const incident = new URL(vendor.page.url()).pathname.slice('/vi'.length);
  const ministry = await signedIn('ministry');
  await comeTo(ministry, `${incident}/confirmation`);
  await typeAndSend(ministry, { reasons: 'Dữ liệu bị lộ', documentNumber: '31/QĐ-BTC' }, 'field');
  await comeTo(vendor, `${incident}/report`);
  await typeAndSend(vendor, { incidentReport: 'Đã khắc phục' });
  await comeTo(ministry, `${incident}/closing`);
  await typeAndSend(ministry, { reasons: 'Không còn việc phải làm' });
  expect(await main(ministry)).toContain('Không còn việc phải làm');
  for (const visitor of [vendor, ministry]) await leave(visitor);
});

test('an administrator registers an address, makes a new secret and removes it with the keyboard', async () => {
  const administrator = await signedIn('administrator');
  const { page } = administrator;
  const url = 'https://nhan.example.vn/ban-phim';
  await comeTo(administrator, '/webhooks/new');
  await typeAndSend(administrator, { webhookUrl: url }, 'field');
  expect(await main(administrator)).toContain('whsec_');
  for (const act of ['rotation', 'removal']) {
    await page.goto('/vi/webhooks');
    const row = page.locator('li.house-result').filter({ hasText: url });
    const href = (await row.locator(`a[href$="/${act}"]`).getAttribute('href')) ?? '';
    await comeTo(administrator, href.slice('/vi'.length));
    await typeAndSend(administrator, {});
  }
  expect(await main(administrator)).toContain('Địa chỉ đã được xóa.');
  await leave(administrator);
});

test('an owner keeps a document of the house with the keyboard, and is told where no file was chosen', async () => {
  const owner = await signedIn('owner');
  const { page } = owner;
  await comeTo(owner, '/organisations/BTC/files');
  await page.locator('[name=file]').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const problem = page.locator('[role=alert]:visible');
  await expect.poll(() => problem.innerText()).toContain('Chưa chọn tệp');
  await page.goto('/vi/organisations/BTC/files');
  await page.locator('[name=file]').focus();
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  const buffer = Buffer.from('Quyết định\n');
  await (await asked).setFiles({ name: 'Quyết định 8.txt', mimeType: 'text/plain', buffer });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=1/u);
  expect(await main(owner)).toContain('Quyết định 8.txt');
  await leave(owner);
});
