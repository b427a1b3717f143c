import { incidentSeverities } from '../../../shared/domain/platform/incident.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import type { Field, Typed } from '../forms/field.ts';
import { plainForm } from '../forms/plain-form.ts';
import type { Ground } from '../forms/plain-form.ts';
import { incidentTitle } from '../incidents/incident-lines.ts';
import type { IncidentsShown } from '../incidents/incident-views.ts';
import { incidentsPath, readIncident, readTroubled } from '../incidents/read-incidents.ts';
import { reasons, rulingFields, rulingOf } from '../moves/move-fields.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { addressIn } from '../visit.ts';
import { lastDayText } from '../written.ts';

const listPath = ({ parameters }: SignedInVisit): string => incidentsPath(parameters['id'] ?? '');
const onePath = (visit: SignedInVisit): string =>
  `${listPath(visit)}/${encodeURIComponent(visit.parameters['incident'] ?? '')}`;

/** An instant as it was typed by the clock of Viet Nam, in ISO 8601 UTC; as it was typed where it is none. */
const instantOf = ({ day, text }: Typed): string => {
  const typed = `${day('noticedDay') ?? ''}T${(text('noticedTime') ?? '').padStart(5, '0')}:00+07:00`;
  return Number.isNaN(Date.parse(typed)) ? typed : new Date(typed).toISOString();
};

const openFields: readonly Field[] = [
  {
    name: 'incidentSeverity',
    at: 'severity',
    kind: 'one',
    isNeeded: true,
    words: incidentSeverities,
  },
  {
    name: 'noticedDay',
    at: 'noticedAt',
    kind: 'day',
    isNeeded: true,
    hint: 'hint.day',
    initially: 'today',
  },
  { name: 'noticedTime', kind: 'time', isNeeded: true, hint: 'hint.time' },
  { name: 'releases', kind: 'several', source: 'releases', hint: 'hint.releases' },
  { name: 'description', kind: 'text', isNeeded: true, hint: 'hint.incidentText' },
];

/** The form by which an incident is reported first. */
const openForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/{id}/incidents/new',
    heading: 'incident.open',
    lead: 'incident.openLead',
    done: 'opened',
    blames: { 'incident-in-future': 'noticedTime', 'incident-too-old': 'noticedDay' },
    then: (visit) => `${listPath(visit)}?done=opened`,
    fields: openFields,
    ground: async (visit) => {
      const read = await readTroubled(deps, visit);
      if ('answer' in read) return read;
      const releases = read.releases.map(({ releaseId, version }) => ({ value: releaseId, text: version }));
      return { back: listPath(visit), caption: read.name, version: null, words: { releases } };
    },
    wish: (typed, visit) => ({
      method: 'POST',
      path: listPath(visit),
      body: {
        severity: typed.text('incidentSeverity'),
        noticedAt: instantOf(typed),
        releases: typed.several('releases'),
        description: typed.text('description'),
      },
    }),
  });

/** What a form shows of its incident; whoever may not do this now is told so. */
const groundOf =
  (deps: WebDeps, act: string, more: (all: IncidentsShown, visit: SignedInVisit) => Partial<Ground>) =>
  async (visit: SignedInVisit): Promise<Ground | { readonly answer: PageAnswer }> => {
    const read = await readIncident(deps, visit);
    if ('answer' in read) return read;
    const { found, all } = read;
    if (!found.allowed.includes(act))
      return { answer: { template: 'not-your-turn.njk', data: { place: onePath(visit) }, status: 409 } };
    const caption = incidentTitle(visit.language, found);
    return { back: onePath(visit), caption, version: null, ...more(all, visit) };
  };

/** The form of the full report. */
const reportForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/{id}/incidents/{incident}/report',
    heading: 'incident.report',
    lead: 'incident.reportLead',
    done: 'reported',
    then: (visit) => `${onePath(visit)}?done=reported`,
    fields: [
      { name: 'incidentReport', at: 'report', kind: 'text', isNeeded: true, hint: 'hint.incidentText' },
    ],
    ground: groundOf(deps, 'report-incident', () => ({})),
    wish: ({ text }, visit) => ({
      method: 'POST',
      path: `${onePath(visit)}/report`,
      body: { report: text('incidentReport') },
    }),
  });

/** What a confirmation suspends, by case; decided on the version of the platform on which this was said. */
const consequences = (
  { suspends, version }: IncidentsShown,
  { language }: SignedInVisit,
): Partial<Ground> => ({
  version,
  consequences: {
    heading: webText(language, 'incident.willSuspend', { count: suspends.length }),
    otherwise: webText(language, 'incident.suspendsNothing'),
    items: suspends.map(({ dossierId, release, status, validUntil }) => ({
      href: addressIn(language, `/dossiers/${encodeURIComponent(dossierId)}`),
      text: webText(language, 'incident.permitOf', { release: release ?? dossierId }),
      note: webText(language, 'incident.permitNow', {
        status: permitStatusText(language, status),
        day: lastDayText(language, validUntil),
      }),
    })),
  },
});

const permitStatusText = (language: SignedInVisit['language'], status: string): string =>
  status === 'valid' || status === 'suspended' ? name(language, 'permitStatuses', status) : status;

/** The form by which the ministry rules that an incident is serious. */
const confirmForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/{id}/incidents/{incident}/confirmation',
    heading: 'incident.confirm',
    lead: 'incident.confirmLead',
    done: 'confirmed',
    then: (visit) => `${onePath(visit)}?done=confirmed`,
    isDanger: true,
    fields: [{ ...reasons, hint: 'hint.incidentText' }, ...rulingFields],
    ground: groundOf(deps, 'confirm-incident', consequences),
    wish: (typed, visit) => ({
      method: 'POST',
      path: `${onePath(visit)}/confirmation`,
      body: { reasons: typed.text('reasons'), ruling: rulingOf(typed) },
    }),
  });

/** The form that closes an incident. */
const closeForm = (deps: WebDeps): readonly StaffPage[] =>
  plainForm(deps, {
    path: '/platforms/{id}/incidents/{incident}/closing',
    heading: 'incident.close',
    lead: 'incident.closeLead',
    done: 'closed',
    then: (visit) => `${onePath(visit)}?done=closed`,
    fields: [{ ...reasons, hint: 'hint.incidentText' }],
    ground: groundOf(deps, 'close-incident', () => ({})),
    wish: ({ text }, visit) => ({
      method: 'POST',
      path: `${onePath(visit)}/closing`,
      body: { reasons: text('reasons') },
    }),
  });

/** Everything that is done about incidents. */
export const incidentForms = (deps: WebDeps): readonly StaffPage[] => [
  ...openForm(deps),
  ...reportForm(deps),
  ...confirmForm(deps),
  ...closeForm(deps),
];
