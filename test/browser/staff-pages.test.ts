import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openDesk } from '../support/browser-desk.ts';
import {
  digestFor,
  fullContent,
  move,
  moves,
  openCase,
  recordResults,
  settle,
} from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';
import { barriers, wrongWithObjection } from '../support/keyboard.ts';
import { staffKinds } from '../support/page-kinds.ts';
import type { Sights } from '../support/page-kinds.ts';
import { listed } from '../support/public-register.ts';

const { run, arrive, signedIn } = openDesk();
const releases = z.object({ releases: z.array(z.object({ releaseId: z.string(), version: z.string() })) });
let sights: Sights;
let drafted: Traveller;

const along = async (name: string, names: readonly (keyof typeof moves)[]): Promise<Traveller> => {
  const traveller = await openCase(run, name);
  for (const each of names) {
    if (each === 'conclusion') await recordResults(run, traveller);
    await move(run, traveller, moves[each]);
  }
  return traveller;
};
const toAssessment = ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const;
const toPublication = [...toAssessment, 'conclusion', 'publication-request', 'publication-decision'] as const;

/** A newer release of the same platform, handed in as a change of the first. */
const following = async ({ platformId, dossierId: dossier }: Traveller): Promise<string> => {
  const release = { version: '1.0.1', digests: [digestFor('kinds of pages, mended')] };
  await settle(run, 'vendor', { path: `/platforms/${platformId}/releases`, body: release });
  const { body } = await run.api('GET', `/platforms/${platformId}`, { account: 'vendor' });
  const releaseId = releases.parse(body).releases.find(({ version }) => version === '1.0.1')?.releaseId ?? '';
  const follows = { kind: 'change', dossier };
  const opening = { platformId, releaseId, proposedLevel: 3, operatingUnit: 'CTY-A/operations', follows };
  const dossierId = await settle(run, 'vendor', { path: '/dossiers', body: opening });
  const content = { ...fullContent, overview: 'Đã sửa', changeStatement: 'Sửa một lỗi hiển thị' };
  const traveller = { platformId, releaseId, digest: release.digests.join(), dossierId };
  await move(run, traveller, { account: 'vendor', name: 'content', body: content });
  return dossierId;
};

/** Two serious incidents on a platform, of which the second has its report; answers their ids. */
const incidentsOn = async ({ platformId }: Traveller) => {
  const path = `/platforms/${platformId}/incidents`;
  const incident = await incidentBeside([], path);
  const reported = await incidentBeside([incident], path);
  await settle(run, 'owner', { path: `${path}/${reported}/report`, body: { report: 'Đã khắc phục' } });
  return { incident, reported };
};

const incidentBeside = async (known: readonly string[], path: string): Promise<string> => {
  const noticedAt = new Date(Date.now() - 3_600_000).toISOString();
  await settle(run, 'vendor', { path, body: { severity: 'serious', noticedAt, description: 'Mất dịch vụ' } });
  const { body } = await run.api('GET', path, { account: 'vendor' });
  const { items } = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body);
  return items.find(({ id }) => !known.includes(id))?.id ?? '';
};

beforeAll(async () => {
  drafted = await openCase(run, 'Nền tảng đang dự thảo');
  const assessed = await along('Nền tảng đang đánh giá', toAssessment);
  const published = await along('Nền tảng đã công bố', toPublication);
  await listed(run, 'kinds', [{ id: 'KD-1', nameVi: 'Nền tảng đo đạc ruộng bậc thang' }]);
  const adoption = { basis: 'in-plan', document: '1/KH', day: '2026-11-20', scope: null, status: 'in-use' };
  await settle(run, 'locality', { path: `/platforms/${published.platformId}/adoptions`, body: adoption });
  sights = {
    draftedPlatform: drafted.platformId,
    draftedRelease: drafted.releaseId,
    publishedPlatform: published.platformId,
    drafted: drafted.dossierId,
    assessed: assessed.dossierId,
    published: published.dossierId,
    following: await following(published),
    ...(await incidentsOn(published)),
  };
});

/** What scrolls sideways on a phone: only an official form whose table the law lays out in two dimensions. */
const asByLaw: Readonly<Record<string, readonly string[]>> = { 'annual-report': ['wide'] };

describe.each(['vi', 'en'])('in %s', (language) => {
  test.each([...new Set(staffKinds.map(({ account }) => account))])(
    'the pages of %s break no rule and fit a phone',
    async (account) => {
      const visitor = await signedIn(account);
      for (const kind of staffKinds.filter((each) => each.account === account)) {
        const answer = await visitor.page.goto(`/${language}${kind.path(sights)}`);
        expect(answer?.status(), kind.name).toBe(kind.name === 'not-your-turn' ? 409 : 200);
        expect(await visitor.page.locator('h1').count(), kind.name).toBe(1);
        expect(await visitor.picture(`${kind.name}-${language}`), kind.name).toEqual([]);
        expect(await visitor.scrollers(320), kind.name).toEqual(asByLaw[kind.name] ?? []);
        expect(await visitor.violations(), kind.name).toEqual([]);
      }
      expect(visitor.objections).toEqual([]);
      await visitor.leave();
    },
  );
});

/** Forms that come back when they are sent as they are first shown: something that they need is empty. */
const incomplete = [
  ...[
    'platform-new',
    'release-new',
    'incident-new',
    'incident-report',
    'following-new',
    'finding',
    'reassign',
  ],
  ...[
    'annual-report-sent',
    'delegations',
    'organisation-new',
    'organisation-units',
    'organisation-entitlements',
  ],
  ...[
    'organisation-appointments',
    'organisation-absences',
    'organisation-interests',
    'list-new',
    'list-renewal',
  ],
  ...['suspend', 'incident-confirmation', 'incident-closing', 'adoption-new', 'adoption-end'],
];

test.each([...new Set(staffKinds.map(({ account }) => account))])(
  'the forms of %s are used with the keyboard alone: each field in its turn, the focus in sight, and what is wrong with the focus',
  async (account) => {
    const visitor = await signedIn(account);
    // The rows of a checklist have keys and a test of their own.
    const kinds = staffKinds.filter((each) => each.account === account && !each.name.startsWith('criteria'));
    for (const { name, path } of kinds) {
      const address = `/vi${path(sights)}`;
      await visitor.page.goto(address);
      expect(await barriers(visitor), name).toEqual([]);
      if (!incomplete.includes(name)) continue;
      await visitor.page.goto(address);
      expect(await wrongWithObjection(visitor), name).toBeNull();
    }
    expect(visitor.objections).toEqual([]);
    await visitor.leave();
  },
);

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
