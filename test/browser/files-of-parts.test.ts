import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { move, moves, openCase } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();

const drawing = {
  name: 'Mô hình lô-gíc.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Ba lớp: giao diện, xử lý, dữ liệu.\n'),
};
const main = (visitor: Visitor) => visitor.page.locator('main').innerText();
const upload = async (visitor: Visitor, file = drawing): Promise<void> => {
  await visitor.page.locator('[name=file]').setInputFiles(file);
  await visitor.page.getByRole('button', { name: 'Tải lên' }).click();
  await visitor.page.waitForURL(/done=1/u);
};
const fetched = async ({ page }: Visitor, name: string): Promise<string> => {
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name, exact: true }).click();
  return readFileSync(await (await saved).path(), 'utf8');
};

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a part of the dossier takes a file, which is handed in with it and read by others, %s',
  async (name, script) => {
    const vendor = await signedIn('vendor', { script });
    const { page } = vendor;
    const traveller = await openCase(run, `Nền tảng có tệp theo phần, ${name}`);
    const part = `/vi/dossiers/${traveller.dossierId}/content/models`;
    await page.goto(part);
    await vendor.done({ logicalModel: 'Ba lớp\nHai vùng' });
    await page.goto(part);
    await page.getByRole('link', { name: 'Thêm tệp cho phần này' }).click();
    await upload(vendor);
    expect(await vendor.picture(`files-of-part-${name.replace(' ', '-')}`)).toEqual([]);
    if (script) expect(await vendor.violations()).toEqual([]);
    await page.getByRole('link', { name: 'Quay lại phần này' }).click();
    expect(new URL(page.url()).pathname).toBe(part);
    expect(await page.getByRole('link', { name: drawing.name, exact: true }).count()).toBe(1);
    await page.goto(`/vi/dossiers/${traveller.dossierId}/content/about`);
    expect(await page.getByRole('link', { name: drawing.name, exact: true }).count()).toBe(0);
    await page.goto(`/vi/dossiers/${traveller.dossierId}/content`);
    await page.getByRole('button', { name: 'Xem lại và nộp' }).click();
    await page.waitForURL('**/do/submit');
    expect(await main(vendor)).toContain('Ba lớp\nHai vùng');
    expect(await fetched(vendor, drawing.name)).toBe(drawing.buffer.toString('utf8'));
    expect(await vendor.picture(`check-answers-${name.replace(' ', '-')}`)).toEqual([]);
    if (script) expect(await vendor.violations()).toEqual([]);
    await move(run, traveller, moves.content);
    await move(run, traveller, moves.submission);
    await page.goto(`/vi/dossiers/${traveller.dossierId}/files?section=models`);
    expect(await page.locator('[name=file]').count()).toBe(0);
    expect(await main(vendor)).toContain('không nhận thêm tệp');
    const appraiser = await signedIn('appraiser', { script });
    await appraiser.page.goto(`/vi/dossiers/${traveller.dossierId}`);
    await appraiser.page.getByRole('link', { name: 'Nội dung hồ sơ' }).click();
    expect(await appraiser.page.getByRole('link', { name: /Sửa|Thêm tệp/u }).count()).toBe(0);
    expect(await fetched(appraiser, drawing.name)).toBe(drawing.buffer.toString('utf8'));
    expect(await appraiser.picture(`content-read-${name.replace(' ', '-')}`)).toEqual([]);
    if (script) expect(await appraiser.violations()).toEqual([]);
    expect([...vendor.objections, ...appraiser.objections]).toEqual([]);
  },
);

