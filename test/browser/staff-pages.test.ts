import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openDesk } from '../support/browser-desk.ts';
import { move, moves, openCase, recordResults } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, arrive, signedIn } = openDesk();
let drafted: Traveller;
let assessed: Traveller;
let published: Traveller;

beforeAll(async () => {
  drafted = await openCase(run, 'Nền tảng đang dự thảo');
  assessed = await openCase(run, 'Nền tảng đang đánh giá');
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, assessed, moves[name]);
  published = await openCase(run, 'Nền tảng đã công bố');
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, published, moves[name]);
  await recordResults(run, published);
  for (const name of ['conclusion', 'publication-request', 'publication-decision'] as const)
    await move(run, published, moves[name]);
});

interface Kind {
  readonly name: string;
  readonly account: string;
  readonly path: () => string;
}

const kinds: readonly Kind[] = [
  { name: 'work', account: 'vendor', path: () => '/work' },
  { name: 'notices', account: 'vendor', path: () => '/notices' },
  { name: 'notice-preferences', account: 'vendor', path: () => '/notices/preferences' },
  { name: 'platform-new', account: 'vendor', path: () => '/platforms/new' },
  { name: 'staff-platform', account: 'vendor', path: () => `/platforms/${drafted.platformId}` },
  { name: 'release-new', account: 'vendor', path: () => `/platforms/${drafted.platformId}/releases` },
  { name: 'case', account: 'vendor', path: () => `/dossiers/${drafted.dossierId}` },
  { name: 'content', account: 'vendor', path: () => `/dossiers/${drafted.dossierId}/content` },
  { name: 'content-facts', account: 'vendor', path: () => `/dossiers/${drafted.dossierId}/content/facts` },
  {
    name: 'content-plan',
    account: 'vendor',
    path: () => `/dossiers/${drafted.dossierId}/content/securityPlan`,
  },
  { name: 'submit', account: 'vendor', path: () => `/dossiers/${drafted.dossierId}/do/submit` },
  { name: 'not-your-turn', account: 'vendor', path: () => `/dossiers/${drafted.dossierId}/do/appraise` },
  { name: 'case-assessed', account: 'assessor', path: () => `/dossiers/${assessed.dossierId}` },
  { name: 'criteria', account: 'assessor', path: () => `/dossiers/${assessed.dossierId}/criteria` },
  { name: 'conclude', account: 'assessor', path: () => `/dossiers/${assessed.dossierId}/do/conclude` },
  { name: 'finding', account: 'assessor', path: () => `/dossiers/${assessed.dossierId}/do/raise-finding` },
  { name: 'reassign', account: 'owner', path: () => `/dossiers/${assessed.dossierId}/do/reassign` },
  { name: 'files', account: 'vendor', path: () => `/dossiers/${assessed.dossierId}/files` },
  { name: 'forms', account: 'vendor', path: () => `/dossiers/${assessed.dossierId}/forms` },
  { name: 'receipt', account: 'vendor', path: () => `/dossiers/${assessed.dossierId}/receipt` },
  { name: 'duplicates', account: 'vendor', path: () => `/dossiers/${drafted.dossierId}/duplicates` },
  { name: 'following', account: 'vendor', path: () => `/dossiers/${published.dossierId}/following` },
  { name: 'checklist-file', account: 'assessor', path: () => `/dossiers/${assessed.dossierId}/checklist` },
  { name: 'overview', account: 'owner', path: () => '/overview' },
  { name: 'delegations', account: 'owner', path: () => '/organisations/BTC/do/delegations' },
  { name: 'annual-report', account: 'owner', path: () => '/organisations/BTC/annual-report' },
  { name: 'appraiser-mps-work', account: 'appraiser-mps', path: () => '/work?all=1' },
  { name: 'suspend', account: 'ministry', path: () => `/dossiers/${published.dossierId}/do/suspend` },
  { name: 'organisations', account: 'registrar', path: () => '/organisations' },
  { name: 'organisation', account: 'registrar', path: () => '/organisations/BTC' },
  { name: 'organisation-history', account: 'registrar', path: () => '/organisations/KTNN/history' },
  { name: 'organisation-new', account: 'registrar', path: () => '/organisations/new' },
  { name: 'imports', account: 'registrar', path: () => '/imports' },
  { name: 'list-new', account: 'registrar', path: () => '/lists/new' },
  { name: 'adoptions', account: 'locality', path: () => '/adoptions' },
  { name: 'adoption-new', account: 'locality', path: () => `/adoptions/${published.platformId}` },
  { name: 'refusals', account: 'auditor', path: () => '/refusals' },
  { name: 'files-read', account: 'auditor', path: () => `/dossiers/${published.dossierId}/files` },
  { name: 'criteria-read', account: 'auditor', path: () => `/dossiers/${published.dossierId}/criteria` },
  { name: 'overdue', account: 'owner', path: () => '/adoptions/overdue' },
  { name: 'overdue-all', account: 'auditor', path: () => '/adoptions/overdue' },
  { name: 'history', account: 'auditor', path: () => `/dossiers/${assessed.dossierId}/history` },
];

