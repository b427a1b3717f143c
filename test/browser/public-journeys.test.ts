import { beforeAll, expect, test } from 'vitest';
import { openDesk } from '../support/browser-desk.ts';
import type { Visitor } from '../support/browser.ts';
import { until } from '../support/embedded.ts';
import { move, moves, openCase, recordResults, ruling } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';
import { listed } from '../support/public-register.ts';
import { scanned } from '../support/scan.ts';

const { run, arrive, signedIn } = openDesk();
let published: Traveller;

const name = 'Nền tảng quan trắc thủy văn';
const toConclusion = ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const;

beforeAll(async () => {
  published = await openCase(run, name);
  for (const each of toConclusion) await move(run, published, moves[each]);
  await recordResults(run, published);
  for (const each of ['conclusion', 'publication-request', 'publication-decision'] as const)
    await move(run, published, moves[each]);
  await until(
    () => run.api('GET', `/register/${published.platformId}`),
    ({ status }) => status === 200,
  );
  await listed(run, 'journey-list', [
    { id: 'PJ-1', nameVi: 'Thư viện sách nói' },
    { id: 'PJ-2', nameVi: 'Hệ thống cảnh báo cháy rừng' },
  ]);
});

const sealOf = async (): Promise<string> => {
  const answer = await fetch(`${run.baseUrl}/register/${published.platformId}/seal.svg`);
  return answer.text();
};

/** The present page breaks no rule, fits a phone and objects to nothing. */
const isSound = async (visitor: Visitor, picture: string): Promise<void> => {
  expect(await visitor.picture(picture)).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
  expect(visitor.objections).toEqual([]);
};

test('a citizen scans the seal and comes to the page, its certificate and its permit', async () => {
  const visitor = await arrive({ script: false });
  const { page } = visitor;
  const address = scanned(await sealOf()) ?? '';
  expect(address).toBe(`${run.baseUrl}/vi/register/${published.platformId}`);
  await page.goto(address);
  expect(await page.locator('h1').innerText()).toBe(name);
  expect(await page.locator('main').innerText()).toContain(`Văn bản số ${ruling.documentNumber}`);
  expect(await page.locator('.house-line').getAttribute('aria-label')).toContain('Còn hiệu lực');
  await page.getByRole('link', { name: 'Bản in giấy xác nhận có mã quét' }).click();
  expect(await page.locator('.house-paper').innerText()).toContain('Đánh giá giả định');
  expect(scanned(await page.locator('.house-paper__code').innerHTML())).toBe(address);
  const file = await fetch(`${run.baseUrl}/permits/${published.digest}/platforms/${published.platformId}`);
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect(await file.json()).toHaveProperty('payloadType', 'application/vnd.in-toto+json');
});

