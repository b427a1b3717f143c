import type { Actor } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import { may } from '../permissions.ts';
import type { Act } from '../permissions.ts';
import type { Decision, Refused } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import type { PlatformCommand, PlatformEvent } from './commands.ts';
import type { Incident } from './incident.ts';
import { mostIncidents, oldestIncidentDays } from './incident.ts';
import type { IncidentBodies, IncidentCommandType } from './incident-commands.ts';
import { missedAtConfirming, missedAtOpening } from './incident-deadlines.ts';
import { endingPermits } from './listed.ts';
import { relationsToPlatform } from './parties.ts';
import type { Platform, PlatformDetails } from './platform.ts';

type Decided = Decision<PlatformEvent>;
type CommandOf<T extends IncidentCommandType> = CommandHead & {
  readonly type: T;
  readonly body: IncidentBodies[T];
};
type IncidentCommand = { [T in IncidentCommandType]: CommandOf<T> }[IncidentCommandType];

/** The instant, and the publishing body of the platform today. */
interface IncidentContext {
  readonly now: string;
  readonly ministry: string;
}

const types: readonly string[] = [
  'open-incident',
  'report-incident',
  'confirm-incident',
  'close-incident',
] satisfies readonly IncidentCommandType[];

/** True for a wish on an incident. */
export const isIncidentCommand = (command: PlatformCommand): command is IncidentCommand =>
  types.includes(command.type);

/** True when the table lets the actor do this with the incidents of a platform of which that is known; `ministry` publishes it. */
export const mayAtIncident = (
  act: Act,
  actor: Actor,
  { details, ministry }: { readonly details: PlatformDetails; readonly ministry: string },
): boolean => {
  const isMinistry = actor.organisation === ministry;
  const relations = [
    ...relationsToPlatform(actor, details),
    ...(isMinistry ? (['publishing-body'] as const) : []),
  ];
  return may(act, { roles: actor.roles, relations });
};

/** Nothing is reported any more of a platform after its last day: `platform-terminated`. */
const refusedAsEnded = ({ termination }: Platform, now: string): Refused | null =>
  termination !== null && vietnamDayOf(now) > termination.lastDay
    ? refuse('platform-terminated', { lastDay: termination.lastDay })
    : null;

const refusedAtOpening = (
  state: Platform,
  { body: { noticedAt, releases } }: CommandOf<'open-incident'>,
  now: string,
): Refused | null => {
  if (noticedAt > now) return refuse('incident-in-future', { noticedAt });
  const oldest = addDays(vietnamDayOf(now), -oldestIncidentDays);
  if (vietnamDayOf(noticedAt) < oldest) return refuse('incident-too-old', { noticedAt, oldest });
  const unknown = releases.filter((id) => !Object.hasOwn(state.releases, id));
  if (unknown.length > 0) return refuse('release-unknown', { releases: unknown });
  return Object.keys(state.incidents).length >= mostIncidents
    ? refuse('too-many-incidents', { limit: mostIncidents })
    : null;
};

/**
 * Opens an incident (Decree 331/2026 Art. 31.2(d)): by vendor or owner it is their first word, by the ministry a question to them.
 * What is late by then is noted as missed, and told to the ministry, at once. Refuses `platform-terminated`,
 * `incident-in-future`, `incident-too-old`, `release-unknown`, `too-many-incidents`.
 */
const open = (
  state: Platform,
  command: CommandOf<'open-incident'>,
  { now, ministry }: IncidentContext,
): Decided => {
  const refused = refusedAsEnded(state, now) ?? refusedAtOpening(state, command, now);
  if (refused !== null) return refused;
  const { actor, body } = command;
  const isFirstWord = relationsToPlatform(actor, state.details).some(
    (relation) => (relation === 'vendor' || relation === 'owner') && actor.roles.includes(relation),
  );
  const incident: Incident = {
    id: body.incident,
    severity: body.severity,
    noticedAt: body.noticedAt,
    openedAt: now,
    openedBy: actor.organisation,
    releases: body.releases,
    notifiedAt: isFirstWord ? now : null,
    reportedAt: null,
    ministry,
    confirmation: null,
  };
  return accept<PlatformEvent>({ type: 'IncidentOpened', incident }, ...missedAtOpening(state, incident));
};

/** The ministry confirms an incident as serious: every permit of the platform is suspended, and every grace ends (R30; Decree 331/2026 Art. 31.2(c)). */
const confirm = (
  state: Platform,
  { body: { reasons, ruling } }: CommandOf<'confirm-incident'>,
  { incident, now }: { readonly incident: Incident; readonly now: string },
): Decided => {
  if (incident.confirmation !== null) return refuse('incident-already-confirmed');
  const { documentNumber, documentDate } = ruling;
  if (documentDate > vietnamDayOf(now)) return refuse('document-date-in-future', { documentDate });
  const suspends = endingPermits(state).map(({ dossierId }) => dossierId);
  const said = { at: now, reasons, documentNumber, documentDate, suspends };
  return accept<PlatformEvent>(
    { type: 'IncidentConfirmed', incident: incident.id, ...said },
    ...missedAtConfirming(state, incident),
  );
};

const moveOpen = (
  state: Platform,
  command: Exclude<IncidentCommand, CommandOf<'open-incident'>>,
  { now }: IncidentContext,
): Decided => {
  const id = command.body.incident;
  const incident = Object.hasOwn(state.incidents, id) ? state.incidents[id] : undefined;
  if (incident === undefined) return refuse('incident-unknown', { incident: id });
  if (command.type === 'confirm-incident') return confirm(state, command, { incident, now });
  if (command.type === 'report-incident')
    return incident.reportedAt === null
      ? accept({ type: 'IncidentReported', incident: id, at: now })
      : refuse('incident-already-reported', { reportedAt: incident.reportedAt });
  return incident.reportedAt === null
    ? refuse('incident-not-reported')
    : accept({ type: 'IncidentClosed', incident: id, at: now });
};

/**
 * Decides one wish on an incident of a platform. Refuses `not-your-platform` who may not, `incident-unknown` what is not open, a second
 * report or confirmation, and an end before the full report.
 */
export const moveIncident = (
  state: Platform,
  command: IncidentCommand,
  context: IncidentContext,
): Decided => {
  const { ministry } = context;
  if (!mayAtIncident(command.type, command.actor, { details: state.details, ministry }))
    return refuse('not-your-platform');
  return command.type === 'open-incident' ? open(state, command, context) : moveOpen(state, command, context);
};
