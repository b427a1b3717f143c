import * as z from 'zod';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { plainForm } from '../forms/plain-form.ts';
import { wayToIncidents } from '../incidents/read-incidents.ts';
import { shown } from '../refusal.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';

const platform = z.object({
  id: z.string(),
  nameVi: z.string(),
  nameEn: z.string().nullable(),
  owner: z.string().nullable(),
  vendor: z.string().nullable(),
  version: z.number(),
  releases: z.array(
    z.object({
      releaseId: z.string(),
      version: z.string(),
      purl: z.string().nullable(),
      digests: z.array(z.string()),
    }),
  ),
});

const placeOf = ({ parameters }: SignedInVisit): string =>
  `/platforms/${encodeURIComponent(parameters['id'] ?? '')}`;

const readPlatform = async ({ api }: WebDeps, visit: SignedInVisit) =>
  shown(await api({ language: visit.language, token: visit.session.token, path: placeOf(visit) }), platform);

/** `GET /platforms/{id}`: a platform with its releases, for who works on it. */
const platformPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/platforms/{id}',
  showTo: async (visit) => {
    const read = await readPlatform(deps, visit);
    if ('answer' in read) return read.answer;
    const item = read.value;
    const { language, query } = visit;
    const done = query.get('done');
    const key = done === 'register-platform' ? 'done.register-platform' : 'done.add-release';
    const incidents = await wayToIncidents(deps, visit, { platformId: item.id, dossier: null });
    const data = {
      incidents,
      item,
      title: (language === 'en' ? item.nameEn : null) ?? item.nameVi,
      place: placeOf(visit),
      success: done === null ? null : webText(language, key),
    };
    return { template: 'staff-platform.njk', data };
  },
});

/** The form that registers a platform. */
const registerForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/new',
    heading: 'platforms.register',
    lead: 'platforms.registerLead',
    done: 'register-platform',
    fields: [
      { name: 'nameVi', kind: 'line', isNeeded: true },
      { name: 'nameEn', kind: 'line' },
      { name: 'owner', kind: 'line', isNeeded: true, hint: 'hint.owner' },
      { name: 'ownerKind', kind: 'one', isNeeded: true, words: ['ministry', 'province', 'enterprise'] },
      { name: 'category', kind: 'one', words: ['government', 'economy', 'society'] },
    ],
    ground: () => Promise.resolve({ back: '/work', version: null }),
    wish: ({ text }) => ({
      method: 'POST',
      path: '/platforms',
      body: {
        nameVi: text('nameVi'),
        nameEn: text('nameEn') ?? null,
        owner: text('owner'),
        ownerKind: text('ownerKind'),
        category: text('category') ?? null,
      },
    }),
  });

const digestsIn = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/u).flatMap((each) => {
    const digest = each.toLowerCase();
    if (digest === '') return [];
    return [digest.startsWith('sha256:') ? digest : `sha256:${digest}`];
  });

/** The form that adds a release to a platform. */
const releaseForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/{id}/releases',
    heading: 'platforms.addRelease',
    done: 'add-release',
    fields: [
      { name: 'releaseVersion', at: 'version', kind: 'line', isNeeded: true, hint: 'hint.version' },
      { name: 'digests', kind: 'text', hint: 'hint.digests' },
      { name: 'purl', kind: 'line', hint: 'hint.purl' },
    ],
    ground: async (visit) => {
      const read = await readPlatform(deps, visit);
      return 'answer' in read
        ? read
        : { back: placeOf(visit), caption: read.value.nameVi, version: read.value.version };
    },
    wish: ({ text }, visit) => ({
      method: 'POST',
      path: `${placeOf(visit)}/releases`,
      body: {
        version: text('releaseVersion'),
        purl: text('purl') ?? null,
        digests: digestsIn(text('digests')),
      },
    }),
  });

/** The form that opens the dossier of a release. */
const dossierForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/{id}/releases/{release}',
    heading: 'platforms.openDossier',
    lead: 'platforms.openDossierLead',
    done: 'open-dossier',
    fields: [
      { name: 'proposedLevel', kind: 'one', isNeeded: true, words: ['1', '2', '3', '4', '5'] },
      { name: 'operatingUnit', kind: 'line', isNeeded: true, hint: 'hint.operatingUnit' },
      { name: 'monitoringProvider', kind: 'line', hint: 'hint.monitoringProvider' },
      { name: 'projectStartedOn', kind: 'day', hint: 'hint.projectStartedOn' },
    ],
    ground: async (visit) => {
      const read = await readPlatform(deps, visit);
      return 'answer' in read ? read : { back: placeOf(visit), caption: read.value.nameVi, version: null };
    },
    wish: ({ text, day }, { parameters }) => ({
      method: 'POST',
      path: '/dossiers',
      body: {
        platformId: parameters['id'],
        releaseId: parameters['release'],
        proposedLevel: Number(text('proposedLevel')),
        operatingUnit: text('operatingUnit'),
        monitoringProvider: text('monitoringProvider'),
        projectStartedOn: day('projectStartedOn'),
      },
    }),
  });

/** Everything that a vendor does before there is a dossier. */
export const platformPages = (deps: WebDeps): readonly StaffPage[] => [
  ...registerForm(deps),
  platformPage(deps),
  ...releaseForm(deps),
  ...dossierForm(deps),
];
