import type { PlatformEvent } from './commands.ts';
import type { Incident } from './incident.ts';
import type { IncidentEvent } from './incident-commands.ts';
import type { Platform, Standing } from './platform.ts';

type Incidents = Readonly<Record<string, Incident>>;

const types: readonly string[] = [
  'IncidentOpened',
  'IncidentReported',
  'IncidentConfirmed',
  'IncidentClosed',
] satisfies readonly IncidentEvent['type'][];

/** True for what happens to an incident. */
export const isIncidentEvent = (event: PlatformEvent): event is IncidentEvent => types.includes(event.type);

/** The open incident that an event is about; undefined for any other event, and once it is closed. */
export const incidentNamed = (event: PlatformEvent, { incidents }: Platform): Incident | undefined => {
  if (!isIncidentEvent(event)) return undefined;
  return typeof event.incident === 'string' ? incidents[event.incident] : event.incident;
};

const changed = (incidents: Incidents, id: string, change: (incident: Incident) => Incident): Incidents => {
  const found = Object.hasOwn(incidents, id) ? incidents[id] : undefined;
  if (found === undefined) throw new Error(`history changes the incident ${id}, which is not open`);
  return { ...incidents, [id]: change(found) };
};

/** The open incidents after one more thing has happened; one that is closed is gone from them. */
export const evolveIncidents = (incidents: Incidents, event: IncidentEvent): Incidents => {
  switch (event.type) {
    case 'IncidentOpened':
      return { ...incidents, [event.incident.id]: event.incident };
    case 'IncidentReported':
      // The full report is the first word too, where nobody had given one.
      return changed(incidents, event.incident, (incident) => ({
        ...incident,
        notifiedAt: incident.notifiedAt ?? event.at,
        reportedAt: event.at,
      }));
    case 'IncidentConfirmed': {
      const { at, reasons, documentNumber, documentDate, suspends } = event;
      const confirmation = { at, reasons, documentNumber, documentDate, suspends };
      // What the ministry confirms is serious, whatever it was called before.
      return changed(incidents, event.incident, (incident) => ({
        ...incident,
        severity: incident.severity === 'ordinary' ? 'serious' : incident.severity,
        confirmation,
      }));
    }
    case 'IncidentClosed':
      return Object.fromEntries(Object.entries(incidents).filter(([id]) => id !== event.incident));
  }
};

/**
 * True for a permit that a confirmed incident suspends although the platform hears of it only now: it was given before the
 * confirmation, and its case was not told yet. A permit that was given or reinstated since is none.
 */
export const isSuspendedBy = ({ confirmation }: Incident, { dossierId, permit }: Standing): boolean =>
  confirmation !== null &&
  permit?.status === 'valid' &&
  permit.issuedAt <= confirmation.at &&
  !confirmation.suspends.includes(dossierId);

/** The open incidents once a standing was noted: each remembers the cases that it suspends. */
export const withSuspended = (incidents: Incidents, standing: Standing): Incidents =>
  Object.fromEntries(
    Object.entries(incidents).map(([id, incident]) => {
      const { confirmation } = incident;
      if (confirmation === null || !isSuspendedBy(incident, standing)) return [id, incident];
      const suspends = [...confirmation.suspends, standing.dossierId];
      return [id, { ...incident, confirmation: { ...confirmation, suspends } }];
    }),
  );
