import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { moveOnPages } from '../support/browser-road.ts';
import { move, moves, openCase, readCase, recordResults, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();

const ruling = { documentNumber: '12/QĐ', documentDate: '20/11/2026' };
const main = (visitor: Visitor) => visitor.page.locator('main').innerText();
const along = async (traveller: Traveller, names: readonly (keyof typeof moves)[]): Promise<void> => {
  for (const name of names) await move(run, traveller, moves[name]);
};
const toLevel = ['content', 'submission', 'appraisal', 'level-approval'] as const;

test('a ministry finds what waits in its overview, publishes, suspends, reinstates and revokes', async () => {
  const title = 'Kho dữ liệu địa chính dùng chung';
  const traveller = await openCase(run, title);
  await along(traveller, [...toLevel, 'assignment']);
  await recordResults(run, traveller);
  await along(traveller, ['conclusion', 'publication-request']);
  const ministry = await signedIn('ministry');
  const { page } = ministry;
  await page.getByRole('link', { name: 'Tổng quan' }).click();
  expect(await main(ministry)).toContain('Chờ bạn xử lý');
  expect(await ministry.picture('overview-vi')).toEqual([]);
  expect(await ministry.violations()).toEqual([]);
  await page.getByRole('link', { name: title }).first().click();
  const { dossierId } = traveller;
  await moveOnPages(ministry, dossierId, { name: 'approve-publication', fields: ruling });
  const ruled = { reasons: 'Có sự cố <i>nghiêm trọng</i>', ...ruling };
  const permit = async () =>
    z.object({ permit: z.object({ status: z.string() }) }).parse(await readCase(run, traveller, 'ministry'))
      .permit.status;
  for (const [name, status] of [
    ['suspend', 'suspended'],
    ['reinstate', 'valid'],
    ['revoke', 'revoked'],
  ] as const) {
    await moveOnPages(ministry, dossierId, { name, fields: ruled });
    expect(await permit()).toBe(status);
  }
  await page.goto(`/vi/dossiers/${dossierId}/history`);
  expect(await main(ministry)).toContain('Có sự cố <i>nghiêm trọng</i>');
  await page.goto('/vi/overview');
  expect(await main(ministry)).toContain('mà nền tảng vẫn được công bố (1)');
  await page.goto('/en/overview');
  expect(await ministry.violations()).toEqual([]);
  expect(ministry.objections).toEqual([]);
});

test('an owner assigns one of those who may assess, and reads why the others may not', async () => {
  const traveller = await openCase(run, 'Cổng thanh toán viện phí');
  await along(traveller, toLevel);
  const tie = { subject: null, unit: 'DGB/assessment', vendor: 'CTY-A', kind: 'advised' };
  await settle(run, 'registrar', { path: '/organisations/DGB/interests', body: tie });
  const owner = await signedIn('owner');
  const { page } = owner;
  await page.goto(`/vi/dossiers/${traveller.dossierId}`);
  await page.locator('a[href$="/do/assign"]').click();
  expect(await page.locator('.govuk-body').first().innerText()).toContain('Nghị định 331/2026/NĐ-CP');
  const barred = page.locator('[name=unit] option[disabled]');
  expect((await barred.allInnerTexts()).join(' ')).toMatch(
    /Phòng đánh giá \(Đơn vị đánh giá giả định B\).*không chọn được/u,
  );
  expect(await owner.picture('assign-vi')).toEqual([]);
  expect(await owner.violations()).toEqual([]);
  await owner.done({ unit: 'DGA/assessment' });
  expect(await main(owner)).toContain('Phòng đánh giá (Đơn vị đánh giá giả định A)');
  expect(owner.objections).toEqual([]);
});

test.each(['locality', 'deployer'])(
  '%s, who has no case, is told so and not left at a fault',
  async (who) => {
    const visitor = await signedIn(who);
    expect(await visitor.page.locator('h1').count()).toBe(1);
    expect(await main(visitor)).not.toContain('sự cố');
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.objections).toEqual([]);
  },
);
