import { expect, test } from 'vitest';
import * as z from 'zod';
import type { Visitor } from '../support/browser.ts';
import { isSound } from '../support/browser-checks.ts';
import { openDesk } from '../support/browser-desk.ts';
import { moveOnPages } from '../support/browser-road.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { until } from '../support/embedded.ts';
import { digestFor, move, moves, openCase, request, settle } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();

const ruling = { documentNumber: '12/QĐ', documentDate: '20/11/2026' };
const main = (visitor: Visitor) => visitor.page.locator('main').innerText();
const caseOf = ({ dossierId }: Traveller, rest = '') => `/vi/dossiers/${dossierId}${rest}`;
const releases = z.object({ releases: z.array(z.object({ releaseId: z.string(), version: z.string() })) });

/** A case of another level than three, opened beside the first release of its platform. */
const openAt = async (title: string, proposedLevel: 4 | 5): Promise<Traveller> => {
  const { platformId, releaseId } = await openCase(run, title);
  const digest = digestFor(`${title}, 2.0.0`);
  await settle(run, 'vendor', {
    path: `/platforms/${platformId}/releases`,
    body: { version: '2.0.0', digests: [digest] },
  });
  const { body } = await run.api('GET', `/platforms/${platformId}`, { account: 'vendor' });
  const second = releases.parse(body).releases.find(({ version }) => version === '2.0.0');
  const opening = {
    platformId,
    releaseId: second?.releaseId ?? releaseId,
    proposedLevel,
    operatingUnit: 'CTY-A/operations',
  };
  const dossierId = await settle(run, 'vendor', { path: '/dossiers', body: opening });
  return { platformId, releaseId: opening.releaseId, digest, dossierId };
};

const handIn = async (traveller: Traveller, level: 4 | 5): Promise<void> => {
  await move(run, traveller, { ...moves.content, body: contentOfLevel(level) });
  await move(run, traveller, moves.submission);
};

test('the Ministry of Public Security finds a level 4 case, returns it with reasons, and appraises it when it comes back', async () => {
  const title = 'Hệ thống điều hành lưới điện vùng';
  const traveller = await openAt(title, 4);
  await handIn(traveller, 4);
  const authority = await signedIn('appraiser-mps');
  const { page } = authority;
  await page.goto(caseOf(traveller, '/do/appraise'));
  await authority.send({ verdict: 'suitable', level: '4', ...ruling });
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('ý kiến chuyên môn');
  const unit = await signedIn('appraiser');
  const opinion = { name: 'expert-opinion', fields: { opinion: 'Nhất trí', ...ruling } };
  await moveOnPages(unit, traveller.dossierId, opinion);
  await page.goto('/vi/work');
  await page.getByRole('link', { name: title }).first().click();
  expect(await main(authority)).toContain('Bộ Công an');
  await isSound(authority, 'authority-case-vi');
  await page.getByRole('link', { name: 'Nội dung hồ sơ' }).click();
  expect(await main(authority)).toContain('Thuyết minh cấp độ và rủi ro');
  await page.getByRole('link', { name: 'Quay lại' }).click();
  await page.locator('a[href$="/do/appraise"]').click();
  expect(await page.locator('.govuk-body').first().innerText()).toContain('Nghị định 331/2026/NĐ-CP');
  await authority.done({
    verdict: 'not-yet-suitable',
    level: '4',
    reasons: 'Thiếu sơ đồ <i>vùng</i>',
    ...ruling,
  });
  expect(await main(authority)).toContain('Đã trả lại để bổ sung');
  await handIn(traveller, 4);
  await moveOnPages(unit, traveller.dossierId, opinion);
  await moveOnPages(authority, traveller.dossierId, {
    name: 'appraise',
    fields: { verdict: 'suitable', level: '4', ...ruling },
  });
  expect(await main(authority)).toContain('Đến lượt: Chủ quản hệ thống thông tin (Bộ Tài chính)');
  await page.getByRole('link', { name: 'Lịch sử hồ sơ' }).click();
  const history = await main(authority);
  expect(history).toContain('Đơn vị chuyên trách về an ninh mạng (Bộ Công an)');
  expect(history).toContain('Thiếu sơ đồ <i>vùng</i>');
  const owner = await signedIn('owner');
  await moveOnPages(owner, traveller.dossierId, { name: 'approve-level', fields: ruling });
  await page.goto('/en/work?all=1');
  expect(await main(authority)).toContain('Level approved');
  await isSound(authority, 'authority-work-en');
  expect([...unit.objections, ...owner.objections]).toEqual([]);
});

