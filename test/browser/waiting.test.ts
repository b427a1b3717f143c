import { expect, test } from 'vitest';
import { openDesk as openApi } from '../functions/http-desk.ts';
import { openPages } from '../functions/page-desk.ts';
import { isSound } from '../support/browser-checks.ts';
import { openDesk } from '../support/browser-desk.ts';
import { people } from '../workflow/people.ts';

const { arrive } = openDesk();

const pending = { status: 'pending', aggregate: { kind: 'dossier', id: 'd-1' }, refusal: null };

/** The page of a wish that never ends, as the pages write it. */
const waiting = async (language: string): Promise<string> => {
  const answer = { status: 200, headers: {}, body: pending, text: '', bytes: 0 };
  const api = { ...openApi(), call: () => Promise.resolve(answer) };
  const pages = openPages(api, () => '2026-11-23T02:00:00.000Z');
  return (await pages.read(people.vendor, `/${language}/waiting/c-1`)).html;
};

test.each([
  ['vi', 'Đang xử lý'],
  ['en', 'Being processed'],
])(
  'in %s the page that waits for a wish says so, breaks no rule and fits a phone',
  async (language, heading) => {
    const visitor = await arrive();
    const { page } = visitor;
    await page.goto(`/${language}`);
    const styles = await page.locator('link[rel=stylesheet]').getAttribute('href');
    const body = (await waiting(language)).replace(
      /<link rel="stylesheet"[^>]*>/u,
      `<link rel="stylesheet" href="${styles ?? ''}">`,
    );
    await page.route('**/waiting/c-1', (route) => route.fulfill({ body, contentType: 'text/html' }));
    await page.goto(`/${language}/waiting/c-1`);
    expect(await page.locator('h1').innerText()).toBe(heading);
    expect(await page.getByRole('link', { name: /tình trạng|stands now/u }).getAttribute('href')).toBe(
      `/${language}/dossiers/d-1`,
    );
    await isSound(visitor, `waiting-${language}`);
  },
);
