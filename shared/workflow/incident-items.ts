import { systemActor } from '../domain/actor.ts';
import type { PlatformEvent } from '../domain/platform/commands.ts';
import { isSuspendedBy } from '../domain/platform/evolve-incidents.ts';
import type { Incident } from '../domain/platform/incident.ts';
import type { Platform } from '../domain/platform/platform.ts';
import type { RestsOn } from '../domain/rests-on.ts';
import type { Change } from './aggregate.ts';
import { rulingOf } from './envelope.ts';
import { followUpId } from './hash.ts';
import { keys } from './keys.ts';
import type { FollowUp, SideItem } from './ports.ts';
import type { PlatformWish } from './wishes.ts';

type PlatformChange = Change<Platform, PlatformEvent, PlatformWish>;

/** Behind the numbers of every other follow-up of a command. */
const firstNumber = 700;

const put = (key: SideItem['key'], body: SideItem['body']): SideItem => ({ key, body, claim: null });

/** The text that a wish brings, by its part of the incident; null for any other wish. */
const textOf = ({ type, body }: PlatformWish): { incident: string; part: string; text: string } | null => {
  switch (type) {
    case 'open-incident':
      return { incident: body.incident, part: 'description', text: body.description };
    case 'report-incident':
      return { incident: body.incident, part: 'report', text: body.report };
    case 'confirm-incident':
      return { incident: body.incident, part: 'confirmation', text: body.reasons };
    case 'close-incident':
      return { incident: body.incident, part: 'closing', text: body.reasons };
    default:
      return null;
  }
};

/** What a commit keeps of incidents beside the platform: each that changed, open or closed, and the text that came with it. */
export const incidentItems = ({ before, after, command, at, events }: PlatformChange): SideItem[] => {
  const was = before?.incidents ?? {};
  const closed = events.flatMap((event) => (event.type === 'IncidentClosed' ? [event.incident] : []));
  const changed = Object.values(after.incidents).filter((incident) => was[incident.id] !== incident);
  const ended = closed.flatMap((id) => was[id] ?? []);
  const kept = (incident: Incident, closedAt: string | null): SideItem =>
    put(keys.incident(after.id, incident.id), { ...incident, closedAt });
  const text = textOf(command);
  return [
    ...changed.map((incident) => kept(incident, null)),
    ...ended.map((incident) => kept(incident, at)),
    ...(text === null ? [] : [put(keys.incidentText(after.id, text.incident, text.part), { ...text, at })]),
  ];
};

/** What lists of open incidents show of each: no texts. */
export const incidentsOnCard = ({ incidents }: Platform) =>
  Object.values(incidents).map(
    ({ id, severity, noticedAt, notifiedAt, reportedAt, ministry, confirmation }) => ({
      ...{ id, severity, noticedAt, notifiedAt, reportedAt, ministry },
      isConfirmed: confirmation !== null,
    }),
  );

interface Suspended {
  readonly dossierId: string;
  readonly incident: string;
  readonly reasons: string;
  readonly restsOn?: RestsOn;
}

/** The document by which the ministry confirmed an incident; its legal basis is known to the command that confirms. */
const restsOnOf = (
  { confirmation, ministry }: Incident,
  command: PlatformWish,
): Pick<Suspended, 'restsOn'> => {
  if (confirmation === null) return {};
  const { documentNumber, documentDate } = confirmation;
  const legalBasis = rulingOf(command)?.legalBasis ?? null;
  return { restsOn: { documentNumber, documentDate, legalBasis, by: ministry } };
};

/** The cases that an incident suspends by these events: at its confirmation, or where the word of a permit came only now. */
export const suspendedIn = ({ before, events, after, command }: PlatformChange): readonly Suspended[] =>
  events.flatMap((event) => {
    if (event.type === 'IncidentConfirmed') {
      const { incident, reasons, suspends } = event;
      const confirmed = after.incidents[incident];
      const restsOn = confirmed === undefined ? {} : restsOnOf(confirmed, command);
      return suspends.map((dossierId) => ({ dossierId, incident, reasons, ...restsOn }));
    }
    if (event.type !== 'StandingNoted') return [];
    const { dossierId } = event.standing;
    return Object.values(before?.incidents ?? {})
      .filter((incident) => isSuspendedBy(incident, event.standing))
      .map((incident) => ({
        dossierId,
        incident: incident.id,
        reasons: incident.confirmation?.reasons ?? after.id,
        ...restsOnOf(incident, command),
      }));
  });

/** The permits that a confirmed incident suspends, each in the history of its own case. */
export const incidentFollowUps = (change: PlatformChange): FollowUp[] =>
  suspendedIn(change).map(({ dossierId, ...body }, n): FollowUp => ({
    to: 'publication',
    command: {
      id: followUpId(change.command.id, firstNumber + n),
      type: 'suspend-for-incident',
      aggregate: { kind: 'dossier', id: dossierId },
      actor: systemActor,
      body,
      correlationId: change.command.correlationId,
    },
  }));
