import { systemActor } from '../domain/actor.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import type { PlatformEvent } from '../domain/platform/commands.ts';
import { nextDueOf } from '../domain/platform/deadlines.ts';
import { decidePlatform } from '../domain/platform/decide.ts';
import { evolvePlatform } from '../domain/platform/evolve.ts';
import { incidentTold, toldOfPlatform } from '../domain/notice/platform-told.ts';
import { formerOf } from '../domain/platform/former.ts';
import type { Platform, Release } from '../domain/platform/platform.ts';
import { successions } from '../domain/platform/succession.ts';
import type { Context } from '../domain/rules.ts';
import type { Aggregate, Change } from './aggregate.ts';
import { enlist } from './enlist.ts';
import { causeOf, followUpId } from './hash.ts';
import { gateRecordItems } from './gate-items.ts';
import { holdItems } from './incident-hold.ts';
import { incidentFollowUps, incidentItems, incidentsOnCard } from './incident-items.ts';
import { keys, shelf } from './keys.ts';
import type { FollowUp, SideItem } from './ports.ts';
import { rebuildExports } from './rebuild-exports.ts';
import { tell } from './tell.ts';
import { endFollowUps, endItems } from './platform-end.ts';
import { endRulingItems } from './ruling-items.ts';
import type { PlatformWish } from './wishes.ts';

type PlatformChange = Change<Platform, PlatformEvent, PlatformWish>;

const nameKey = (name: string): SideItem['key'] =>
  keys.claim('platform-name', name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase());

const nameClaim = ({ before, after }: PlatformChange): SideItem[] => {
  const key = nameKey(after.details.nameVi);
  const previous = before === null ? null : nameKey(before.details.nameVi);
  if (previous?.pk === key.pk) return [];
  const claim: SideItem = { key, body: { holder: after.id }, claim: 'name-taken' };
  return previous === null ? [claim] : [claim, { key: previous, body: null, claim: null }];
};

const untriedRelease = (platform: Platform, releaseId: string, release: Release): GateRecord => ({
  platformId: platform.id,
  releaseId,
  ...release,
  dossierId: null,
  standing: 'no-dossier',
  level: null,
  permit: null,
  related: [platform.details.vendor, platform.details.owner].filter((holder) => holder !== null),
});

const gateItems = ({ events, after, at, version }: PlatformChange): SideItem[] =>
  events.flatMap((event) => {
    if (event.type !== 'ReleaseAdded') return [];
    const record = untriedRelease(after, event.releaseId, event.release);
    return gateRecordItems(record, { at, version });
  });

/** Of so many releases the packages are shown; older ones are found by their digests. */
const mostPurls = 20;

/** What lists and the public register show of a platform. */
const cardItem = ({ after, at, version }: PlatformChange): SideItem => {
  const due = nextDueOf(after);
  return {
    key: keys.card('platform', after.id),
    body: {
      id: after.id,
      ...after.details,
      registeredAt: after.registeredAt,
      standings: Object.values(after.standings),
      termination: after.termination,
      adoptions: Object.values(after.adoptions),
      releases: Object.keys(after.releases).length,
      incidents: incidentsOnCard(after),
      purls: [...new Set(Object.values(after.releases).flatMap(({ purl }) => purl ?? []))].slice(-mostPurls),
      version,
      updatedAt: at,
      kindPk: shelf.register,
      kindSk: after.id,
      ...(due !== null && { duePk: shelf.due, dueSk: `${due}#${after.id}` }),
    },
    claim: null,
  };
};

/** What a locality uses, under the locality. */
const adoptionItems = ({ events, after }: PlatformChange): SideItem[] =>
  events.flatMap((event) => {
    if (event.type !== 'AdoptionNoted') return [];
    const { key, adoption } = event;
    const body = { ...adoption, platformId: after.id, nameVi: after.details.nameVi };
    return [{ key: keys.adoption(adoption.locality, `${after.id} ${key}`), body, claim: null }];
  });

/** What the public is told of a change of the record: when, and of which fields (Decree 224/2026 Art. 28.5). */
const noticeItems = ({ events, after, at, version }: PlatformChange): SideItem[] => {
  const fields = events.flatMap((event) => {
    if (event.type === 'PlatformUpdated') return Object.keys(event.changes);
    if (event.type === 'ListingNoted') return ['lists'];
    return event.type === 'PlatformTerminated' ? ['termination'] : [];
  });
  const shown = fields.filter((field) => field !== 'vendor');
  if (shown.length === 0) return [];
  return [{ key: keys.notice(after.id, version), body: { at, fields: shown }, claim: null }];
};

