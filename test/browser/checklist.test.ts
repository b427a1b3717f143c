import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { move, moves, openCase } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();

const assessed = async (name: string): Promise<Traveller> => {
  const traveller = await openCase(run, name);
  for (const each of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, traveller, moves[each]);
  return traveller;
};
const listOf = ({ dossierId }: Traveller, query = '') => `/vi/dossiers/${dossierId}/criteria${query}`;
const ids = async (visitor: Visitor): Promise<string[]> => {
  const rows = await visitor.page.locator('.house-criterion').all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute('id')) ?? ''));
};
const results = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      result: z.looseObject({ verdict: z.string(), note: z.string().nullish() }).nullable(),
    }),
  ),
});
const recordedOn = async ({ dossierId }: Traveller, id: string) => {
  const { body } = await run.api('GET', `/dossiers/${dossierId}/criteria`, { account: 'assessor' });
  return results.parse(body).items.find((item) => item.id === id)?.result;
};

test('a criterion is judged with a note and a file beside it, and found again by what stands on it', async () => {
  const traveller = await assessed('Nền tảng có danh sách cấp 3');
  const assessor = await signedIn('assessor');
  const { page } = assessor;
  await page.goto(listOf(traveller));
  await page.getByRole('link', { name: 'Tải tệp lên cho tiêu chí này RSK-01' }).click();
  const buffer = Buffer.from('Quy trình quản lý rủi ro');
  await page.locator('[name=file]').setInputFiles({ name: 'Quy trình.txt', mimeType: 'text/plain', buffer });
  await page.getByRole('button', { name: 'Tải lên' }).click();
  await page.waitForURL(/done=1/u);
  await page.getByRole('link', { name: 'Quay lại tiêu chí RSK-01' }).click();
  await page.locator('[name="file:RSK-01"]').selectOption({ label: 'Quy trình.txt' });
  await assessor.done({
    'verdict:RSK-01': 'partially-satisfied',
    'note:RSK-01': 'Thiếu <b>một</b> bước',
    'effectiveOn:RSK-01': '02/11/2026',
  });
  expect(await recordedOn(traveller, 'RSK-01')).toMatchObject({
    verdict: 'partially-satisfied',
    note: 'Thiếu <b>một</b> bước',
    evidence: [{ effectiveOn: '2026-11-02' }],
  });
  await page.goto(listOf(traveller, '?state=failed'));
  expect(await ids(assessor)).toEqual(['RSK-01']);
  expect(await page.locator('[name="note:RSK-01"]').inputValue()).toBe('Thiếu <b>một</b> bước');
  expect(await assessor.picture('checklist-failed-vi')).toEqual([]);
  expect(await assessor.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Nêu điểm cần khắc phục RSK-01' }).click();
  expect(await page.locator('[name=criterion]').inputValue()).toBe('RSK-01');
  await assessor.done({ severity: 'minor', dueOn: '31/12/2026', text: 'Bổ sung bước phê duyệt' });
  await page.goto(listOf(traveller, '?state=finding'));
  expect(await ids(assessor)).toEqual(['RSK-01']);
  await page.goto(listOf(traveller, '?group=all&state=open'));
  expect(await page.locator('.house-criterion').count()).toBe(50);
  expect(await ids(assessor)).not.toContain('RSK-01');
  await page.getByRole('link', { name: 'Trang sau' }).click();
  expect(await page.locator('.house-criterion').count()).toBe(50);
  expect(await assessor.violations()).toEqual([]);
  expect(assessor.objections).toEqual([]);
});

test('shortcuts move and judge, do nothing in a field, and can be turned off for good', async () => {
  const traveller = await assessed('Nền tảng dùng phím tắt');
  const assessor = await signedIn('assessor');
  const { page } = assessor;
  const isChosen = (id: string, verdict: string) => page.locator(`[id="${id}-${verdict}"]`).isChecked();
  await page.goto(listOf(traveller));
  const [first = '', second = ''] = await ids(assessor);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('3');
  expect(await isChosen(second, 'not-satisfied')).toBe(true);
  await page.keyboard.press('n');
  await page.keyboard.type('j1 ks?');
  expect(await page.locator(`[name="note:${second}"]`).inputValue()).toBe('j1 ks?');
  expect(await isChosen(second, 'not-satisfied')).toBe(true);
  await page.getByRole('button', { name: 'Phím tắt' }).click();
  expect(await page.getByRole('dialog').isVisible()).toBe(true);
  expect(await assessor.picture('checklist-keys-vi')).toEqual([]);
  expect(await assessor.violations()).toEqual([]);
  await page.getByLabel('Dùng phím tắt trên trang này').uncheck();
  await page.getByRole('button', { name: 'Đóng' }).click();
  await page.reload();
  await page.locator(`[id="${first}-satisfied"]`).focus();
  await page.keyboard.press('2');
  expect(await isChosen(first, 'partially-satisfied')).toBe(false);
  expect(assessor.objections).toEqual([]);
});

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('a checklist goes out as a file and comes back, wrong rows told one by one, %s', async (name, script) => {
  const traveller = await assessed(`Nền tảng có tệp danh sách, ${name}`);
  const assessor = await signedIn('assessor', { script });
  const { page } = assessor;
  await page.goto(listOf(traveller));
  await page.getByRole('link', { name: 'Làm việc với bảng tính' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tải danh sách CSV về' }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  const lines = csv.split('\r\n');
  const at = (lines[0] ?? '').replace('\uFEFF', '').split(',').indexOf('verdict');
  const judged = (verdict: string) =>
    lines.map((line) => (line.startsWith('RSK-01,') ? setCell(line, at, verdict) : line)).join('\r\n');
  const send = async (text: string) => {
    const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
    await page.locator('[name=file]').setInputFiles(file);
    await assessor.send();
  };
  await send(judged('tốt'));
  expect(await page.locator('.govuk-table').innerText()).toContain('verdict');
  expect(await assessor.picture(`checklist-file-${name.replace(' ', '-')}`)).toEqual([]);
  if (script) expect(await assessor.violations()).toEqual([]);
  await send(judged('satisfied'));
  await page.waitForURL(/changed=1/u);
  expect(await page.locator('.govuk-notification-banner').innerText()).toContain('Đã ghi 1 kết quả');
  expect(await recordedOn(traveller, 'RSK-01')).toMatchObject({ verdict: 'satisfied' });
  expect(assessor.objections).toEqual([]);
});

/** A row with one cell set; none of the cells before it may hold a comma in quotes but the title. */
const setCell = (line: string, at: number, value: string): string => {
  const cells = line.match(/(?:"(?:[^"]|"")*"|[^,]*)(?:,|$)/gu) ?? [];
  return cells.map((cell, index) => (index === at ? `${value},` : cell)).join('');
};

test('the official forms of a case are linked from it and open as pages to print', async () => {
  const traveller = await assessed('Nền tảng có biểu mẫu');
  const vendor = await signedIn('vendor');
  const { page } = vendor;
  await page.goto(`/vi/dossiers/${traveller.dossierId}`);
  await page.getByRole('link', { name: 'Biểu mẫu của hồ sơ' }).click();
  expect(await vendor.picture('forms-vi')).toEqual([]);
  expect(await vendor.violations()).toEqual([]);
  await page.locator('.house-result a').first().click();
  expect(await page.locator('body').innerText()).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  await page.emulateMedia({ media: 'print' });
  expect(await vendor.picture('form-printed-vi')).toEqual([]);
  expect(await vendor.violations()).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`/vi/dossiers/${traveller.dossierId}/receipt`);
  expect(await page.locator('body').innerText()).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
  expect(vendor.objections).toEqual([]);
});
