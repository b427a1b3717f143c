import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { openDesk } from '../support/browser-desk.ts';
import { listed } from '../support/public-register.ts';

const { run } = openDesk();

const textOf = async (path: string) => (await fetch(`${run.baseUrl}${path}`)).text();

beforeAll(async () => {
  const many = Array.from({ length: 20 }, (_, n) => ({
    id: `PW-${n + 1}`,
    nameVi: `${String.fromCodePoint(65 + n).repeat(9)} Nền tảng số dùng chung của cơ quan nhà nước`,
  }));
  await listed(run, 'weight-list', many);
});

test.each([
  ...['/vi', '/en/register', '/vi/about', '/vi/levels', '/vi/statistics', '/vi/localities', '/en/lists'],
  ...['/vi/register/PW-1', '/vi/lists/weight-list'],
])('the first load of %s is under 100 KB, compressed, and comes from here alone', async (path) => {
  const page = await textOf(path);
  const loaded = [...page.matchAll(/<(?:link rel="stylesheet" href|script src)="([^"]+)"/gu)].map(
    ([, address = '']) => address,
  );
  expect(loaded.every((address) => address.startsWith('/assets/'))).toBe(true);
  const files = await Promise.all(loaded.map(textOf));
  const bytes = [page, ...files].reduce((sum, text) => sum + gzipSync(text).length, 0);
  expect(bytes).toBeLessThan(100_000);
  expect(files.join('')).not.toMatch(/GDS Transport|Calvert|url\(\/assets/u);
});

test('assets may be kept for good, pages never, and each page brings its policy', async () => {
  const page = await fetch(`${run.baseUrl}/vi`);
  const [, address = ''] = /href="(\/assets\/[^"]+)"/u.exec(await page.text()) ?? [];
  const asset = await fetch(`${run.baseUrl}${address}`);
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect((await fetch(`${run.baseUrl}/assets/none.css`)).status).toBe(404);
});