/** What an import said of platforms like the new one, in the words of its file, and what the statistics count. */
const importedOverlapItems = ({ events, after, at }: PlatformChange): SideItem[] =>
  events.flatMap((event) => {
    if (event.type !== 'PlatformRegistered') return [];
    const { duplicates = [], differs = [] } = event;
    if (duplicates.length === 0) return [];
    const counted = { found: duplicates.length, answered: differs.length, since: at, endedAt: at };
    const body = { ...counted, platformId: after.id, dossierId: null, synthetic: false, ending: 'listed' };
    return [
      { key: keys.overlap(after.id), body, claim: null },
      ...differs.map(({ platformId, reason }) => ({
        key: keys.platformDifference(after.id, platformId),
        body: { platformId, reason, at },
        claim: null,
      })),
    ];
  });

/** What was counted of the platform until now, so that an earlier day is answered as it was. */
const formerItems = ({ before, events, after: { id }, at, version }: PlatformChange): SideItem[] => {
  const former = before && formerOf(before, events);
  if (former === null) return [];
  return [{ key: keys.former(id, version), body: { ...former, platformId: id, until: at }, claim: null }];
};

const announceSuccessors = ({ events, after, command }: PlatformChange): FollowUp[] =>
  events.flatMap((event) =>
    event.type === 'StandingNoted'
      ? successions(after, event.standing).map(
          ({ dossierId, supersededFrom, renewed = false }, n): FollowUp => ({
            to: 'publication',
            command: {
              id: followUpId(command.id, n + 1),
              type: 'announce-successor',
              aggregate: { kind: 'dossier', id: dossierId },
              actor: systemActor,
              body: { supersededFrom, ...(renewed && { renewed }) },
              correlationId: command.correlationId,
            },
          }),
        )
      : [],
  );

/** What is done elsewhere because of a change, apart from telling people. */
const followUpsOf = (change: PlatformChange): FollowUp[] => [
  ...announceSuccessors(change),
  ...endFollowUps(change),
  ...incidentFollowUps(change),
  ...enlist(change),
  ...rebuildExports(change),
];

/** Vendor and owner, so that one that ended is resolved. */
const holdersOf = (state: Platform | null, command: PlatformWish): string[] => {
  const details = command.type === 'register-platform' ? command.body.details : state?.details;
  return [details?.vendor, details?.owner].filter((id) => typeof id === 'string');
};

/** Who is told, and by what: the case itself has told those who run the release whose standing it notes. */
const telling = (change: PlatformChange, bodies: Context['bodies']): FollowUp[] => {
  const { command, events, after } = change;
  const causedBy = command.type === 'note-standing' ? causeOf(command.id) : null;
  const about = { ...change, incident: incidentTold(events), causedBy };
  return tell(about, after.id, toldOfPlatform(change, bodies));
};

export interface PlatformSurroundings {
  readonly parse: (stored: unknown) => Platform;
  /** Which bodies act on that instant. */
  readonly bodiesAt: (now: string) => Context['bodies'];
}

/** The platform as the workflow handles it. */
export const platformAggregate = ({
  parse,
  bodiesAt,
}: PlatformSurroundings): Aggregate<Platform, PlatformEvent, PlatformWish> => ({
  parse,
  concerns: holdersOf,
  decide: (current, command, around) =>
    decidePlatform({ ...current, id: command.aggregate.id }, command, {
      ...around,
      bodies: bodiesAt(around.now),
    }),
  capacity: (_, { type, actor }) => {
    if (type === 'confirm-incident') return 'publishing-body';
    if (type !== 'terminate-platform') return null;
    return actor.roles.includes('owner') ? 'owner' : 'registrar';
  },
  evolve: (state, { event, at }) => ({
    ...evolvePlatform(state, event),
    registeredAt: state === null ? at : state.registeredAt,
  }),
  items: (change) => [
    cardItem(change),
    ...gateItems(change),
    ...nameClaim(change),
    ...noticeItems(change),
    ...adoptionItems(change),
    ...importedOverlapItems(change),
    ...formerItems(change),
    ...endItems(change),
    ...incidentItems(change),
    ...holdItems(change),
    ...endRulingItems(change),
  ],
  followUps: (change) => [...followUpsOf(change), ...telling(change, bodiesAt(change.at))],
});
