import type { Actor, Ruling } from '../actor.ts';
import { isSystem } from '../actor.ts';
import type { CommandHead } from '../command.ts';
import { may } from '../permissions.ts';
import type { Act, Relation } from '../permissions.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { Platform, PlatformDetails, Release, Standing } from './platform.ts';
import type { Termination } from './record.ts';

export type PlatformCommand = CommandHead &
  (
    | {
        readonly type: 'register-platform';
        readonly body: { readonly id: string; readonly details: PlatformDetails };
      }
    | { readonly type: 'update-platform'; readonly body: { readonly changes: Partial<PlatformDetails> } }
    | {
        readonly type: 'add-release';
        readonly body: { readonly releaseId: string; readonly release: Release };
      }
    | { readonly type: 'note-standing'; readonly body: Standing }
    | {
        readonly type: 'terminate-platform';
        readonly body: { readonly lastDay: string; readonly reasons: string; readonly ruling: Ruling };
      }
  );

export type PlatformEvent =
  | { readonly type: 'PlatformRegistered'; readonly id: string; readonly details: PlatformDetails }
  | { readonly type: 'PlatformUpdated'; readonly changes: Partial<PlatformDetails> }
  | { readonly type: 'ReleaseAdded'; readonly releaseId: string; readonly release: Release }
  | { readonly type: 'StandingNoted'; readonly standing: Standing }
  | { readonly type: 'PlatformTerminated'; readonly termination: Termination };

type Decided = Decision<PlatformEvent>;

const relationsToPlatform = ({ organisation }: Actor, { vendor, owner }: PlatformDetails): Relation[] => [
  'any',
  ...(organisation === vendor ? (['vendor'] as const) : []),
  ...(organisation === owner ? (['owner'] as const) : []),
];

/** True when the table lets the actor do this to a platform of which that is known. */
export const mayDo = (act: Act, actor: Actor, details: PlatformDetails): boolean =>
  may(act, { roles: actor.roles, relations: relationsToPlatform(actor, details) });

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

/** Decides one wish on one platform at an instant (ISO 8601 UTC); pure, and refuses with a code. */
export const decidePlatform = (
  { state, version }: { readonly state: Platform | null; readonly version: number },
  command: PlatformCommand,
  now: string,
): Decided => {
  if (command.type === 'register-platform') {
    if (state !== null) return refuse('already-exists');
    const { id, details } = command.body;
    return mayRegister(command.actor, details)
      ? accept({ type: 'PlatformRegistered', id, details })
      : refuse('not-your-platform');
  }
  if (state === null) return refuse('unknown-aggregate');
  const expected = command.expectedVersion ?? version;
  if (expected !== version) return refuse('stale-version', { expected, version });
  if (command.type === 'add-release') return addRelease(state, command);
  if (command.type === 'note-standing') return noteStanding(state, command);
  if (command.type === 'terminate-platform') return terminate(state, command, now);
  return update(state, command);
};

/** The platform after one more thing has happened. */
export const evolvePlatform = (state: Platform | null, event: PlatformEvent): Platform => {
  if (event.type === 'PlatformRegistered')
    return { id: event.id, details: event.details, releases: {}, standings: {}, termination: null };
  if (state === null) throw new Error(`history starts with ${event.type}`);
  switch (event.type) {
    case 'PlatformUpdated':
      return { ...state, details: { ...state.details, ...event.changes } };
    case 'ReleaseAdded':
      return { ...state, releases: { ...state.releases, [event.releaseId]: event.release } };
    case 'StandingNoted':
      return { ...state, standings: { ...state.standings, [event.standing.dossierId]: event.standing } };
    case 'PlatformTerminated':
      return { ...state, termination: event.termination };
  }
};
