import { webText } from '../../../shared/messages/web-messages.ts';
import { readCase } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { dutyLines, incidentTitle, stateOf } from '../incidents/incident-lines.ts';
import type { IncidentShown } from '../incidents/incident-views.ts';
import {
  fromCase,
  incidentsPath,
  readIncident,
  readIncidents,
  readTroubled,
  whereOf,
} from '../incidents/read-incidents.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';

/** The forms of what is done on an incident, by the act; each is the last part of its path. */
const forms: Readonly<Record<string, string>> = {
  'report-incident': 'report',
  'confirm-incident': 'confirmation',
  'close-incident': 'closing',
};

/** What was said of an incident, in the order in which it happens. */
const parts = ['description', 'report', 'confirmation', 'closing'] as const;

const told = ['opened', 'reported', 'confirmed', 'closed'];

const successOf = ({ language, query }: SignedInVisit): string | null => {
  const done = query.get('done') ?? '';
  return told.includes(done) ? webText(language, `incident.done.${done}`) : null;
};

/** What every page on the incidents of a platform says of where it is. */
const frameOf = async (deps: WebDeps, visit: SignedInVisit) => {
  const { platformId, dossier } = whereOf(visit);
  const read = await readTroubled(deps, visit);
  if ('answer' in read) return read;
  const back = dossier === null ? `/platforms/${encodeURIComponent(platformId)}` : `/dossiers/${dossier}`;
  return {
    platform: read.name,
    releases: read.releases,
    place: incidentsPath(platformId),
    question: fromCase(dossier),
    back,
    success: successOf(visit),
  };
};

const lineOf = (deps: WebDeps, { language }: SignedInVisit, incident: IncidentShown) => ({
  ...incident,
  title: incidentTitle(language, incident),
  state: stateOf(incident.closedAt !== null, incident.confirmation !== null),
  duties: dutyLines(language, incident, deps.now()),
});

/** The cases whose permits an incident suspended, by what people call them; by their ids where the reader does not see them. */
const suspendedOf = async (deps: WebDeps, visit: SignedInVisit, { confirmation }: IncidentShown) =>
  Promise.all(
    (confirmation?.suspends ?? []).map(async (id) => {
      const read = await readCase(deps, visit, id);
      if ('answer' in read) return { id, text: id };
      const { caseNumber, releaseVersion } = read.value;
      return { id, text: `${caseNumber} · ${webText(visit.language, 'case.version')} ${releaseVersion}` };
    }),
  );

/** `GET /platforms/{id}/incidents`: the incidents on a platform with what is left of their hours, for who may read them. */
const listPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/platforms/{id}/incidents',
  showTo: async (visit) => {
    const read = await readIncidents(deps, visit, whereOf(visit));
    if ('answer' in read) return read.answer;
    const frame = await frameOf(deps, visit);
    if ('answer' in frame) return frame.answer;
    const data = {
      ...frame,
      rows: read.value.items.map((incident) => lineOf(deps, visit, incident)),
      mayOpen: read.value.allowed.includes('open-incident'),
    };
    return { template: 'incidents.njk', data };
  },
});

/** `GET /platforms/{id}/incidents/{incident}`: one incident: its hours, what was said of it, and what the reader may do. */
const onePage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/platforms/{id}/incidents/{incident}',
  showTo: async (visit) => {
    const read = await readIncident(deps, visit);
    if ('answer' in read) return read.answer;
    const frame = await frameOf(deps, visit);
    if ('answer' in frame) return frame.answer;
    const { found } = read;
    const data = {
      ...frame,
      touched: frame.releases
        .filter(({ releaseId }) => found.releases.includes(releaseId))
        .map(({ version }) => version)
        .join(', '),
      incident: lineOf(deps, visit, found),
      suspended: await suspendedOf(deps, visit, found),
      texts: parts.flatMap((part) => {
        const text = found.texts[part];
        return text === undefined ? [] : [{ part, text }];
      }),
      actions: found.allowed.flatMap((act) => {
        const form = forms[act];
        return form === undefined ? [] : [{ act, form }];
      }),
    };
    return { template: 'incident.njk', data };
  },
});

/** The pages that show incidents. */
export const incidentPages = (deps: WebDeps): readonly StaffPage[] => [listPage(deps), onePage(deps)];
