import { beforeAll, expect, test } from 'vitest';
import { openDesk } from '../support/browser-desk.ts';
import { isSound } from '../support/browser-checks.ts';
import { until } from '../support/embedded.ts';
import { listed } from '../support/public-register.ts';

const { run, signedIn } = openDesk();

beforeAll(() =>
  listed(run, 'registrar-list', [
    { id: 'RJ-1', nameVi: 'Bản đồ vùng trồng lúa' },
    { id: 'RJ-2', nameVi: 'Sàn giao dịch nông sản' },
  ]),
);

test('the registrar renews a list over pages, with what it drops and why', async () => {
  const registrar = await signedIn('registrar');
  const { page } = registrar;
  await page.goto('/vi/lists/registrar-list');
  await isSound(registrar, 'list-vi');
  await page.getByRole('link', { name: 'Ghi nhận lần ban hành mới' }).click();
  await isSound(registrar, 'list-renewal-vi');
  await registrar.done({
    editionDocument: '99/QĐ-BKHCN',
    editionDay: '20/11/2026',
    editionTotal: '1',
    source: 'https://example.vn/99',
    dropped: 'RJ-1',
    reasons: 'Đã được thay thế',
  });
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('99/QĐ-BKHCN · đang áp dụng');
  expect(shown).not.toContain('RJ-1');
});

test('the registrar puts a list on record over pages, adds a platform and takes it off', async () => {
  const registrar = await signedIn('registrar');
  const { page } = registrar;
  const main = page.locator('main');
  await page.goto('/vi/lists');
  await page.getByRole('link', { name: 'Ghi nhận danh mục mới' }).click();
  const edition = { editionDay: '02/11/2026', editionTotal: '1', source: 'https://example.vn/3' };
  await registrar.send({ listId: 'thu-nghiem', nameVi: 'Danh mục thử', ...edition, editionTotal: 'nhiều' });
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('Có điều cần sửa');
  await registrar.done({ editionTotal: '1.000' });
  await page.getByRole('link', { name: 'Danh mục thử' }).click();
  expect(await main.innerText()).toContain('Công bố: 1.000');
  await page.getByRole('link', { name: 'Thêm nền tảng vào danh mục' }).click();
  await registrar.done({ platformIds: 'RJ-2', source: 'https://example.vn/4' });
  expect(await main.innerText()).toContain('Sàn giao dịch nông sản');
  await page.getByRole('link', { name: 'Đưa nền tảng ra khỏi danh mục' }).click();
  await isSound(registrar, 'list-removals-vi');
  const document = { documentNumber: '7/QĐ', documentDate: '20/11/2026' };
  await registrar.done({ platformIds: 'RJ-2', ...document, reasons: 'Đã ngừng' });
  expect(await main.innerText()).toContain('Chưa ghi nhận nền tảng nào.');
});

const rows = [
  'nameVi,owner,category,sources,lists',
  'Nền tảng hồ sơ sức khỏe học đường,BTC,society,https://example.vn/7,',
  'Bản đồ vùng trồng lúa,BTC,society,https://example.vn/8,',
];

test('the registrar imports a file over pages: row by row first, then whole', async () => {
  const registrar = await signedIn('registrar');
  const { page } = registrar;
  const choose = async (lines: readonly string[]) => {
    await page.goto('/vi/imports');
    const file = { name: 'nen-tang.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
    await page.locator('[name=file]').setInputFiles(file);
    await registrar.send();
  };
  await page.goto('/vi/imports');
  await isSound(registrar, 'imports-vi');
  await choose([...rows, 'Nền tảng của ai,KHONG-CO,society,https://example.vn/9,']);
  expect(await page.locator('main').innerText()).toContain('Có lỗi: 1');
  expect(await page.getByRole('button', { name: 'Nhập', exact: false }).count()).toBe(0);
  await isSound(registrar, 'imports-wrong-vi');
  await choose(rows);
  expect(await page.locator('[role=status]').innerText()).toContain('Tạo mới: 1');
  expect(await page.locator('[role=status]').innerText()).toContain('Thay đổi: 1');
  await isSound(registrar, 'imports-judged-vi');
  await page.getByRole('button', { name: 'Nhập 2 nền tảng' }).click();
  await page.waitForURL((url) => url.pathname === '/vi/imports' && url.search === '?done=import');
  expect(await page.locator('main').innerText()).toContain('nen-tang.csv');
  await page.goto('/vi/register?q=ho+so+suc+khoe');
  await until(
    () => page.reload().then(() => page.locator('main').innerText()),
    (text) => text.includes('Nền tảng hồ sơ sức khỏe học đường'),
  );
  await choose(rows);
  expect(await page.locator('main').innerText()).toContain('Tệp không làm thay đổi gì');
});

test('the registrar imports what a source reports of localities, and it shows on the page of the platform', async () => {
  const registrar = await signedIn('registrar');
  const { page } = registrar;
  await page.goto('/vi/imports');
  const head = 'platform,locality,basis,status,document,day,source';
  const row = 'RJ-2,2025:37,in-plan,planned,5/KH,2026-05-05,https://example.vn/ke-hoach';
  const buffer = Buffer.from(`${head}\r\n${row}`);
  await page.locator('[name=file]').setInputFiles({ name: 'su-dung.csv', mimeType: 'text/csv', buffer });
  await registrar.send({ of: 'adoptions' });
  expect(await page.locator('main').innerText()).toContain('Tỉnh Ninh Bình (2025:37)');
  await isSound(registrar, 'imports-adoptions-vi');
  await page.getByRole('button', { name: 'Nhập 1 ghi nhận sử dụng' }).click();
  await page.waitForURL((url) => url.search === '?done=import');
  await page.goto('/vi/register/RJ-2');
  await until(
    () => page.reload().then(() => page.locator('main').innerText()),
    (text) => text.includes('Tỉnh Ninh Bình') && text.includes('5/KH'),
  );
});

test('nobody else imports, and a file that is none is told apart', async () => {
  const vendor = await signedIn('vendor');
  expect((await vendor.page.goto('/vi/imports'))?.status()).toBe(403);
  const registrar = await signedIn('registrar');
  await registrar.page.goto('/vi/imports');
  await registrar.send();
  expect(await registrar.page.locator('.govuk-error-summary').innerText()).toContain('Chưa có tệp');
  expect(await registrar.violations()).toEqual([]);
});
