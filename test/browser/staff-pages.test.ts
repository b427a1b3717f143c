import { beforeAll, describe, expect, test } from 'vitest';
import { openDesk } from '../support/browser-desk.ts';
import { move, moves, openCase } from '../support/embedded-road.ts';
import type { Traveller } from '../support/embedded-road.ts';

const { run, signedIn } = openDesk();
let drafted: Traveller;
let assessed: Traveller;

beforeAll(async () => {
  drafted = await openCase(run, 'Nền tảng đang dự thảo');
  assessed = await openCase(run, 'Nền tảng đang đánh giá');
  for (const name of ['content', 'submission', 'appraisal', 'level-approval', 'assignment'] as const)
    await move(run, assessed, moves[name]);
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
  { name: 'history', account: 'auditor', path: () => `/dossiers/${assessed.dossierId}/history` },
];

describe.each(['vi', 'en'])('in %s', (language) => {
  test.each(['vendor', 'assessor', 'owner', 'auditor'])(
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
