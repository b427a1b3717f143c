import fc from 'fast-check';
import { parseRegistryWish } from '../../shared/contracts/messages.ts';
import { vietnamDayOf } from '../../shared/domain/working-days.ts';
import type { Dossier } from '../../shared/domain/dossier/dossier.ts';
import { contentOfLevel } from '../support/domain/a-content.ts';
import { lawOf } from '../support/domain/laws.ts';
import { people } from './people.ts';
import type { Case, Step } from './road.ts';
import { digestOfCase, dossierOf, factsOf, movesOf, onPlatform } from './road.ts';

/** The published release of a platform, a newer one that follows it, and the renewal of the first. */
export const first: Case = { platform: 'pf-1', name: 'first', level: 1 };
export const caseNames = ['first', 'second', 'again'] as const;
type CaseName = (typeof caseNames)[number];

const onPermit = ['suspend', 'reinstate', 'revoke', 'delist', 'grant-grace'] as const;
const onIncident = ['open-incident', 'confirm-incident', 'report-incident', 'close-incident'] as const;
const incidents = ['in-1', 'in-2'] as const;

/** Something that somebody does, or time. */
export const anyDeed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('go on' as const),
      name: fc.constantFrom<CaseName>('again', ...caseNames),
      steps: fc.integer({ min: 1, max: 14 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('permit' as const),
      name: fc.constantFrom(...caseNames),
      type: fc.constantFrom<(typeof onPermit)[number]>('reinstate', 'reinstate', 'grant-grace', ...onPermit),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('incident' as const),
      incident: fc.constantFrom(...incidents),
      type: fc.constantFrom<(typeof onIncident)[number]>('open-incident', 'confirm-incident', ...onIncident),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'end' as const }, { kind: 'relax' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'sweep' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      hours: fc.constantFrom(1, 30, 31 * 24, 100 * 24, 650 * 24, 650 * 24),
    }),
  },
);
export type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never;

const ruling = {
  documentNumber: '14/QĐ-BTC',
  documentDate: '2026-11-20',
  legalBasis: 'Decree 331/2026/NĐ-CP',
  capacity: 'publishing-body',
};
const qualification = { kind: 'licensed', number: 'GD-DGA' };
const ruled = { ruling, reasons: 'because' };

/** When somebody does something, and the how manieth deed it is. */
interface Moment {
  readonly now: string;
  readonly n: number;
}

const dated = (now: string, ahead: number): string =>
  vietnamDayOf(new Date(Date.parse(now) + ahead * 86_400_000).toISOString());

const permitBody = (type: (typeof onPermit)[number], now: string): Record<string, unknown> => {
  if (type === 'grant-grace') return { ...ruled, lastDay: dated(now, 60) };
  if (type !== 'reinstate') return ruled;
  return {
    ...ruled,
    assessment: { organisation: 'DGA', unit: 'DGA/assessment', number: '9/BC', date: dated(now, 0) },
  };
};

const incidentStep = ({ type, incident }: Extract<Deed, { kind: 'incident' }>, now: string): Step => {
  const [vendor, ministry] = [people.vendor, people.ministry];
  const bodies = {
    'open-incident': [
      vendor,
      { severity: 'serious', noticedAt: now, releases: [], description: 'It is open' },
    ],
    'confirm-incident': [ministry, ruled],
    'report-incident': [vendor, { report: 'It is closed' }],
    'close-incident': [ministry, { reasons: 'Settled' }],
  } as const;
  const [by, body] = bodies[type];
  return onPlatform('pf-1', by, [type, { ...body, incident }]);
};

const relaxing = ({ now, n }: Moment): Step => {
  const body = {
    ...{ organisation: people.deployer.organisation, platformId: null, why: 'A new law', ruling },
    ...{ firstDay: dated(now, 0), warnUntil: null, lastDay: dated(now, 40) },
  };
  const aggregate = { kind: 'relaxation', id: `rx-${String(n)}` };
  const command = { id: 'c-relax', type: 'relax-enforcement', aggregate, actor: people.registrar, body };
  return { queue: 'registry', wish: parseRegistryWish({ ...command, correlationId: 'r-relax' }) };
};

/** What a deed asks for; null where it is time, or goes on with a case. */
export const stepOf = (deed: Deed, moment: Moment): Step | null => {
  const { now, n } = moment;
  const once = (step: Step): Step => ({
    ...step,
    wish: { ...step.wish, id: `${step.wish.id}-${String(n)}` },
  });
  switch (deed.kind) {
    case 'permit': {
      const { name, type } = deed;
      const [step] = movesOf(name, [[people.ministry, type, permitBody(type, now)]], 1000 + n);
      return step ?? null;
    }
    case 'incident':
      return once(incidentStep(deed, now));
    case 'end': {
      const body = { lastDay: dated(now, 90), ...ruled };
      return once(onPlatform('pf-1', people.owner, ['terminate-platform', body]));
    }
    case 'relax':
      return once(relaxing(moment));
    default:
      return null;
  }
};

const factsOfCase = (name: CaseName) => {
  const follows = { dossier: dossierOf('first'), releaseId: 'rl-first' };
  return name === 'again'
    ? { ...factsOf(first), id: dossierOf(name), follows: { kind: 'renewal', ...follows } }
    : { ...factsOf({ ...first, name }), follows: { kind: 'change', ...follows } };
};

type Wished = Parameters<typeof movesOf>[1][number];

const assessed = ({ results, former, facts, change }: Dossier, now: string): Wished => {
  if (facts.follows?.kind === 'change' && change?.kind === 'routine')
    return [people.assessor, 'confirm-change', { ...ruled, verdict: 'routine' }];
  const taken = Object.keys(former).slice(0, 50);
  if (taken.length > 0) return [people.assessor, 'take-over-results', { criteria: taken }];
  const evidence = [{ paper: 'Biên bản 2/BB', effectiveOn: dated(now, 0) }];
  const open = lawOf(facts.ruleset)
    .criteriaOf(1)
    .filter(({ id, due }) => due !== 'by-system' && !(id in results))
    .map(({ id }) => ({ criterion: id, verdict: 'satisfied', evidence }));
  if (open.length > 0) return [people.assessor, 'record-results', { results: open.slice(0, 50) }];
  const acceptanceReport = { number: '7/BC', date: '2026-11-20' };
  const body = { ...ruled, verdict: 'eligible', planFullyImplemented: true, acceptanceReport };
  return [people.assessor, 'conclude', body];
};

/** What whoever's turn it is does next on a case. */
export const nextOf = (name: CaseName, state: Dossier | null, now: string): Wished => {
  const content = { ...contentOfLevel(1), changeStatement: 'A bug is mended' };
  const save: Wished = [people.vendor, 'save-content', { content, digest: digestOfCase('content') }];
  if (state === null) return [people.vendor, 'open-dossier', { facts: factsOfCase(name) }];
  switch (state.status) {
    case 'drafting':
    case 'returned':
      return state.content === null ? save : [people.vendor, 'submit'];
    case 'awaiting-appraisal':
      return [people.appraiser, 'appraise', { ruling, verdict: 'suitable', level: 1 }];
    case 'appraised':
      return [people.appraiser, 'approve-level', { ruling }];
    case 'level-approved':
      return [people.owner, 'assign', { organisation: 'DGA', unit: 'DGA/assessment', qualification }];
    case 'awaiting-publication':
      return [people.ministry, 'approve-publication', { ruling }];
    case 'assessing':
      return assessed(state, now);
    default:
      return [people.owner, 'request-publication'];
  }
};
