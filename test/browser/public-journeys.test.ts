import { beforeAll, expect, test } from 'vitest';
import { isSound } from '../support/browser-checks.ts';
import { openDesk } from '../support/browser-desk.ts';
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
  await visitor.page.goto(`/en/register/${published.platformId}/certificate`);
  await isSound(visitor, 'certificate-en');
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
