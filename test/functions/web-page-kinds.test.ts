import { expect, test } from 'vitest';
import { findPage } from '../../functions/web/find-page.ts';
import { publicKinds, staffKinds } from '../support/page-kinds.ts';
import type { Sights } from '../support/page-kinds.ts';
import { openDesk } from './http-desk.ts';
import { everyPage } from './page-desk.ts';

const sights: Sights = {
  draftedPlatform: 'pf-1',
  publishedPlatform: 'pf-2',
  draftedRelease: 'rl-1',
  drafted: 'd-1',
  assessed: 'd-2',
  published: 'd-3',
  following: 'd-4',
  incident: 'in-1',
  reported: 'in-2',
};

/** What shows no page of its own, or is looked at elsewhere in a state that no address reaches by itself. */
const elsewhere: Readonly<Record<string, string>> = {
  '/sign-in': 'leads to the issuer, whose page staff-pages.test.ts looks at',
  '/dossiers/{id}/files/{file}': 'leads to a file',
  '/organisations/{id}/files/{file}': 'leads to a file',
  '/dossiers/{id}/content/{section}/files/{file}/removal':
    'files-of-parts.test.ts looks at it over a file that is there',
  '/dossiers/{id}/checklist.csv': 'is a file',
  '/register/{id}/certificate': 'public-journeys.test.ts looks at the certificate of a platform that has one',
  '/webhooks': 'webhooks.test.ts looks at it with and without addresses',
  '/webhooks/new': 'webhooks.test.ts looks at it',
  '/webhooks/{id}/rotation': 'webhooks.test.ts looks at it over an address that is there',
  '/webhooks/{id}/removal': 'webhooks.test.ts looks at it over an address that is there',
  '/webhooks/{id}/failures': 'webhook-failures.test.ts looks at it once a delivery was given up',
  '/waiting/{command}': 'waiting.test.ts looks at it while a wish is pending',
};

test('every kind of page is looked at in both languages for what breaks a rule of accessibility', () => {
  const pages = everyPage(openDesk(), () => '2026-11-23T02:00:00.000Z').filter(
    ({ method }) => method === 'GET',
  );
  const addresses = [
    ...staffKinds.map(({ path }) => path(sights)),
    ...publicKinds.map(([, path]) => (path('pf-9') === '' ? '/' : path('pf-9'))),
  ];
  const seen = new Set(
    addresses.flatMap((address) => {
      const found = findPage(pages, 'GET', address.split('?')[0] ?? '');
      return found === null || found === 'wrong-method' ? [] : [found.page.path];
    }),
  );
  expect(pages.length).toBeGreaterThan(70);
  expect(
    pages.map(({ path }) => path).filter((path) => !seen.has(path) && elsewhere[path] === undefined),
  ).toEqual([]);
  expect(Object.keys(elsewhere).filter((path) => !pages.some((page) => page.path === path))).toEqual([]);
});

test('no two kinds of pages share a name, so that each keeps its pictures', () => {
  const names = [...staffKinds.map(({ name }) => name), ...publicKinds.map(([name]) => name)];
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
