import * as z from 'zod';
import { incidentSeverities } from '../domain/platform/incident.ts';
import type { Incident } from '../domain/platform/incident.ts';
import type { IncidentBodies } from '../domain/platform/incident-commands.ts';
import { ruling } from './dossier-bodies.ts';
import { id, instant, text } from './primitives.ts';
import { rulingRequest } from './ruling-request.ts';

/** What happened, in words: no personal data and no secrets. */
const said = text(4000);
/** Why the ministry confirms it: stays with the platform while the incident is open, so that it is short. */
const why = text(1000);

const opened = {
  severity: z.enum(incidentSeverities),
  noticedAt: instant,
  releases: z.array(id).max(20),
  description: said,
};

/** What each act on an incident carries. */
export const incidentBodies = {
  'open-incident': z.strictObject({ incident: id, ...opened }),
  'report-incident': z.strictObject({ incident: id, report: said }),
  'confirm-incident': z.strictObject({
    incident: id,
    reasons: why,
    ruling: ruling.omit({ attachment: true }),
  }),
  'close-incident': z.strictObject({ incident: id, reasons: said }),
} as const satisfies { [T in keyof IncidentBodies]: z.ZodType<IncidentBodies[T]> };

/** `POST /platforms/{id}/incidents`: how grave, when it was noticed (ISO 8601 UTC), the releases that it touches, and what happened. */
export const openIncidentRequest = z.strictObject({ ...opened, releases: opened.releases.default([]) });

/** `POST /platforms/{id}/incidents/{incident}/report`: the full report. */
export const reportIncidentRequest = z.strictObject({ report: said });

/** `POST /platforms/{id}/incidents/{incident}/confirmation`: the ministry's ruling that it is serious. */
export const confirmIncidentRequest = z.strictObject({
  reasons: why,
  ruling: rulingRequest.omit({ attachment: true }),
});

/** `POST /platforms/{id}/incidents/{incident}/closing`: why nothing more is to be done. */
export const closeIncidentRequest = z.strictObject({ reasons: said });

/** An open incident, as it is stored with its platform. */
export const incident = z.object({
  id: z.string(),
  severity: z.enum(incidentSeverities),
  noticedAt: z.string(),
  openedAt: z.string(),
  openedBy: z.string(),
  releases: z.array(z.string()),
  notifiedAt: z.string().nullable(),
  reportedAt: z.string().nullable(),
  ministry: z.string(),
  confirmation: z
    .object({
      at: z.string(),
      reasons: z.string(),
      documentNumber: z.string(),
      documentDate: z.string(),
      suspends: z.array(z.string()),
    })
    .nullable(),
}) satisfies z.ZodType<Incident>;

/** What is kept of an incident for those who may read it, open or closed. */
const keptIncident = incident.extend({ closedAt: z.string().nullable() });
export type KeptIncident = z.infer<typeof keptIncident>;

/** An incident as it is kept; throws on anything else. */
export const parseKeptIncident = (stored: unknown): KeptIncident => keptIncident.parse(stored);

/** What lists show of an open incident. */
export const incidentOnCard = incident
  .pick({ id: true, severity: true, noticedAt: true, notifiedAt: true, reportedAt: true, ministry: true })
  .extend({ isConfirmed: z.boolean() });

const keptText = z.object({ incident: z.string(), part: z.string(), text: z.string(), at: z.string() });

/** A text of an incident as it is kept; throws on anything else. */
export const parseIncidentText = (stored: unknown): z.infer<typeof keptText> => keptText.parse(stored);
