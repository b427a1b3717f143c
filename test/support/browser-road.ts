import type { Visitor } from './browser.ts';

const plan = {
  design: 'Tách vùng, dự phòng',
  operation: 'Trực 24/7',
  assessment: 'Hằng năm',
  risk: 'Sổ rủi ro',
  monitoring: 'SOC',
  incidentResponse: 'Sao lưu, khôi phục',
  endOfLife: 'Xóa dữ liệu',
};

/** What a vendor writes in each part of a dossier of level 1, by the part. */
export const written: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  about: { overview: 'Nền tảng quản lý văn bản', scope: 'Một cơ quan', servedUsers: 'Cán bộ' },
  facts: { systemType: 'internal', informationClasses: 'public' },
  level: { levelStatement: 'Chỉ xử lý thông tin công cộng', preliminaryRisks: 'Mất dịch vụ' },
  models: { logicalModel: 'Ba lớp', physicalModel: 'Hai máy chủ' },
  devices: { devices: 'Tường lửa; Trung tâm dữ liệu; Tách vùng' },
  applications: { applications: 'Cổng; app-1; Trung tâm dữ liệu; Linux; Phục vụ' },
  networkZones: { networkZones: 'DMZ; Tiếp công chúng; 10.0.0.0/24' },
  documents: {
    designKind: 'detailed-design',
    designNumber: '7/TK',
    designIssuedOn: '01/08/2026',
    regulationNumber: '12/QC',
    regulationIssuedOn: '04/05/2026',
  },
  securityPlan: plan,
};

const idIn = (visitor: Visitor): string => new URL(visitor.page.url()).pathname.split('/')[3] ?? '';

/** Registers a platform with a release and opens its dossier; answers both ids. */
export async function openOnPages(vendor: Visitor, name: string, digest: string) {
  const { page } = vendor;
  await page.goto('/vi/platforms/new');
  await vendor.done({ nameVi: name, owner: 'BTC', ownerKind: 'ministry' });
  const platformId = idIn(vendor);
  await page.getByRole('button', { name: 'Thêm bản phát hành' }).click();
  await vendor.done({ releaseVersion: '1.0.0', digests: digest });
  await page.getByRole('link', { name: 'Mở hồ sơ 1.0.0' }).click();
  await vendor.done({ proposedLevel: '1', operatingUnit: 'BTC/operations' });
  return { platformId, dossierId: idIn(vendor) };
}

/** Why the platform is another one than each that the register holds beside it, where the form asks. */
const differencesAsked = async ({ page }: Visitor): Promise<Record<string, string>> => {
  const fields = await page.locator('textarea[name^="differs."]').all();
  const names = await Promise.all(fields.map((field) => field.getAttribute('name')));
  return Object.fromEntries(names.map((name) => [name ?? '', 'Phục vụ đối tượng khác']));
};

/** Fills every part of the dossier from its task list, and submits it. */
export async function submitOnPages(vendor: Visitor, dossierId: string): Promise<void> {
  for (const [part, fields] of Object.entries(written)) {
    await vendor.page.goto(`/vi/dossiers/${dossierId}/content`);
    await vendor.page.locator(`a[href$="/content/${part}"]`).click();
    await vendor.done(fields);
  }
  await vendor.page.getByRole('button', { name: 'Xem lại và nộp' }).click();
  await vendor.page.waitForURL('**/do/submit');
  await vendor.done(await differencesAsked(vendor));
}

/** Makes a move of a case from its page. */
export async function moveOnPages(
  visitor: Visitor,
  dossierId: string,
  { name, fields }: { readonly name: string; readonly fields: Readonly<Record<string, string>> },
): Promise<void> {
  await visitor.page.goto(`/vi/dossiers/${dossierId}`);
  await visitor.page.locator(`a[href$="/do/${name}"]`).click();
  await visitor.done(fields);
}

/** Records every criterion of a case as satisfied, group by group, with one paper for each group. */
export async function judgeOnPages(assessor: Visitor, dossierId: string): Promise<void> {
  const { page } = assessor;
  await page.goto(`/vi/dossiers/${dossierId}/criteria`);
  const groups = page.locator('.house-groups a');
  const addresses = await Promise.all((await groups.all()).map((group) => group.getAttribute('href')));
  for (const address of addresses) {
    await page.goto(address ?? '');
    await assessor.done({ rest: 'yes', paper: 'Biên bản 3/BB', effectiveOn: '20/11/2026' });
  }
}
