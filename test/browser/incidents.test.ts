import { beforeAll, expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { isSound } from '../support/browser-checks.ts';
import { openDesk } from '../support/browser-desk.ts';
import { askGate, move, moves, openCase, recordResults, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();
const title = 'Nền tảng gặp sự cố nghiêm trọng';
let held: Traveller;

beforeAll(async () => {
  held = await openCase(run, title);
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, held, moves[name]);
  await recordResults(run, held);
  await move(run, held, moves.conclusion);
});

const gate = () => askGate(run, 'deployer', { release: { digest: held.digest } });
const place = (platformId = held.platformId) => `/platforms/${platformId}/incidents`;

/** A day and a time in Viet Nam an hour ago, as people type them. */
const anHourAgo = () => {
  const at = new Date(Date.now() - 3_600_000);
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', ...options }).format(at);
  return {
    noticedDay: write({ day: '2-digit', month: '2-digit', year: 'numeric' }),
    noticedTime: write({ hour: '2-digit', minute: '2-digit', hour12: false }),
  };
};

/** The page is sound in both languages. */
const soundInBoth = async (visitor: Visitor, path: string, picture: string) => {
  for (const language of ['vi', 'en']) {
    await visitor.page.goto(`/${language}${path}`);
    expect(await visitor.page.locator('h1').count()).toBe(1);
    await isSound(visitor, `${picture}-${language}`);
  }
};

const follow = (visitor: Visitor, name: string | RegExp) =>
  visitor.page.locator('main').getByRole('link', { name }).first().click();

test('an incident is reported by the vendor, confirmed by the ministry, reported in full and closed; the gate denies', async () => {
  expect(await gate()).toBe('allow');
  const vendor = await signedIn('vendor');
  await vendor.page.goto(`/vi/platforms/${held.platformId}`);
  await follow(vendor, /Sự cố trên nền tảng/u);
  await soundInBoth(vendor, place(), 'incidents-none');
  await soundInBoth(vendor, `${place()}/new`, 'incident-new');
  await vendor.page.goto(`/vi${place()}/new`);
  const description = '<script>alert(1)</script>\nMáy chủ bị truy cập trái phép';
  await vendor.done({ incidentSeverity: 'serious', ...anHourAgo(), description });
  expect(await vendor.page.locator('main').innerText()).toContain('Sự cố đã được ghi nhận');
  await soundInBoth(vendor, place(), 'incidents');
  expect(await gate()).toBe('allow');

  const ministry = await signedIn('ministry');
  await ministry.page.goto('/vi/overview');
  expect(await ministry.page.locator('main').innerText()).toContain(title);
  await soundInBoth(ministry, '/overview', 'overview-incidents');
  await ministry.page.goto('/vi/overview');
  await follow(ministry, new RegExp(`${title}: Sự cố nghiêm trọng`, 'u'));
  const incident = new URL(ministry.page.url()).pathname.slice('/vi'.length);
  await soundInBoth(ministry, incident, 'incident-ministry');
  await soundInBoth(ministry, `${incident}/confirmation`, 'incident-confirm');
  await ministry.page.goto(`/vi${incident}/confirmation`);
  const said = await ministry.page.locator('main').innerText();
  expect(said).toContain('Sẽ bị tạm đình chỉ ngay: 1 giấy xác nhận');
  await ministry.done({ reasons: 'Dữ liệu bị lộ', documentNumber: '31/QĐ-BTC' });
  expect(await gate()).toMatch(/^deny/u);
  await soundInBoth(ministry, incident, 'incident-confirmed');

  await soundInBoth(vendor, `${incident}/report`, 'incident-report');
  await vendor.page.goto(`/vi${incident}`);
  await follow(vendor, 'Báo cáo đầy đủ về sự cố');
  await vendor.done({ incidentReport: 'Đã ngăn chặn, đã khắc phục' });
  await soundInBoth(ministry, `${incident}/closing`, 'incident-close');
  await ministry.page.goto(`/vi${incident}`);
  await follow(ministry, 'Khép lại sự cố');
  await ministry.done({ reasons: 'Không còn việc phải làm' });
  expect(await gate()).toMatch(/^deny/u);
  await soundInBoth(vendor, incident, 'incident-closed');
  expect(await vendor.page.locator('main').innerText()).toContain('<script>alert(1)</script>');
  await soundInBoth(vendor, `/dossiers/${held.dossierId}`, 'case-after-incident');
  await soundInBoth(vendor, `/platforms/${held.platformId}`, 'platform-after-incident');
});

/** Presses Tab until the field of that name, or a button, has the focus. */
const tabTo = async ({ page }: Visitor, name: string): Promise<void> => {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if (name === 'button' && (await focused.and(page.locator('main form button')).count()) > 0) return;
    if ((await focused.getAttribute('name')) === name) return;
  }
  throw new Error(`the keyboard does not come to ${name}`);
};

test('the owner reports one with the keyboard alone, without a script; what is wrong is said at its field', async () => {
  const platform = { nameVi: 'Nền tảng báo bằng bàn phím', owner: 'BTC', ownerKind: 'ministry' };
  const platformId = await settle(run, 'vendor', { path: '/platforms', body: platform });
  const owner = await signedIn('owner', { script: false });
  const { page } = owner;
  await page.goto(`/vi${place(platformId)}/new`);
  const typeIn = async (fields: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(fields)) {
      await tabTo(owner, name);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    }
    const answered = page.waitForEvent('load');
    await tabTo(owner, 'button');
    await page.keyboard.press('Enter');
    await answered;
  };
  await tabTo(owner, 'incidentSeverity');
  await page.keyboard.press('Space');
  await typeIn({ ...anHourAgo(), noticedTime: '24:70', description: 'Mất điện' });
  expect(await page.locator('.govuk-error-summary').innerText()).toContain(
    'Giờ phát hiện: không phải là một giờ',
  );
  expect(await page.locator('#noticedTime-error').count()).toBe(1);
  expect(await owner.picture('incident-refused-vi')).toEqual([]);
  await typeIn(anHourAgo());
  expect(await owner.heading()).toContain('Sự cố trên nền tảng');
  expect(await page.locator('main').innerText()).toContain('Sự cố liên quan đến an ninh quốc gia');
});
