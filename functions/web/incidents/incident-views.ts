import * as z from 'zod';
import { incidentSeverities } from '../../../shared/domain/platform/incident.ts';

const duty = z.object({ dueAt: z.string().nullable(), doneAt: z.string().nullable(), late: z.boolean() });
export type DutyShown = z.infer<typeof duty>;

const counted = {
  id: z.string(),
  severity: z.enum(incidentSeverities),
  noticedAt: z.string(),
  notice: duty,
  report: duty,
};

const incident = z.object({
  ...counted,
  openedAt: z.string(),
  openedBy: z.string(),
  releases: z.array(z.string()),
  ministry: z.string(),
  closedAt: z.string().nullable(),
  confirmation: z
    .object({
      at: z.string(),
      documentNumber: z.string(),
      documentDate: z.string(),
      suspends: z.array(z.string()),
    })
    .nullable(),
  texts: z.record(z.string(), z.string()),
  allowed: z.array(z.string()),
});
export type IncidentShown = z.infer<typeof incident>;

/** The incidents on a platform, and what their reader may do. */
export const incidentsShown = z.object({
  items: z.array(incident),
  version: z.number(),
  allowed: z.array(z.string()),
  suspends: z.array(
    z.object({
      dossierId: z.string(),
      release: z.string().nullable(),
      status: z.string(),
      validUntil: z.string(),
    }),
  ),
});
export type IncidentsShown = z.infer<typeof incidentsShown>;

/** The open incidents on every platform that the reader answers for or oversees. */
export const openIncidents = z.object({
  items: z.array(
    z.object({
      ...counted,
      platformId: z.string(),
      nameVi: z.string(),
      nameEn: z.string().nullable(),
      isConfirmed: z.boolean(),
    }),
  ),
});
