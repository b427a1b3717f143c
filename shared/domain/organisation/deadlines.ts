import type { Addressee, Deadline, Escalation } from '../clock/deadline.ts';
import { nextMoment } from '../clock/due.ts';
import { annualPeriod, annualYear } from '../forms/annual-report.ts';
import type { AnnualPeriod } from '../forms/annual-report.ts';
import type { ReportLaws, ReportTerms } from '../forms/report-terms.ts';
import type { RulesetId } from '../level.ts';
import type { Surroundings } from '../rules.ts';
import type { IsoDay } from '../working-days.ts';
import { addDays, vietnamDayOf } from '../working-days.ts';
import type { Organisation, SentReport } from './organisation.ts';

/** What the deadlines of a body are counted with: the instant, the bodies of the day, and what each law asks. */
export interface ReportingAround extends Pick<Surroundings, 'now' | 'bodies'> {
  readonly reportLaws: ReportLaws;
}

/** One yearly report that a body owes, with its days. */
interface OwedReport {
  readonly ruleset: RulesetId;
  readonly year: number;
  readonly terms: ReportTerms;
  readonly period: AnnualPeriod;
  /** The last day on which it is in time: the law has it sent before the day after. */
  readonly dueOn: IsoDay;
  /** The first day on which its document may be signed. */
  readonly sendableFrom: IsoDay;
  readonly sent: SentReport | null;
}

/** The last day on which the report of a year is in time. */
export const reportDueOn = (year: number, terms: ReportTerms): IsoDay =>
  addDays(annualPeriod(year, terms).toMinistryBefore, -1);

const owedIn = (organisation: Organisation, ruleset: RulesetId, terms: ReportTerms) => {
  const sent = organisation.reporting?.sent ?? [];
  return (year: number): OwedReport => {
    const period = annualPeriod(year, terms);
    return {
      ruleset,
      year,
      terms,
      period,
      dueOn: reportDueOn(year, terms),
      sendableFrom: terms.beforePeriodEnds ? period.from : addDays(period.until, 1),
      sent: sent.find((one) => one.ruleset === ruleset && one.year === year) ?? null,
    };
  };
};

/**
 * Every yearly report that a body owes, from its first year to the next one that falls due after today, in the order of their last
 * days; those that were sent are among them. None while it has no system with a level, and none after its own end.
 */
export const reportsOwed = (organisation: Organisation, around: ReportingAround): readonly OwedReport[] => {
  const today = vietnamDayOf(around.now);
  const { validUntil } = organisation.details;
  return Object.entries(organisation.reporting?.since ?? {})
    .flatMap(([ruleset, first]) => {
      const terms = Object.hasOwn(around.reportLaws, ruleset) ? around.reportLaws[ruleset] : undefined;
      if (terms === undefined) return [];
      const running = annualYear(today, terms);
      const owed = owedIn(organisation, ruleset, terms);
      const { dueOn, sent } = owed(running);
      const next = dueOn < today || sent !== null ? running + 1 : running;
      const last = Math.min(next, terms.lastYear ?? next);
      const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
      return years.map(owed);
    })
    .filter(({ dueOn }) => validUntil === null || dueOn < validUntil)
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
};

/** Who hears when the owner lets the day pass (a choice of ours): the ministry that runs the register, then its registrar. */
const escalationsOf = ({ escalations }: ReportTerms, { bodies }: ReportingAround): Escalation[] => {
  const above: readonly Addressee[] = [
    { role: 'ministry', organisation: bodies.registerMinistry },
    { role: 'registrar', organisation: bodies.registerMinistry },
  ];
  return escalations.flatMap((afterDays, step) => {
    const to = above[step];
    return to === undefined ? [] : [{ afterDays, to }];
  });
};

const deadlinesOfReport =
  ({ id }: Organisation, around: ReportingAround) =>
  ({ ruleset, year, terms, period, dueOn, sent }: OwedReport): Deadline[] => {
    if (sent !== null) return [];
    const items = [ruleset, String(year)];
    const ladder = { days: terms.reminders, unit: 'calendar-days' } as const;
    const report: Deadline = {
      kind: 'annual-report',
      ...{ items, dueOn, ladder },
      whose: { role: 'owner', organisation: id },
      end: 'missed',
      escalations: escalationsOf(terms, around),
    };
    if (period.toOwnerBefore === null) return [report];
    const part: Deadline = {
      kind: 'annual-part',
      ...{ items, ladder },
      dueOn: addDays(period.toOwnerBefore, -1),
      whose: { role: 'appraiser', organisation: id },
      end: 'silent',
      escalations: [],
    };
    return [part, report];
  };

/**
 * The yearly reports that a body has still to send. Nobody notes that the part of its own unit has arrived, so that the unit is
 * reminded of it and its end says nothing.
 */
export const deadlinesOf = (organisation: Organisation, around: ReportingAround): Deadline[] =>
  reportsOwed(organisation, around).flatMap(deadlinesOfReport(organisation, around));

/** The next instant (ISO 8601 UTC) at which something is to be told of a body; null for one that owes nothing. */
export const nextDueOf = (organisation: Organisation, around: ReportingAround): string | null =>
  nextMoment(deadlinesOf(organisation, around), organisation.reporting?.toldUntil ?? null);
