import { isSystem, systemActor } from '../domain/actor.ts';
import type { GateRecord } from '../domain/gate/record.ts';
import type { PlatformEvent } from '../domain/platform/commands.ts';
import { endingPermits, lastPermitted, livePermits } from '../domain/platform/listed.ts';
import type { Platform, Standing } from '../domain/platform/platform.ts';
import type { Change } from './aggregate.ts';
import { fittingRecords, gateRecordItems } from './gate-items.ts';
import { rulingOf } from './envelope.ts';
import { followUpId } from './hash.ts';
import type { FollowUp, SideItem } from './ports.ts';
import type { PlatformWish } from './wishes.ts';

type PlatformChange = Change<Platform, PlatformEvent, PlatformWish>;

/** Behind the numbers of every other follow-up of a command. */
const firstNumber = 500;

/** A permit that is over: the one that the release had, or, where it had none, the one that it may still be given. */
const overSince = (standing: Standing | undefined, at: string): NonNullable<GateRecord['permit']> => ({
  status: 'revoked',
  issuedAt: at,
  validUntil: standing?.permit?.validUntil ?? at,
  supersededFrom: null,
  synthetic: standing?.synthetic ?? false,
});

/** What the gate is told of a release whose platform ended: from now on nothing that was or will be given for it counts. */
const endedRecord = (platform: Platform, releaseId: string, at: string): GateRecord[] => {
  const release = platform.releases[releaseId];
  if (release === undefined) return [];
  const standing = lastPermitted(platform, releaseId);
  const { vendor, owner } = platform.details;
  const { dossierId = null, level = null } = standing ?? {};
  const related = [vendor, owner].filter((holder) => holder !== null);
  const of = { platformId: platform.id, releaseId, dossierId, level, related };
  return [{ ...release, ...of, standing: 'permit', permit: overSince(standing, at), ends: true }];
};

/** The releases that a commit closes at the gate: all of a platform that ends, and one that is given a permit after that. */
const closedBy = ({ events, after }: PlatformChange): string[] => {
  const isEnding = events.some(({ type }) => type === 'PlatformTerminated');
  const live = livePermits(after).map(({ releaseId }) => releaseId);
  const ending = endingPermits(after).map(({ releaseId }) => releaseId);
  if (isEnding) return [...new Set([...live, ...ending, ...Object.keys(after.releases).toReversed()])];
  if (after.termination === null) return [];
  const noted = events.flatMap((event) => (event.type === 'StandingNoted' ? [event.standing.releaseId] : []));
  return noted.filter((releaseId) => live.includes(releaseId));
};

/**
 * The end of a platform as the gate reads it, in the very commit that says so: no message is waited for. What has a permit goes
 * first, then what is newest.
 */
export const endItems = (change: PlatformChange): SideItem[] => {
  const { after, at, version } = change;
  const records = closedBy(change).flatMap((releaseId) => endedRecord(after, releaseId, at));
  return fittingRecords(records).flatMap((record) =>
    gateRecordItems(record, { at, version, beside: 'ended' }),
  );
};

/** The permits that end with their platform, each in the history of its own case. */
export const endFollowUps = ({ events, after, command }: PlatformChange): FollowUp[] => {
  const concerns = events.some(({ type }) => type === 'PlatformTerminated' || type === 'StandingNoted');
  if (after.termination === null || !concerns) return [];
  const { documentNumber, documentDate } = after.termination;
  const by = isSystem(command.actor) ? after.details.owner : command.actor.organisation;
  const legalBasis = rulingOf(command)?.legalBasis ?? null;
  const restsOn = by === null ? {} : { restsOn: { documentNumber, documentDate, legalBasis, by } };
  return endingPermits(after).map(({ dossierId }, n): FollowUp => ({
    to: 'publication',
    command: {
      id: followUpId(command.id, firstNumber + n),
      type: 'end-with-platform',
      aggregate: { kind: 'dossier', id: dossierId },
      actor: systemActor,
      body: restsOn,
      correlationId: command.correlationId,
    },
  }));
};
