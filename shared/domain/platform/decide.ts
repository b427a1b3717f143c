import { comparedIn } from '../dossier/overlap.ts';
import type { Actor } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { Act } from '../permissions.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import type { Surroundings } from '../rules.ts';
import { vietnamDayOf } from '../working-days.ts';
import { declareAdoption, reportAdoption } from './adopt.ts';
import type { PlatformCommand, PlatformEvent } from './commands.ts';
import { noteDue } from './deadlines.ts';
import { incidentMinistry } from './incident.ts';
import { isIncidentCommand, moveIncident } from './incident-moves.ts';
import { mayDo, withActingHolders } from './parties.ts';
import type { Platform, PlatformDetails } from './platform.ts';

type Decided = Decision<PlatformEvent>;

/** Official facts are the registrar's to state: on which lists a platform stands, by what source, and what is unsure. */
const statesNothingOfficial = ({ lists, sources, unverified }: PlatformDetails): boolean =>
  lists.length + sources.length + unverified.length === 0;

/** Who may put a platform on the register: its vendor or its owner, without official facts, or the registrar. */
export const mayRegister = (actor: Actor, details: PlatformDetails): boolean =>
  mayDo('register-platform', actor, details) &&
  (statesNothingOfficial(details) || mayDo('state-official-facts', actor, details));

const registrarsOwn = [
  'owner',
  'ownerKind',
  'vendor',
  'lists',
  'sources',
  'unverified',
  'fictional',
] as const;

/**
 * Owner, vendor and official facts are the registrar's to change; its own people change the rest, but no name under which
 * a permit has been given.
 */
export const mayUpdate = (actor: Actor, platform: Platform, changes: Partial<PlatformDetails>): boolean => {
  const mayAlso = (act: Act): boolean => mayDo(act, actor, platform.details);
  const isPermitted = Object.values(platform.standings).some(({ permit }) => permit !== null);
  if (registrarsOwn.some((name) => name in changes) && !mayAlso('state-official-facts')) return false;
  if ('nameVi' in changes && isPermitted && !mayAlso('rename-permitted-platform')) return false;
  return mayAlso('update-platform');
};

const addRelease = (state: Platform, command: Extract<PlatformCommand, { type: 'add-release' }>): Decided => {
  const { releaseId, release } = command.body;
  if (!mayDo('add-release', command.actor, state.details)) return refuse('not-your-platform');
  if (state.termination !== null)
    return refuse('platform-terminated', { lastDay: state.termination.lastDay });
  const known = Object.values(state.releases);
  if (known.some(({ version }) => version === release.version)) {
    return refuse('release-already-registered', { version: release.version });
  }
  if (release.purl !== null && known.some(({ purl }) => purl === release.purl)) {
    return refuse('purl-already-registered', { purl: release.purl });
  }
  const taken = release.digests.filter((digest) => known.some(({ digests }) => digests.includes(digest)));
  if (taken.length > 0) return refuse('digest-already-registered', { digests: taken });
  return accept({ type: 'ReleaseAdded', releaseId, release });
};

const noteStanding = (
  state: Platform,
  command: Extract<PlatformCommand, { type: 'note-standing' }>,
): Decided => {
  if (!isSystem(command.actor)) return refuse('not-your-move', { by: 'system' });
  const known = state.standings[command.body.dossierId];
  if (known !== undefined && known.dossierVersion >= command.body.dossierVersion) return accept();
  return accept({ type: 'StandingNoted', standing: command.body });
};

/** On which lists a platform stands is told by the lists; hearing it twice changes nothing. */
const noteListing = (
  state: Platform,
  { actor, body }: Extract<PlatformCommand, { type: 'note-listing' }>,
): Decided => {
  if (!isSystem(actor)) return refuse('not-your-move', { by: 'system' });
  if (state.details.lists.includes(body.list) === body.listed) return accept();
  return accept({ type: 'ListingNoted', ...body });
};

