import { expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { isSound } from '../support/browser-checks.ts';
import { openDesk } from '../support/browser-desk.ts';

const { arrive, signedIn } = openDesk();

/** The page says what happened, offers the ways on, and nothing that only programs know. */
const speaksToPeople = async (visitor: Visitor, path: string): Promise<number> => {
  const answer = await visitor.page.goto(path);
  const text = await visitor.page.locator('main').innerText();
  expect(text).not.toMatch(
    /reasons|cursor|ETag|If-Match|\bGET\b|\/openapi|undefined|null|\bzod\b|[a-z]+-[a-z]+-[a-z]+ /u,
  );
  expect(await visitor.page.locator('main h1').count()).toBe(1);
  expect(await visitor.page.locator('main [role=search] input[name=q]').count()).toBe(1);
  const language = path.slice(1, 3);
  expect(await visitor.page.locator(`main a[href="/${language}"]`).count()).toBe(1);
  return answer?.status() ?? 0;
};

const missing = [
  '/nowhere',
  '/register/none',
  '/register/%00',
  '/register/none/certificate',
  '/register/%E0%A4%A',
  '/lists/none',
  '/localities/9999:1',
];
const wrong = ['/register?level=9', '/register?cursor=%00', '/register?sort=x&level=-1'];

test.each(['vi', 'en'])(
  'in %s an address that leads nowhere, and one that is wrong, speak to people',
  async (language) => {
    const visitor = await arrive();
    for (const path of missing)
      expect([path, await speaksToPeople(visitor, `/${language}${path}`)]).toEqual([path, 404]);
    await isSound(visitor, `not-found-${language}`);
    for (const path of wrong)
      expect([path, await speaksToPeople(visitor, `/${language}${path}`)]).toEqual([path, 400]);
    await isSound(visitor, `bad-address-${language}`);
    await visitor.page.locator('main [role=search] input').fill('dữ liệu');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForURL(new RegExp(`/${language}/register\\?q=`, 'u'));
  },
);

test('what is not there, or not for the reader, says so to who is signed in, with the way to their work', async () => {
  const visitor = await signedIn('vendor');
  for (const path of [
    '/dossiers/none',
    '/platforms/none',
    '/organisations/none',
    '/waiting/none',
    '/dossiers/none/files/x',
  ])
    expect([path, await speaksToPeople(visitor, `/vi${path}`)]).toEqual([path, 404]);
  expect(await visitor.page.locator('main a[href="/vi/work"]').count()).toBe(1);
  expect(await speaksToPeople(visitor, '/vi/refusals')).toBe(403);
  await isSound(visitor, 'refused-vi');
  for (const path of ['/work?cursor=%00', '/notices?cursor=%00', '/organisations?kind=none'])
    expect([path, await speaksToPeople(visitor, `/vi${path}`)]).toEqual([path, 400]);
});

test('an address without a language leads a browser to the page of that name, or to one that says that there is none', async () => {
  const visitor = await arrive();
  await visitor.page.goto('/levels');
  expect(new URL(visitor.page.url()).pathname).toBe('/vi/levels');
  const answer = await visitor.page.goto('/khong-co-trang-nay');
  expect([new URL(visitor.page.url()).pathname, answer?.status()]).toEqual(['/vi/khong-co-trang-nay', 404]);
  expect(await visitor.page.locator('h1').innerText()).toBe('Không tìm thấy trang này');
  expect(visitor.objections).toEqual([]);
});
