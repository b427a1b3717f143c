import type { PlatformEvent } from '../platform/commands.ts';
import { clockNotices } from './clock-table.ts';
import type { ClockAudience } from './clock-table.ts';
import type { NoticeRow } from './notice.ts';

/** Who a platform can concern. */
export type PlatformAudience =
  | ClockAudience
  | 'vendor'
  | 'owner'
  | 'registrar'
  /** The publishing body of the platform, of an incident on it. */
  | 'ministry'
  /** The locality that somebody else has reported of. */
  | 'locality'
  /** Every locality that has declared that it uses the platform and has not said that it ended. */
  | 'adopters'
  | 'reporters';

/** Who hears of what happens to a platform. */
export const platformNotices: Readonly<Record<PlatformEvent['type'], NoticeRow<PlatformAudience>>> = {
  PlatformRegistered: { kind: 'platform', tells: ['owner', 'vendor'] },
  PlatformUpdated: { kind: 'platform', tells: ['owner', 'vendor'] },
  ReleaseAdded: { kind: 'platform', tells: ['owner'] },
  StandingNoted: { nobody: 'the case tells its parties; adopters hear of what it means to them' },
  AdoptionNoted: { kind: 'platform', tells: ['owner', 'locality'] },
  ListingNoted: { kind: 'platform', tells: ['owner'] },
  PlatformTerminated: { kind: 'platform', tells: ['owner', 'vendor', 'registrar', 'adopters', 'reporters'] },
  IncidentOpened: { kind: 'platform', tells: ['owner', 'vendor', 'ministry'] },
  IncidentReported: { kind: 'platform', tells: ['owner', 'ministry'] },
  IncidentConfirmed: { kind: 'platform', tells: ['owner', 'vendor', 'registrar'] },
  IncidentClosed: { kind: 'platform', tells: ['owner', 'vendor'] },
  ...clockNotices,
  ClockReminded: { kind: 'deadline', tells: ['whose', 'adopters', 'reporters'] },
  ClockLapsed: { kind: 'deadline', tells: ['whose', 'adopters', 'reporters'] },
};

/** What a change of a permit or of its publication means to who has declared that they use the platform. */
export const adopterNotices = [
  'AdoptedPermitLapsed',
  'AdoptedPermitEnding',
  'AdoptedPermitBack',
  'AdoptedDelisted',
] as const;