test('of a level 5 case the Ministry of Public Security reads nothing but where its papers are, and its approval names the decision of the Prime Minister', async () => {
  const traveller = await openAt('Nền tảng dữ liệu tác chiến', 5);
  await handIn(traveller, 5);
  const unit = await signedIn('appraiser');
  const opinion = { name: 'expert-opinion', fields: { opinion: 'Nhất trí', ...ruling } };
  await moveOnPages(unit, traveller.dossierId, opinion);
  const authority = await signedIn('appraiser-mps', { script: false });
  await authority.page.goto(caseOf(traveller, '/content'));
  expect(await main(authority)).toContain('Hồ sơ giữ trên giấy');
  expect(await authority.page.locator('.govuk-summary-list__row').count()).toBeLessThan(12);
  await moveOnPages(authority, traveller.dossierId, {
    name: 'appraise',
    fields: { verdict: 'suitable', level: '5', ...ruling },
  });
  const owner = await signedIn('owner', { script: false });
  await owner.page.goto(caseOf(traveller, '/do/approve-level'));
  await owner.send(ruling);
  expect(await owner.page.locator('.govuk-error-summary').innerText()).toContain('Thủ tướng');
  await owner.done({ primeMinisterDecision: '1/QĐ-TTg' });
  expect(await main(owner)).toContain('Cấp độ 5');
  expect([...unit.objections, ...authority.objections]).toEqual([]);
});

test('an auditor reads any case with its history, its content, its files and its forms, and who was refused, and changes nothing', async () => {
  const traveller = await openCase(run, 'Sổ đăng ký tài sản công');
  for (const name of ['content', 'submission', 'appraisal', 'level-approval'] as const)
    await move(run, traveller, moves[name]);
  const body = { organisation: 'CTY-A', unit: 'CTY-A/assessment' };
  await request(run, traveller, { account: 'owner', name: 'assignment', body });
  await until(
    () => run.api('GET', '/refusals', { account: 'auditor' }),
    ({ body: found }) => JSON.stringify(found).includes(traveller.dossierId),
  );
  const auditor = await signedIn('auditor');
  const { page } = auditor;
  expect(await main(auditor)).toContain('Mọi hồ sơ');
  await page.getByRole('link', { name: 'Các lần bị từ chối' }).click();
  expect(await main(auditor)).toContain('Văn phòng (Bộ Tài chính)');
  await isSound(auditor, 'refusals-vi');
  await page
    .getByRole('link', { name: `Hồ sơ ${traveller.dossierId}` })
    .first()
    .click();
  expect(await main(auditor)).toContain('Hiện không có việc nào cho vai trò này.');
  for (const link of [
    'Lịch sử hồ sơ',
    'Nội dung hồ sơ',
    'Tệp của hồ sơ',
    'Danh sách tiêu chí',
    'Biểu mẫu của hồ sơ',
  ]) {
    await page.goto(caseOf(traveller));
    await page.getByRole('link', { name: link }).click();
    expect(await page.locator('h1').innerText()).toContain(link);
    expect(await page.locator('main form[method=post]').count()).toBe(0);
  }
  await page.goto(caseOf(traveller, '/history'));
  const history = await main(auditor);
  for (const event of ['Nộp hồ sơ', 'Phê duyệt cấp độ', 'Đơn vị cung cấp (Công ty giả định A)'])
    expect(history).toContain(event);
  expect(history).not.toMatch(/BTC\/|CTY-A\//u);
  await page.goto(caseOf(traveller, '/do/assign'));
  expect(await page.locator('h1').innerText()).toBe('Hiện chưa thể thực hiện việc này');
  await page.goto('/en/overview');
  await isSound(auditor, 'auditor-overview-en');
});
