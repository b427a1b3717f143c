import { expect, test } from 'vitest';
import { openDesk } from '../support/browser-desk.ts';

const { signedIn } = openDesk();

const act = (body: string, name: string) => `/vi/organisations/${body}/do/${name}`;

test('a registrar registers a body, sets up a unit with people, and all stands in its history', async () => {
  const registrar = await signedIn('registrar');
  const { page } = registrar;
  await page.getByRole('link', { name: 'Tổ chức', exact: true }).click();
  expect(await registrar.picture('organisations-vi')).toEqual([]);
  expect(await registrar.violations()).toEqual([]);
  await page.getByRole('link', { name: 'Đăng ký tổ chức' }).click();
  await registrar.done({ bodyId: 'BT9', bodyKind: 'ministry', nameVi: 'Bộ <b>thử</b> chín' });
  expect(await page.locator('h1').innerText()).toContain('Bộ <b>thử</b> chín');
  await page.goto(act('BYT', 'units'));
  await registrar.done({ unitId: 'BYT/kiem-thu', nameVi: 'Phòng kiểm thử', function: 'assessing' });
  await page.getByRole('link', { name: 'Ghi giấy phép, chỉ định của đơn vị' }).click();
  await registrar.done({
    bodyUnit: 'BYT/kiem-thu',
    entitlementKind: 'designated',
    entitlementNumber: '7/QĐ-BYT',
    lastDay: '31/12/2027',
  });
  await page.goto(act('BYT', 'appointments'));
  await registrar.fill({ person: 'hoa-tren-trang', bodyUnit: 'BYT/kiem-thu' });
  await registrar.done({ roles: 'assessor' });
  expect(await page.locator('main').innerText()).toContain('7/QĐ-BYT · từ không giới hạn đến 31/12/2027');
  expect(await registrar.picture('organisation-vi')).toEqual([]);
  expect(await registrar.violations()).toEqual([]);
  await page.goto(act('BYT', 'dismissals'));
  await registrar.done({ member: 'hoa-tren-trang' });
  await page.getByRole('link', { name: 'Lịch sử' }).click();
  expect(await page.locator('.house-timeline').innerText()).toContain('Thôi giao vai trò');
  expect(await registrar.violations()).toEqual([]);
  expect(registrar.objections).toEqual([]);
});

test('an owner delegates in writing and takes it back; a body that ended names its successor', async () => {
  const owner = await signedIn('owner', { script: false });
  const document = { documentNumber: '5/UQ-BTC', documentDate: '02/01/2026' };
  await owner.page.goto('/vi/organisations/BTC/do/delegations');
  await owner.fill({ toUnit: 'BTC/administration', firstDay: '01/01/2026', lastDay: '31/12/2030' });
  await owner.done({ moves: 'assign', ...document });
  const main = owner.page.locator('main');
  expect(await main.innerText()).toContain('Giao cho Đơn vị quản trị (Bộ Tài chính)');
  await owner.page.goto('/vi/organisations/BTC/do/delegation-revocations');
  const given = await owner.page.locator('[name=delegation] option').last().getAttribute('value');
  await owner.done({ delegation: given ?? '', ...document });
  const registrar = await signedIn('registrar');
  await registrar.page.goto(act('BT8', 'change'));
  expect(await registrar.page.locator('h1').innerText()).not.toBe('');
  await registrar.page.goto('/vi/organisations/new');
  await registrar.done({ bodyId: 'BT8', bodyKind: 'ministry', nameVi: 'Bộ thử tám' });
  await registrar.page.goto(act('BT8', 'change'));
  expect(await registrar.page.locator('[name=nameVi]').inputValue()).toBe('Bộ thử tám');
  await registrar.done({ validUntil: '01/12/2026', successor: 'BTC' });
  expect(await registrar.page.locator('main').innerText()).toContain('Tổ chức kế thừa');
});

test('who may not change an organisation sees no way to, and is told so where one is tried', async () => {
  const vendor = await signedIn('vendor');
  await vendor.page.goto('/vi/organisations/BTC');
  expect(await vendor.page.getByRole('link', { name: 'Giao vai trò' }).count()).toBe(0);
  await vendor.page.goto(act('BTC', 'units'));
  await vendor.send({ unitId: 'BTC/x', nameVi: 'X', function: 'general' });
  expect(await vendor.page.locator('.govuk-error-summary').innerText()).toContain('tổ chức');
  expect(await vendor.page.locator('[name=unitId]').inputValue()).toBe('BTC/x');
});