const update = (state: Platform, command: Extract<PlatformCommand, { type: 'update-platform' }>): Decided => {
  const { changes } = command.body;
  if (!mayUpdate(command.actor, state, changes)) return refuse('not-your-platform');
  if (state.termination !== null && !mayDo('state-official-facts', command.actor, state.details))
    return refuse('platform-terminated', { lastDay: state.termination.lastDay });
  if (changes.solution === state.id) return refuse('solution-is-itself');
  return Object.keys(changes).length === 0 ? accept() : accept({ type: 'PlatformUpdated', changes });
};

/** Ends a platform, once, by the document with which its owner notifies it (R23). */
const terminate = (
  state: Platform,
  { actor, body: { lastDay, reasons, ruling } }: Extract<PlatformCommand, { type: 'terminate-platform' }>,
  now: string,
): Decided => {
  if (!mayDo('terminate-platform', actor, state.details)) return refuse('not-your-platform');
  if (state.termination !== null)
    return refuse('platform-terminated', { lastDay: state.termination.lastDay });
  const { documentNumber, documentDate } = ruling;
  if (documentDate > vietnamDayOf(now)) return refuse('document-date-in-future', { documentDate });
  return accept({
    type: 'PlatformTerminated',
    termination: { lastDay, reasons, documentNumber, documentDate },
  });
};

/** What an import says of a platform, which the registrar decided on as a whole. */
const importPlatform = (
  id: string,
  state: Platform | null,
  { actor, body: { details, changes, compared = {} } }: Extract<PlatformCommand, { type: 'import-platform' }>,
): Decided => {
  if (!isSystem(actor)) return refuse('not-your-move', { by: 'system' });
  if (state === null)
    return details === null
      ? refuse('unknown-aggregate')
      : accept({ type: 'PlatformRegistered', id, details, ...comparedIn(compared) });
  return Object.keys(changes).length === 0 ? accept() : accept({ type: 'PlatformUpdated', changes });
};

/** A list may hear of an import before the platform does, which then brings its lists along. */
const decideUnknown = ({ type, actor }: PlatformCommand): Decided =>
  type === 'note-listing' && isSystem(actor) ? accept() : refuse('unknown-aggregate');

type KnownCommand = Exclude<PlatformCommand, { readonly type: 'register-platform' | 'import-platform' }>;

type PlatformSurroundings = Pick<Surroundings, 'now' | 'organisations' | 'bodies'>;

const decideKnown = (state: Platform, command: KnownCommand, around: PlatformSurroundings): Decided => {
  const { now, bodies } = around;
  if (isIncidentCommand(command)) {
    const ministry = incidentMinistry(state.details, bodies.registerMinistry);
    return moveIncident(state, command, { now, ministry });
  }
  switch (command.type) {
    case 'add-release':
      return addRelease(state, command);
    case 'note-standing':
      return noteStanding(state, command);
    case 'note-listing':
      return noteListing(state, command);
    case 'declare-adoption':
      return declareAdoption(state, command, now);
    case 'report-adoption':
      return reportAdoption(state, command, now);
    case 'terminate-platform':
      return terminate(state, command, now);
    case 'update-platform':
      return update(state, command);
    case 'note-due':
      return isSystem(command.actor) ? noteDue(state, now) : refuse('not-your-move', { by: 'system' });
  }
};

/** Decides one wish on one platform; pure, and refuses with a code. `around` holds the platform's vendor and owner. */
export const decidePlatform = (
  {
    id,
    state: stored,
    version,
  }: { readonly id: string; readonly state: Platform | null; readonly version: number },
  command: PlatformCommand,
  around: PlatformSurroundings,
): Decided => {
  const state = stored && { ...stored, details: withActingHolders(stored.details, around) };
  if (command.type === 'register-platform') {
    if (state !== null) return refuse('already-exists');
    const { id: chosen, details } = command.body;
    return mayRegister(command.actor, withActingHolders(details, around))
      ? accept({ type: 'PlatformRegistered', id: chosen, details })
      : refuse('not-your-platform');
  }
  if (command.type === 'import-platform') return importPlatform(id, state, command);
  if (state === null) return decideUnknown(command);
  const expected = command.expectedVersion ?? version;
  if (expected !== version) return refuse('stale-version', { expected, version });
  return decideKnown(state, command, around);
};
