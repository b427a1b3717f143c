import { expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { move, moves, openCase, readCase } from '../support/embedded-road.ts';

const { run, arrive, signedIn } = openDesk();

const about = (dossierId: string) => `/vi/dossiers/${dossierId}/content/about`;
const errorOf = (visitor: Visitor) => visitor.page.locator('.govuk-error-summary').innerText();

test('markup in every text is shown as it was typed and does nothing', async () => {
  const visitor = await signedIn('vendor');
  const { dossierId } = await openCase(run, '<script>alert(1)</script><img src=x onerror=alert(2)>');
  const typed = '</textarea><script>alert(3)</script>"\'{{ 7*7 }}{% raise %}';
  await visitor.page.goto(about(dossierId));
  await visitor.done({ overview: typed });
  await visitor.page.goto(about(dossierId));
  expect(await visitor.page.locator('[name=overview]').inputValue()).toBe(typed);
  await visitor.page.goto(`/vi/dossiers/${dossierId}`);
  expect(await visitor.page.locator('h1').innerText()).toContain('<script>alert(1)</script>');
  expect(visitor.objections).toEqual([]);
});

test.each([
  ['a name of 10,000 characters', 'Đ'.repeat(10_000)],
  ['marks that turn the direction of writing', 'Nền tảng \u202Egnảt nền'],
])('%s is refused at its field, and nothing typed is lost', async (_, nameVi) => {
  const visitor = await signedIn('vendor');
  await visitor.page.goto('/vi/platforms/new');
  await visitor.send({ nameVi, owner: 'BTC', ownerKind: 'ministry' });
  expect(await visitor.page.locator('#nameVi-error').count()).toBe(1);
  expect(await visitor.page.locator('[name=nameVi]').inputValue()).toBe(nameVi);
  expect(await visitor.violations()).toEqual([]);
});

test('a double click, and going back and sending again, make one platform', async () => {
  const visitor = await arrive({ script: false });
  await visitor.signIn('vendor');
  const nameVi = 'Nền tảng chỉ một lần';
  await visitor.page.goto('/vi/platforms/new');
  await visitor.fill({ nameVi, owner: 'BTC', ownerKind: 'ministry' });
  const answered = visitor.page.waitForURL(/\/platforms\/pf-/u);
  await visitor.page.locator('main form button').dblclick();
  await answered;
  const made = visitor.page.url();
  await visitor.page.goBack();
  await visitor.send({ nameVi, owner: 'BTC', ownerKind: 'ministry' });
  expect(await errorOf(visitor)).toContain('đã có một nền tảng mang tên này');
  await visitor.page.goto(made);
  expect(await visitor.page.locator('h1').innerText()).toContain(nameVi);
});

/** The fields that the form on the present page carries unseen. */
const unseenIn = async ({ page }: Visitor): Promise<Record<string, string>> => {
  const fields = await page.locator('main form input[type=hidden]').all();
  const pairs = await Promise.all(
    fields.map(
      async (field) => [await field.getAttribute('name'), await field.getAttribute('value')] as const,
    ),
  );
  return Object.fromEntries(pairs.map(([name, value]) => [name ?? '', value ?? '']));
};

test('one form that arrives twice at once, and once more later from a page that was kept, is one wish', async () => {
  const visitor = await signedIn('vendor');
  const { page } = visitor;
  await page.goto('/vi/platforms/new');
  const typed = { nameVi: 'Nền tảng gửi ba lần', owner: 'BTC', ownerKind: 'ministry' };
  const form = { ...(await unseenIn(visitor)), ...typed };
  const post = async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await page.request.post('/vi/platforms/new', { headers, form, maxRedirects: 0 });
    return [answer.status(), answer.headers()['location'] ?? ''] as const;
  };
  const [first, second] = await Promise.all([post(), post()]);
  expect(first[0]).toBe(303);
  expect(first[1]).toMatch(/^\/vi\/platforms\/pf-/u);
  expect(second).toEqual(first);
  expect(await post()).toEqual(first);
});

test('a dossier that somebody else changed meanwhile is shown, not overwritten, and what was typed stays', async () => {
  const visitor = await signedIn('vendor');
  const traveller = await openCase(run, 'Nền tảng hai người sửa');
  await visitor.page.goto(about(traveller.dossierId));
  await visitor.fill({ overview: 'Của tôi' });
  await move(run, traveller, { account: 'vendor', name: 'content', body: { overview: 'Của người khác' } });
  await visitor.send();
  expect(await errorOf(visitor)).toContain('thay đổi');
  expect(await visitor.page.locator('.govuk-inset-text').innerText()).toContain('Lưu nội dung');
  expect(await visitor.page.locator('[name=overview]').inputValue()).toBe('Của tôi');
  expect((await readCase(run, traveller, 'vendor'))['content']).toMatchObject({ overview: 'Của người khác' });
  await visitor.done();
  expect((await readCase(run, traveller, 'vendor'))['content']).toMatchObject({ overview: 'Của tôi' });
});

