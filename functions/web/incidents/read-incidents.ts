import * as z from 'zod';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { PageAnswer, SignedInVisit } from '../visit.ts';
import { dutyLines, incidentTitle, stateOf } from './incident-lines.ts';
import { incidentsShown, openIncidents } from './incident-views.ts';
import type { IncidentShown, IncidentsShown } from './incident-views.ts';

type Asking = Pick<SignedInVisit, 'language' | 'session'>;

/** The platform whose incidents are asked for, and the case from which somebody comes who may read them only as its assessor. */
interface Where {
  readonly platformId: string;
  readonly dossier: string | null;
}

/** Where the incidents of a platform stand, in the API and on the pages. */
export const incidentsPath = (platformId: string): string =>
  `/platforms/${encodeURIComponent(platformId)}/incidents`;

/** The question that an assessor's way from a case carries on; empty for everybody else. */
export const fromCase = (dossier: string | null): string =>
  dossier === null ? '' : `?dossier=${encodeURIComponent(dossier)}`;

const asked = ({ api }: WebDeps, { language, session }: Asking, { platformId, dossier }: Where) =>
  api({ language, token: session.token, path: incidentsPath(platformId) + fromCase(dossier) });

/** The incidents of a platform as their reader may see them, or the page that says why not. */
export const readIncidents = async (deps: WebDeps, asking: Asking, where: Where) =>
  shown(await asked(deps, asking, where), incidentsShown);

/** The platform of a page, and the case from which its reader comes. */
export const whereOf = ({ parameters, query }: Pick<SignedInVisit, 'parameters' | 'query'>): Where => ({
  platformId: parameters['id'] ?? '',
  dossier: query.get('dossier'),
});

const platformShown = z.object({
  nameVi: z.string(),
  nameEn: z.string().nullable(),
  releases: z.array(z.object({ releaseId: z.string(), version: z.string() })),
});

/** What the platform of a page is called in the reader's language, with its releases; or the page that says why it is not shown. */
export const readTroubled = async (
  { api }: WebDeps,
  { language, session, parameters }: Pick<SignedInVisit, 'language' | 'session' | 'parameters'>,
) => {
  const path = `/platforms/${encodeURIComponent(parameters['id'] ?? '')}`;
  const read = shown(await api({ language, token: session.token, path }), platformShown);
  if ('answer' in read) return read;
  const { nameVi, nameEn, releases } = read.value;
  return { name: (language === 'en' ? nameEn : null) ?? nameVi, releases };
};

/** The incident that a page names, with everything on its platform; a page that says so where there is none. */
export const readIncident = async (
  deps: WebDeps,
  visit: SignedInVisit,
): Promise<{ found: IncidentShown; all: IncidentsShown } | { answer: PageAnswer }> => {
  const read = await readIncidents(deps, visit, whereOf(visit));
  if ('answer' in read) return read;
  const found = read.value.items.find(({ id }) => id === visit.parameters['incident']);
  return found === undefined
    ? { answer: { template: 'not-found.njk', data: {}, status: 404 } }
    : { found, all: read.value };
};

/** The way to the incidents of a platform, and how many are open; null for who may not read them. */
export const wayToIncidents = async (deps: WebDeps, asking: Asking, where: Where) => {
  const { status, body } = await asked(deps, asking, where);
  if (status !== 200) return null;
  const { items, allowed } = incidentsShown.parse(body);
  const open = items.filter(({ closedAt }) => closedAt === null).length;
  return {
    path: incidentsPath(where.platformId) + fromCase(where.dossier),
    text: webText(asking.language, 'incident.link', { open, all: items.length }),
    mayOpen: allowed.includes('open-incident'),
    open,
  };
};

/** The open incidents on every platform that the reader oversees, the most urgent first, in words; null for who may not ask. */
export const incidentsOverseen = async ({ api, now }: WebDeps, { language, session }: Asking) => {
  const { status, body } = await api({ language, token: session.token, path: '/incidents' });
  if (status !== 200) return null;
  const rows = openIncidents.parse(body).items.map((item) => ({
    path: `${incidentsPath(item.platformId)}/${encodeURIComponent(item.id)}`,
    title: incidentTitle(language, item),
    platform: (language === 'en' ? item.nameEn : null) ?? item.nameVi,
    state: stateOf(false, item.isConfirmed),
    duties: dutyLines(language, item, now()),
  }));
  const late = rows.flatMap(({ duties }) => duties).filter(({ isLate }) => isLate).length;
  return { rows, late };
};