test.each([
  ['with scripts', true],
  ['without scripts', false],
])(
  'a vendor takes out a file that was added by mistake, and who judges the dossier never gets it, %s',
  async (name, script) => {
    const vendor = await signedIn('vendor', { script });
    const { page } = vendor;
    const traveller = await openCase(run, `Nền tảng có tệp nhầm, ${name}`);
    const place = `/vi/dossiers/${traveller.dossierId}`;
    const wrong = { ...drawing, name: 'Tệp của khách hàng khác.txt' };
    for (const file of [drawing, wrong]) {
      await page.goto(`${place}/files?section=models`);
      await upload(vendor, file);
    }
    await page.goto(`${place}/content/models`);
    await page.getByRole('link', { name: `Bỏ tệp khỏi phần này ${wrong.name}` }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/removal');
    expect(await main(vendor)).toContain(wrong.name);
    expect(await vendor.picture(`take-out-file-${name.replace(' ', '-')}`)).toEqual([]);
    if (script) expect(await vendor.violations()).toEqual([]);
    const there = page.url();
    await page.goto(there.replace('/vi/', '/en/'));
    expect(await vendor.picture(`take-out-file-${name.replace(' ', '-')}-en`)).toEqual([]);
    if (script) expect(await vendor.violations()).toEqual([]);
    await page.goto(there);
    await page.getByRole('button', { name: 'Bỏ tệp khỏi phần này' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=take-out-file/u);
    expect(await main(vendor)).toContain('Tệp đã được bỏ khỏi phần này.');
    expect(await page.locator('.house-result h3').allInnerTexts()).toEqual([drawing.name]);
    await page.goto(`${place}/files`);
    expect(await main(vendor)).toContain('Tệp chưa từng được nộp');
    expect(await vendor.picture(`files-taken-out-${name.replace(' ', '-')}`)).toEqual([]);
    if (script) expect(await vendor.violations()).toEqual([]);
    await move(run, traveller, moves.content);
    await move(run, traveller, moves.submission);
    await page.goto(`${place}/files`);
    expect(await page.getByRole('link', { name: 'Bỏ tệp' }).count()).toBe(0);
    const appraiser = await signedIn('appraiser', { script });
    await appraiser.page.goto(`${place}/content`);
    expect(await appraiser.page.getByRole('link', { name: drawing.name, exact: true }).count()).toBe(1);
    expect(await main(appraiser)).not.toContain(wrong.name);
    await appraiser.page.goto(`${place}/files`);
    expect(await main(appraiser)).not.toContain(wrong.name);
    expect(await main(appraiser)).toContain('Tệp đã được bỏ ra trước khi nộp');
    expect([...vendor.objections, ...appraiser.objections]).toEqual([]);
  },
);

test('an owner keeps a signed document with the organisation, names it in a delegation, and others of the house read it', async () => {
  const owner = await signedIn('owner');
  const { page } = owner;
  const signed = { ...drawing, name: 'Quyết định ủy quyền 9-UQ.txt' };
  await page.goto('/vi/organisations/BTC');
  await page.getByRole('link', { name: 'Tệp văn bản của tổ chức' }).click();
  await upload(owner, signed);
  expect(await fetched(owner, signed.name)).toBe(signed.buffer.toString('utf8'));
  expect(await owner.picture('organisation-files-vi')).toEqual([]);
  expect(await owner.violations()).toEqual([]);
  await page.goto('/vi/organisations/BTC/do/delegations');
  await owner.fill({ toUnit: 'BTC/administration', firstDay: '01/01/2026', lastDay: '31/12/2030' });
  await page.locator('[name=attachment]').selectOption({ label: signed.name });
  await owner.done({ moves: 'reassign', documentNumber: '9/UQ-BTC', documentDate: '02/01/2026' });
  await page.getByRole('link', { name: 'Lịch sử' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Mở tệp văn bản 9/UQ-BTC' }).first().click();
  expect((await saved).suggestedFilename()).toContain('9-UQ');
  const registrar = await signedIn('registrar');
  await registrar.page.goto('/vi/organisations/BTC/files');
  expect(await registrar.page.locator('[name=file]').count()).toBe(0);
  expect(await registrar.page.locator('.house-result h3').allInnerTexts()).toContain(signed.name);
  const vendor = await signedIn('vendor');
  await vendor.page.goto('/vi/organisations/BTC/files');
  expect(await vendor.page.locator('h1').innerText()).toBe('Không thực hiện được');
  expect(await vendor.violations()).toEqual([]);
  expect([...owner.objections, ...registrar.objections, ...vendor.objections]).toEqual([]);
});
