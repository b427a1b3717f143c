import type { Incident } from '../../../shared/domain/platform/incident.ts';
import type { Platform } from '../../../shared/domain/platform/platform.ts';
import { aPlatform, aPlatformCommand, aRelease } from './a-platform.ts';
import { people } from './people.ts';
import type { PlatformRefusal } from './platform-refusals.ts';
import { monday } from './surroundings.ts';

/** A serious incident that was noticed an hour before `monday` and reported at once by the vendor. */
export const anIncident = (override: Partial<Incident> = {}): Incident => ({
  id: 'in-1',
  severity: 'serious',
  noticedAt: '2026-11-02T01:00:00.000Z',
  openedAt: monday,
  openedBy: 'CTY-A',
  releases: [],
  notifiedAt: monday,
  reportedAt: null,
  ministry: 'BTC',
  confirmation: null,
  ...override,
});

/** That the ministry has confirmed it, when no permit was there. */
export const aConfirmation: NonNullable<Incident['confirmation']> = {
  at: monday,
  reasons: 'Sự cố nghiêm trọng',
  documentNumber: '31/QĐ-BTC',
  documentDate: '2026-11-02',
  suspends: [],
};

/** A platform with that incident open. */
export const troubled = (override: Partial<Incident> = {}, more: Partial<Platform> = {}): Platform =>
  aPlatform({ releases: { 'rl-1': aRelease() }, ...more, incidents: { 'in-1': anIncident(override) } });

const on = (state: Platform) => ({ state, version: 3 });
const opening = aPlatformCommand['open-incident'];
const confirming = aPlatformCommand['confirm-incident'];
const noticedAt = (at: string) => ({ ...opening, body: { ...opening.body, noticedAt: at } });
const ended = {
  lastDay: '2026-11-01',
  reasons: 'Hợp nhất',
  documentNumber: '1/QĐ',
  documentDate: '2026-10-01',
};
const many = Object.fromEntries(
  Array.from({ length: 10 }, (_, n) => [`in-${String(n)}`, anIncident({ id: `in-${String(n)}` })]),
);

/** The refusals of wishes on incidents (R30). */
export const platformIncidentRefusals: readonly PlatformRefusal[] = [
  {
    code: 'not-your-platform',
    because: 'another vendor reports of it',
    current: on(aPlatform()),
    command: { ...opening, actor: people.otherVendor },
  },
  {
    code: 'not-your-platform',
    because: 'its vendor does not confirm how grave it is',
    current: on(troubled()),
    command: { ...confirming, actor: people.vendor },
  },
  {
    code: 'not-your-platform',
    because: 'the ministry that runs the register publishes nothing of another ministry',
    current: on(troubled()),
    command: { ...confirming, actor: people.registerMinistry },
  },
  {
    code: 'platform-terminated',
    because: 'its last day has passed',
    current: on(aPlatform({ termination: ended })),
    command: opening,
    details: { lastDay: '2026-11-01' },
  },
  {
    code: 'incident-in-future',
    because: 'it is said to be noticed a millisecond from now',
    current: on(aPlatform()),
    command: noticedAt('2026-11-02T02:00:00.001Z'),
    details: { noticedAt: '2026-11-02T02:00:00.001Z' },
  },
  {
    code: 'incident-too-old',
    because: 'it was noticed more than a year ago',
    current: on(aPlatform()),
    command: noticedAt('2025-11-01T02:00:00.000Z'),
    details: { noticedAt: '2025-11-01T02:00:00.000Z', oldest: '2025-11-02' },
  },
  {
    code: 'release-unknown',
    because: 'a release that the platform does not have is named',
    current: on(aPlatform()),
    command: { ...opening, body: { ...opening.body, releases: ['rl-9'] } },
    details: { releases: ['rl-9'] },
  },
  {
    code: 'too-many-incidents',
    because: 'ten are open',
    current: on(aPlatform({ incidents: many })),
    command: opening,
    details: { limit: 10 },
  },
  {
    code: 'incident-unknown',
    because: 'nobody has reported it, or it is closed',
    current: on(aPlatform()),
    command: aPlatformCommand['report-incident'],
    details: { incident: 'in-1' },
  },
  {
    code: 'incident-already-reported',
    because: 'the full report is there',
    current: on(troubled({ reportedAt: monday })),
    command: aPlatformCommand['report-incident'],
    details: { reportedAt: monday },
  },
  {
    code: 'incident-already-confirmed',
    because: 'the ministry has said so',
    current: on(troubled({ confirmation: aConfirmation })),
    command: confirming,
  },
  {
    code: 'document-date-in-future',
    because: 'the confirmation is of tomorrow',
    current: on(troubled()),
    command: {
      ...confirming,
      body: { ...confirming.body, ruling: { ...confirming.body.ruling, documentDate: '2026-11-03' } },
    },
    details: { documentDate: '2026-11-03' },
  },
  {
    code: 'incident-not-reported',
    because: 'it is not reported in full',
    current: on(troubled()),
    command: aPlatformCommand['close-incident'],
  },
];