test('a certificate is one page of A4, and there is none of what is not valid', async () => {
  const visitor = await arrive();
  await visitor.page.goto(`/vi/register/${published.platformId}/certificate`);
  await isSound(visitor, 'certificate-vi');
  const pdf = await visitor.page.pdf({ preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
  await visitor.page.goto('/en/register/PJ-1/certificate');
  expect(await visitor.page.locator('h1').innerText()).toBe('There is no certificate to print');
  await isSound(visitor, 'certificate-none-en');
});

test('a locality adopts over pages, and that shows on the page of the platform and in the statistics', async () => {
  const locality = await signedIn('locality');
  const { page } = locality;
  await page.goto('/vi/adoptions');
  await isSound(locality, 'adoptions-vi');
  await page.getByRole('link', { name: `Khai báo sử dụng ${name}` }).click();
  await isSound(locality, 'adoption-form-vi');
  await locality.done({
    basis: 'separate-document',
    documentNumber: '66/KH-UBND',
    documentDate: '20/11/2026',
    adoptionScope: 'Toàn tỉnh',
    adoptionStatus: 'in-use',
  });
  expect(await page.locator('main').innerText()).toContain('66/KH-UBND');
  const citizen = await arrive();
  await citizen.page.goto(`/vi/register/${published.platformId}`);
  expect(await citizen.page.locator('main').innerText()).toContain('Địa phương tự khai báo.');
  await isSound(citizen, 'platform-published-vi');
  await citizen.page.goto('/vi/localities/2025:37');
  expect(await citizen.page.locator('main').innerText()).toContain(name);
  await citizen.page.goto('/vi/register?locality=2025:37');
  expect(await citizen.page.locator('main').innerText()).toContain(name);
  await citizen.page.goto('/vi/statistics');
  const adopted = citizen.page.locator('section', { hasText: 'Số địa phương sử dụng từng nền tảng' });
  expect(await adopted.innerText()).toContain(name);
  await isSound(citizen, 'statistics-vi');

  await page.goto('/vi/adoptions');
  await page.getByRole('link', { name: `Ngừng sử dụng ${name}` }).click();
  await locality.done({ basis: 'separate-document', documentNumber: '70/KH', documentDate: '21/11/2026' });
  expect(await page.locator('main').innerText()).toContain('Đã ngừng sử dụng');
});

test('a declaration without a document comes back with what is missing, and nobody else declares', async () => {
  const locality = await signedIn('locality-2');
  await locality.page.goto(`/vi/adoptions/${published.platformId}`);
  await locality.send({ basis: 'contract', adoptionStatus: 'planned' });
  expect(await locality.page.locator('.govuk-error-summary').innerText()).toContain('Số văn bản');
  expect(await locality.page.locator('[name=basis][value=contract]').isChecked()).toBe(true);
  const vendor = await signedIn('vendor');
  const answer = await vendor.page.goto('/vi/adoptions');
  expect(answer?.status()).toBe(403);
});

test('the registrar renews a list over pages, with what it drops and why', async () => {
  const registrar = await signedIn('registrar');
  const { page } = registrar;
  await page.goto('/vi/lists/journey-list');
  await isSound(registrar, 'list-vi');
  await page.getByRole('link', { name: 'Ghi nhận lần ban hành mới' }).click();
  await isSound(registrar, 'list-renewal-vi');
  await registrar.done({
    editionDocument: '99/QĐ-BKHCN',
    editionDay: '20/11/2026',
    editionTotal: '1',
    source: 'https://example.vn/99',
    platformIds: 'PJ-1',
    reasons: 'Đã được thay thế',
  });
  const shown = await page.locator('main').innerText();
  expect(shown).toContain('99/QĐ-BKHCN · đang áp dụng');
  expect(shown).not.toContain('PJ-1');
});

const rows = [
  'nameVi,owner,category,sources,lists',
  'Nền tảng hồ sơ sức khỏe học đường,BTC,society,https://example.vn/7,',
  'Thư viện sách nói,BTC,society,https://example.vn/8,',
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
  const row = 'PJ-2,2025:37,in-plan,planned,5/KH,2026-05-05,https://example.vn/ke-hoach';
  const buffer = Buffer.from(`${head}\r\n${row}`);
  await page.locator('[name=file]').setInputFiles({ name: 'su-dung.csv', mimeType: 'text/csv', buffer });
  await registrar.send({ of: 'adoptions' });
  expect(await page.locator('main').innerText()).toContain('Tỉnh Ninh Bình (2025:37)');
  await isSound(registrar, 'imports-adoptions-vi');
  await page.getByRole('button', { name: 'Nhập 1 ghi nhận sử dụng' }).click();
  await page.waitForURL((url) => url.search === '?done=import');
  await page.goto('/vi/register/PJ-2');
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

test('a platform that is like one of the register is shown beside it, field by field', async () => {
  const { dossierId } = await openCase(run, 'Hệ thống cảnh báo cháy rừng quốc gia');
  const vendor = await signedIn('vendor');
  await vendor.page.goto(`/vi/dossiers/${dossierId}/do/submit`);
  await vendor.page.getByRole('link', { name: 'So sánh từng thông tin' }).click();
  const shown = await vendor.page.locator('table', { hasText: 'Nền tảng của hồ sơ' }).first().innerText();
  expect(shown).toContain('Hệ thống cảnh báo cháy rừng quốc gia');
  expect(shown).toContain('giống nhau');
  await isSound(vendor, 'duplicates-vi');
});