test('a session that ends in the middle of a form: after signing in again the form is there as it was typed', async () => {
  const visitor = await signedIn('vendor');
  const { dossierId } = await openCase(run, 'Nền tảng hết phiên');
  await visitor.page.goto(about(dossierId));
  await visitor.fill({ overview: 'Gõ rất lâu', scope: 'Dòng một\nDòng hai' });
  await visitor.page.context().clearCookies({ name: 'chot' });
  await visitor.send();
  expect(await visitor.page.locator('h1').innerText()).toBe('Phiên đăng nhập đã hết');
  expect(await visitor.violations()).toEqual([]);
  await visitor.page.getByRole('button', { name: 'Đăng nhập lại và tiếp tục' }).click();
  await visitor.chooseAccount('vendor');
  expect(new URL(visitor.page.url()).pathname).toBe(about(dossierId));
  expect(await visitor.page.locator('[name=overview]').inputValue()).toBe('Gõ rất lâu');
  expect(await visitor.page.locator('[name=scope]').inputValue()).toBe('Dòng một\nDòng hai');
  await visitor.done();
  await visitor.page.goto(about(dossierId));
  expect(await visitor.page.locator('[name=overview]').inputValue()).toBe('Gõ rất lâu');
});

test('a form of another site, and one without the token of the session, change nothing', async () => {
  const visitor = await signedIn('vendor');
  const post = (headers: Record<string, string>) =>
    visitor.page.request.post('/vi/platforms/new', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      data: 'nameVi=X&owner=BTC&ownerKind=ministry',
    });
  expect((await post({ 'sec-fetch-site': 'cross-site' })).status()).toBe(403);
  expect((await post({ origin: 'https://elsewhere.example' })).status()).toBe(403);
  expect((await post({ origin: run.baseUrl })).status()).toBe(403);
});

test('signing out ends the session here, and the next sign-in asks who is there', async () => {
  const visitor = await signedIn('vendor');
  const { page } = visitor;
  const kept = await page.context().cookies();
  expect(kept.find(({ name }) => name === 'chot')).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  expect(await visitor.heading()).toBe('Đã đăng xuất');
  await page.context().addCookies(kept);
  await page.goto('/vi/work');
  expect(new URL(page.url()).pathname).toContain('/embedded/sign-in/');
});

test('a session that ends in the middle of the checklist: after signing in again every row is there as it was typed', async () => {
  const traveller = await openCase(run, 'Danh mục thuốc quốc gia');
  for (const each of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, traveller, moves[each]);
  const visitor = await signedIn('assessor');
  const place = `/vi/dossiers/${traveller.dossierId}/criteria`;
  await visitor.page.goto(`${place}?group=NET`);
  await visitor.fill({ 'verdict:NET-01': 'not-satisfied', 'note:NET-01': 'Gõ <b>rất</b> lâu' });
  await visitor.page.context().clearCookies({ name: 'chot' });
  await visitor.send();
  expect(await visitor.heading()).toBe('Phiên đăng nhập đã hết');
  await visitor.page.getByRole('button', { name: 'Đăng nhập lại và tiếp tục' }).click();
  await visitor.chooseAccount('assessor');
  expect(await visitor.page.locator('[name="note:NET-01"]').inputValue()).toBe('Gõ <b>rất</b> lâu');
  expect(await visitor.page.locator('[id="NET-01-not-satisfied"]').isChecked()).toBe(true);
  await visitor.done();
  await visitor.page.goto(`${place}?state=failed`);
  expect(await visitor.page.locator('.house-criterion').count()).toBe(1);
});

test('markup and marks that turn the direction, in reasons, opinions and notes, are shown as typed and do nothing', async () => {
  const traveller = await openCase(run, 'Bản đồ ngập lụt đô thị');
  for (const each of ['content', 'submission'] as const) await move(run, traveller, moves[each]);
  const typed = '</p><script>alert(1)</script><img src=x onerror=alert(2)> \u202Egnảt';
  const appraiser = await signedIn('appraiser');
  await appraiser.page.goto(`/vi/dossiers/${traveller.dossierId}/do/return-incomplete`);
  await appraiser.send({ reasons: typed, documentNumber: '<b>1</b>', documentDate: '20/11/2026' });
  await appraiser.page.goto(`/vi/dossiers/${traveller.dossierId}/history`);
  const shown = await appraiser.page.locator('main').innerText();
  expect(shown).not.toContain('\u202E');
  expect(await appraiser.page.locator('main script, main img').count()).toBe(0);
  expect(appraiser.objections).toEqual([]);
});
