import type { Status } from '../statuses.ts';
import type { ReportTerms } from './report-terms.ts';

/** The official words of Form 08, columns 6, 10 and 12, as far as a case can say them. */
export const annualWords = [
  'drafting',
  'sent-for-appraisal',
  'appraised',
  'approved',
  'fully-implemented',
  'before-use',
] as const;
export type AnnualWord = (typeof annualWords)[number];
export type AnnualStanding = Exclude<AnnualWord, 'fully-implemented' | 'before-use'>;

/** The columns of Form 08, in its order. */
export const annualColumns = [
  'number',
  'systemName',
  'owner',
  'operatingUnit',
  'proposedLevel',
  'status',
  'approval',
  'regulation',
  'approvalExpectedOn',
  'planImplemented',
  'planExpectedOn',
  'assessed',
] as const;
export type AnnualColumn = (typeof annualColumns)[number];

/** The sums of Form 08, in its order. */
export const annualCounts = [
  'systems',
  'classified',
  'prepared',
  'appraised',
  'approved',
  'assessed',
  'completion',
] as const;
export type AnnualCount = (typeof annualCounts)[number];

/** How far a status is on the road of Form 08; null for a case that was withdrawn. */
export const standingOf = (status: Status): AnnualStanding | null => {
  switch (status) {
    case 'withdrawn':
      return null;
    case 'drafting':
    case 'returned':
      return 'drafting';
    case 'submitted':
    case 'awaiting-appraisal':
      return 'sent-for-appraisal';
    case 'appraised':
      return 'appraised';
    default:
      return 'approved';
  }
};

const concluded: readonly Status[] = [
  'eligible',
  'not-eligible',
  'awaiting-publication',
  'published',
  'refused',
  'delisted',
];

/** What the sums need of a case. */
export interface CountedCase {
  readonly platformId: string;
  readonly status: Status;
}

/** The sums over the systems of an owner; a system with several cases counts once. Null is not known here. */
export const annualSums = (cases: readonly CountedCase[]): Readonly<Record<AnnualCount, number | null>> => {
  const counted = cases.filter(({ status }) => standingOf(status) !== null);
  const systems = (holds: (status: Status) => boolean): number =>
    new Set(counted.flatMap(({ platformId, status }) => (holds(status) ? [platformId] : []))).size;
  return {
    systems: systems(() => true),
    classified: null,
    prepared: systems((status) => status !== 'drafting'),
    appraised: systems((status) => ['appraised', 'approved'].includes(standingOf(status) ?? '')),
    approved: systems((status) => standingOf(status) === 'approved'),
    assessed: systems((status) => concluded.includes(status)),
    completion: null,
  };
};

type Terms = Pick<ReportTerms, 'periodFrom' | 'periodUntil' | 'toOwnerBefore' | 'toMinistryBefore'>;

/** The days of one report, every value an ISO day; `toOwnerBefore` is null where the law asks for no part. */
export interface AnnualPeriod {
  readonly from: string;
  readonly until: string;
  readonly toOwnerBefore: string | null;
  readonly toMinistryBefore: string;
}

/** The year in which the period of the report ends that a day falls in. */
export const annualYear = (day: string, { periodUntil }: Pick<Terms, 'periodUntil'>): number => {
  const year = Number(day.slice(0, 4));
  return day.slice(5) <= periodUntil ? year : year + 1;
};

/** The period of the report that ends in a year, and until when it is due; every value an ISO day. */
export const annualPeriod = (year: number, terms: Terms): AnnualPeriod => ({
  from: `${terms.periodFrom <= terms.periodUntil ? year : year - 1}-${terms.periodFrom}`,
  until: `${year}-${terms.periodUntil}`,
  toOwnerBefore: terms.toOwnerBefore === null ? null : `${year}-${terms.toOwnerBefore}`,
  toMinistryBefore: `${year}-${terms.toMinistryBefore}`,
});
