import { expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { isSound } from '../support/browser-checks.ts';
import { openDesk } from '../support/browser-desk.ts';

const { signedIn } = openDesk();
const secret = /whsec_[A-Za-z0-9+/=]+/u;
const words = ({ page }: Visitor) => page.locator('main').innerText();

/** The row of one address on the list. */
const row = ({ page }: Visitor, url: string) =>
  page.locator('li.house-result').filter({ hasText: url }).first();

test.each([true, false])(
  'an administrator registers an address, rotates its secret and removes it, with script: %s',
  async (script) => {
    const url = `https://nhan.example.vn/${script ? 'co' : 'khong'}`;
    const visitor = await signedIn('administrator', { script });
    const { page } = visitor;
    await page.goto('/vi/organisations/BTC');
    await page.getByRole('link', { name: 'Địa chỉ nhận thông báo tự động' }).click();
    await page.getByRole('button', { name: 'Đăng ký địa chỉ' }).click();
    expect(await visitor.send({ webhookUrl: 'https://192.168.1.10/nhan' })).toContain('Đăng ký địa chỉ');
    const refused = await page.locator('.govuk-error-summary').innerText();
    expect(refused).toContain('thuộc mạng nội bộ');
    expect(refused).toContain('Vui lòng dùng một địa chỉ truy cập được từ Internet.');
    await visitor.done({ webhookUrl: url });
    const shown = secret.exec(await words(visitor))?.[0];
    expect(shown).toBeDefined();
    await page.getByRole('link', { name: 'Đến danh sách địa chỉ' }).click();
    expect(await words(visitor)).toContain(url);
    // What a form answered is no page that a browser goes back to; whatever it shows instead holds no secret.
    await page.goBack().catch(() => null);
    const html = () => page.evaluate<string>('document.documentElement.outerHTML').catch(() => '');
    await expect.poll(html).not.toBe('');
    expect(await html()).not.toContain(shown);
    await page.goto('/vi/webhooks');
    await row(visitor, url).getByRole('link', { name: 'Thay khóa bí mật' }).click();
    await visitor.done();
    const second = secret.exec(await words(visitor))?.[0];
    expect([second === undefined, second === shown]).toEqual([false, false]);
    await page.goto('/vi/webhooks');
    expect(await row(visitor, url).innerText()).toContain('Đang thay khóa');
    expect(await page.content()).not.toMatch(secret);
    await row(visitor, url).getByRole('link', { name: 'Xóa địa chỉ' }).click();
    await visitor.done();
    expect(await words(visitor)).toContain('Địa chỉ đã được xóa.');
    expect(await row(visitor, url).count()).toBe(0);
    expect(visitor.objections).toEqual([]);
  },
);

test('its pages break no rule and fit a phone, in both languages', async () => {
  const visitor = await signedIn('administrator');
  const { page } = visitor;
  for (const language of ['vi', 'en']) {
    const url = `https://nhan.example.vn/mot-dia-chi-dai-de-xem-trang-co-vua-khong/${'a'.repeat(60)}-${language}`;
    await page.goto(`/${language}/webhooks`);
    await isSound(visitor, `webhooks-none-${language}`);
    await page.goto(`/${language}/webhooks/new`);
    await isSound(visitor, `webhook-new-${language}`);
    await visitor.send({ webhookUrl: 'https://10.0.0.1/' });
    await isSound(visitor, `webhook-refused-${language}`);
    await visitor.done({ webhookUrl: url });
    await isSound(visitor, `webhook-secret-${language}`);
    await page.goto(`/${language}/webhooks`);
    await row(visitor, url).locator('a[href$="/rotation"]').click();
    await isSound(visitor, `webhook-rotate-${language}`);
    await visitor.done();
    await page.goto(`/${language}/webhooks`);
    await isSound(visitor, `webhooks-${language}`);
    await row(visitor, url).locator('a[href$="/failures"]').click();
    await isSound(visitor, `webhook-failures-${language}`);
    await page.goto(`/${language}/webhooks`);
    await row(visitor, url).locator('a[href$="/removal"]').click();
    await isSound(visitor, `webhook-remove-${language}`);
    await visitor.done();
  }
});

test('nobody but an administrator keeps them', async () => {
  const owner = await signedIn('owner');
  await owner.page.goto('/vi/webhooks');
  expect(await owner.page.locator('h1').innerText()).toBe('Không thực hiện được');
  expect(await owner.violations()).toEqual([]);
});
