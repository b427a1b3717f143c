import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { openCase } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();

const scan = {
  name: 'Kết quả dò quét “tháng 11”.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Kết quả dò quét: không có lỗ hổng nghiêm trọng.\n'),
};
const filesOf = (dossierId: string) => `/vi/dossiers/${dossierId}/files`;

const choose = async (visitor: Visitor, file = scan): Promise<void> => {
  await visitor.page.locator('[name=file]').setInputFiles(file);
};
const press = (visitor: Visitor) => visitor.page.getByRole('button', { name: 'Tải lên' }).click();
const listed = (visitor: Visitor) => visitor.page.locator('.house-result h3').allInnerTexts();

test.each([
  ['with scripts', true],
  ['without scripts', false],
])('a vendor adds a file to a case and fetches it again, %s', async (name, script) => {
  const visitor = await signedIn('vendor', { script });
  const { dossierId } = await openCase(run, `Nền tảng có tệp, ${name}`);
  await visitor.page.goto(`/vi/dossiers/${dossierId}`);
  await visitor.page.locator('a[href$="/files"]').first().click();
  await choose(visitor);
  await press(visitor);
  await visitor.page.waitForURL(/done=1/u);
  expect(await visitor.page.locator('.govuk-notification-banner').innerText()).toContain('lưu vào hồ sơ');
  expect(await listed(visitor)).toEqual([scan.name]);
  const saved = visitor.page.waitForEvent('download');
  await visitor.page.getByRole('link', { name: scan.name }).click();
  expect(readFileSync(await (await saved).path(), 'utf8')).toBe(scan.buffer.toString('utf8'));
  expect(await visitor.picture(`files-${name.replace(' ', '-')}`)).toEqual([]);
  if (script) expect(await visitor.violations()).toEqual([]);
  expect(visitor.objections).toEqual([]);
  await visitor.leave();
});

test('an upload that breaks off keeps nothing, says so, and is tried again with one press', async () => {
  const visitor = await signedIn('vendor');
  const { dossierId } = await openCase(run, 'Nền tảng có tệp tải dở');
  await visitor.page.goto(filesOf(dossierId));
  await visitor.page.route('**/ev-*', (route) => route.abort('connectionreset'));
  await choose(visitor);
  await press(visitor);
  const problem = visitor.page.getByRole('alert');
  await expect.poll(() => problem.innerText()).toContain('bị gián đoạn');
  expect(await visitor.picture('files-broken')).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
  const second = await signedIn('vendor');
  await second.page.goto(filesOf(dossierId));
  expect(await listed(second)).toEqual([]);
  await visitor.page.unroute('**/ev-*');
  await press(visitor);
  await visitor.page.waitForURL(/done=1/u);
  expect(await listed(visitor)).toEqual([scan.name]);
});

test.each([
  ['nothing', null, 'Chưa chọn tệp'],
  [
    'a web page',
    { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('<script>1</script>') },
    'loại',
  ],
  [
    '4 MB and more',
    { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.alloc(4_300_000, 'a') },
    'lớn hơn',
  ],
])('without scripts, %s is refused in words beside the field', async (name, file, words) => {
  const visitor = await signedIn('vendor', { script: false });
  const { dossierId } = await openCase(run, `Nền tảng có tệp bị từ chối: ${name}`);
  await visitor.page.goto(filesOf(dossierId));
  if (file !== null) await choose(visitor, file);
  await press(visitor);
  await expect.poll(() => visitor.page.locator('.govuk-error-summary').innerText()).toContain(words);
  expect(await listed(visitor)).toEqual([]);
});

test('a form with a file that arrives twice at once adds it once', async () => {
  const visitor = await signedIn('vendor', { script: false });
  const { dossierId } = await openCase(run, 'Nền tảng có tệp đến hai lần');
  const { page } = visitor;
  await page.goto(filesOf(dossierId));
  const unseen = async (name: string) =>
    (await page.locator(`main form.house-upload input[name=${name}]`).getAttribute('value')) ?? '';
  const [csrf, key] = [await unseen('csrf'), await unseen('key')];
  const post = async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const multipart = { csrf, key, file: scan };
    const answer = await page.request.post(filesOf(dossierId), { headers, multipart, maxRedirects: 0 });
    return answer.headers()['location'];
  };
  for (const location of await Promise.all([post(), post()])) expect(location).toContain('done=1');
  expect(await post()).toContain('done=1');
  await page.goto(filesOf(dossierId));
  expect(await listed(visitor)).toEqual([scan.name]);
});

test('a form with a file that is sent twice adds it once', async () => {
  const visitor = await signedIn('vendor', { script: false });
  const { dossierId } = await openCase(run, 'Nền tảng có tệp gửi hai lần');
  await visitor.page.goto(filesOf(dossierId));
  await choose(visitor);
  const answered = visitor.page.waitForURL(/done=1/u);
  await visitor.page.getByRole('button', { name: 'Tải lên' }).dblclick();
  await answered;
  await visitor.page.goto(filesOf(dossierId));
  expect(await listed(visitor)).toEqual([scan.name]);
});
