import { contentOfLevel } from '../support/domain/a-content.ts';
import { people } from './people.ts';
import type { Case, Step } from './road.ts';
import {
  digestOfCase,
  factsOf,
  movesOf,
  onPlatform,
  registration,
  roadFromEligible,
  roadToEligible,
} from './road.ts';

const first: Case = { platform: 'pf-1', name: 'first', level: 1 };
const ruling = {
  documentNumber: '13/QĐ-BTC',
  documentDate: '2026-11-23',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'publishing-body',
};
/** The incident of this road, and what is said of it. */
export const [incident, words] = ['in-1', 'A server was opened from outside'];
const { version, purl, digests } = factsOf({ ...first, name: 'second' });
const added = onPlatform('pf-1', people.vendor, [
  'add-release',
  { releaseId: 'rl-second', release: { version, purl, digests } },
]);
const follows = { kind: 'change', dossier: 'ds-first', releaseId: 'rl-first' };

/** A newer release takes over the permit of the published one, without a new assessment. */
const change: readonly Step[] = [
  { ...added, wish: { ...added.wish, id: 'c-add-second' } },
  ...movesOf('second', [
    [people.vendor, 'open-dossier', { facts: { ...factsOf({ ...first, name: 'second' }), follows } }],
    [
      people.vendor,
      'save-content',
      {
        content: { ...contentOfLevel(1), changeStatement: 'A bug is mended' },
        digest: digestOfCase('content'),
      },
    ],
    [people.vendor, 'submit'],
    [people.assessor, 'confirm-change', { ruling, reasons: 'Nothing is touched.', verdict: 'routine' }],
  ]),
];
/** The vendor reports an incident that was noticed at that instant. */
export const openedSince = (noticedAt: string): Step =>
  onPlatform('pf-1', people.vendor, [
    'open-incident',
    { incident, severity: 'serious', noticedAt, releases: ['rl-first'], description: words },
  ]);
/** The ministry confirms the incident. */
export const confirmed = onPlatform('pf-1', people.ministry, [
  'confirm-incident',
  { incident, reasons: 'Data is at risk', ruling },
]);
const reported = onPlatform('pf-1', people.vendor, [
  'report-incident',
  { incident, report: 'It is closed.' },
]);
const closed = onPlatform('pf-1', people.ministry, ['close-incident', { incident, reasons: 'Settled' }]);
const assessment = {
  organisation: 'DGA',
  unit: 'DGA/assessment',
  number: '9/BC-ĐG',
  date: '2026-11-23',
};
const reinstated = movesOf(
  'second',
  [[people.ministry, 'reinstate', { ruling, reasons: 'Assessed since.', assessment }]],
  80,
);
const ended = onPlatform('pf-1', people.owner, [
  'terminate-platform',
  { lastDay: '2027-06-30', reasons: 'Replaced', ruling: { ...ruling, capacity: 'owner' } },
]);
/** To a published release with a permit. */
export const road: readonly Step[] = [
  registration('pf-1'),
  ...roadToEligible(first),
  ...roadFromEligible(first, []),
];
/** Then a change, an incident that suspends, the way back, and the end of the platform. */
export const script: readonly Step[] = [
  ...change,
  openedSince('2026-11-23T01:00:00.000Z'),
  confirmed,
  ...reinstated,
  reported,
  closed,
  ended,
];
