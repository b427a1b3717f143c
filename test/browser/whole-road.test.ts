import { expect, test } from 'vitest';
import type { Visitor } from '../support/browser.ts';
import { openDesk } from '../support/browser-desk.ts';
import { judgeOnPages, moveOnPages, openOnPages, submitOnPages } from '../support/browser-road.ts';
import { digestFor } from '../support/embedded-road.ts';

const { arrive } = openDesk();

const ruling = { documentNumber: '12/QĐ', documentDate: '20/11/2026' };
const conclusion = { verdict: 'eligible', planFullyImplemented: 'yes', reasons: 'Đủ điều kiện', ...ruling };

test.each([
  ['with scripts', true, 'Nền tảng Đường Thủy'],
  ['without scripts', false, 'Cổng giám sát Rừng Ngập Mặn'],
] as const)(
  'a platform travels the whole road on pages alone, %s, and stands in the public register',
  async (_, script, title) => {
    const people: Visitor[] = [];
    const signedIn = async (account: string): Promise<Visitor> => {
      const visitor = await arrive({ script });
      people.push(visitor);
      await visitor.signIn(account);
      return visitor;
    };
    const move = async (account: string, dossierId: string, wish: Parameters<typeof moveOnPages>[2]) =>
      moveOnPages(await signedIn(account), dossierId, wish);

    const vendor = await signedIn('vendor');
    const { platformId, dossierId } = await openOnPages(vendor, title, digestFor(title));
    await submitOnPages(vendor, dossierId);

    const appraiser = await signedIn('appraiser');
    await appraiser.page.getByRole('link', { name: title }).click();
    await appraiser.page.locator('a[href$="/do/appraise"]').click();
    await appraiser.done({ verdict: 'suitable', level: '1', ...ruling });
    await moveOnPages(appraiser, dossierId, { name: 'approve-level', fields: ruling });
    await move('owner', dossierId, { name: 'assign', fields: { unit: 'DGA/assessment' } });

    const assessor = await signedIn('assessor');
    await judgeOnPages(assessor, dossierId);
    await moveOnPages(assessor, dossierId, { name: 'conclude', fields: conclusion });
    await move('owner', dossierId, { name: 'request-publication', fields: {} });
    await move('ministry', dossierId, { name: 'approve-publication', fields: ruling });

    const { page } = vendor;
    await expect
      .poll(async () => {
        await page.goto(`/vi/register/${platformId}`);
        return page.locator('.house-verdict h2').innerText();
      })
      .toBe('Được đưa vào sử dụng');
    await page.goto(`/vi/dossiers/${dossierId}/history`);
    expect(await page.locator('.house-timeline li').count()).toBeGreaterThan(10);
    expect(people.flatMap(({ objections }) => objections)).toEqual([]);
    await Promise.all(people.map((person) => person.leave()));
  },
);