describe.each(['vi', 'en'])('in %s', (language) => {
  test.each([...new Set(kinds.map(({ account }) => account))])(
    'the pages of %s break no rule and fit a phone',
    async (account) => {
      const visitor = await signedIn(account);
      for (const kind of kinds.filter((each) => each.account === account)) {
        await visitor.page.goto(`/${language}${kind.path()}`);
        expect(await visitor.page.locator('h1').count(), kind.name).toBe(1);
        expect(await visitor.picture(`${kind.name}-${language}`), kind.name).toEqual([]);
        expect(await visitor.violations(), kind.name).toEqual([]);
      }
      expect(visitor.objections).toEqual([]);
      await visitor.leave();
    },
  );
});

test('the page on which people choose as whom they sign in fits a phone', async () => {
  const visitor = await arrive();
  await visitor.page.goto('/vi/sign-in?on=/vi/work');
  expect(await visitor.page.locator('button[name=account]').count()).toBeGreaterThan(10);
  expect(await visitor.picture('sign-in-vi')).toEqual([]);
  expect(await visitor.violations()).toEqual([]);
});

test('the menu counts the notices that have not been read, and a case calls its acts by what is done', async () => {
  const visitor = await signedIn('vendor');
  await expect
    .poll(async () => {
      await visitor.page.goto('/vi/work');
      return visitor.page.locator('.govuk-service-navigation').innerText();
    })
    .toMatch(/Thông báo \((\d+|100\+) mới\)/u);
  await visitor.page.goto(`/vi/dossiers/${drafted.dossierId}`);
  await visitor.page.getByRole('link', { name: 'Điền nội dung hồ sơ' }).click();
  expect(await visitor.page.locator('h1').innerText()).toContain('Nội dung hồ sơ');
  await visitor.page.goto(`/vi/dossiers/${drafted.dossierId}/forms`);
  expect(await visitor.page.locator('main').innerText()).toContain('Mẫu số 01 của Phụ lục, khoản 1 Điều 18');
});

test('a notice says which platform it is about', async () => {
  const told = z.object({ items: z.array(z.object({ platformId: z.string().nullable() })) });
  const { items } = told.parse((await run.api('GET', '/notices', { account: 'vendor' })).body);
  const about = items.find(({ platformId }) => platformId !== null)?.platformId ?? '';
  const { body } = await run.api('GET', `/platforms/${about}`, { account: 'vendor' });
  const visitor = await signedIn('vendor');
  await visitor.page.goto('/vi/notices');
  const { nameVi } = z.object({ nameVi: z.string() }).parse(body);
  expect(await visitor.page.locator('main').innerText()).toContain(nameVi);
});
