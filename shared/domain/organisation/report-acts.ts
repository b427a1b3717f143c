import { fallenDue } from '../clock/due.ts';
import { annualYear } from '../forms/annual-report.ts';
import type { Decision } from '../result.ts';
import { accept, refuse } from '../result.ts';
import { vietnamDayOf } from '../working-days.ts';
import type { NoteReporting, OrganisationCommandOf } from './commands.ts';
import { deadlinesOf, reportDueOn, reportsOwed } from './deadlines.ts';
import type { ReportingAround } from './deadlines.ts';
import type { OrganisationEvent } from './events.ts';
import type { Organisation } from './organisation.ts';

type Decided = Decision<OrganisationEvent>;

/**
 * A system of the body has a level: from the next report that can still be in time on the body owes the reports of that law.
 * Nothing where it owes them already, and where the law asks none of this level.
 */
export const noteReporting = (
  { reporting }: Organisation,
  { body: { ruleset, level } }: NoteReporting,
  { now, reportLaws }: ReportingAround,
): Decided => {
  const terms = Object.hasOwn(reportLaws, ruleset) ? reportLaws[ruleset] : undefined;
  const isKnown = Object.hasOwn(reporting?.since ?? {}, ruleset);
  if (terms === undefined || isKnown || level < terms.fromLevel) return accept();
  const today = vietnamDayOf(now);
  const running = annualYear(today, terms);
  const firstYear = reportDueOn(running, terms) < today ? running + 1 : running;
  if (terms.lastYear !== null && firstYear > terms.lastYear) return accept();
  return accept({ type: 'ReportingDutyNoted', ruleset, firstYear });
};

/** What time has done to a body by now, told once. */
export const noteDue = (organisation: Organisation, around: ReportingAround): Decided =>
  accept(
    ...fallenDue(deadlinesOf(organisation, around), {
      toldUntil: organisation.reporting?.toldUntil ?? null,
      now: around.now,
    }),
  );

/**
 * The owner says that it has sent its report, with the number and the day of the document; once for each law and year. Refuses one
 * that is not owed, a document from the future, and one that was signed before the period was over, unless the law has it sent so
 * early (Decree 331/2026 Art. 35).
 */
export const recordReport = (
  organisation: Organisation,
  { body }: OrganisationCommandOf<'record-annual-report'>,
  around: ReportingAround,
): Decided => {
  const { ruleset, year, documentDate } = body;
  if (documentDate > vietnamDayOf(around.now)) return refuse('document-date-in-future', { documentDate });
  const owed = reportsOwed(organisation, around).find((one) => one.ruleset === ruleset && one.year === year);
  if (owed === undefined) return refuse('annual-report-not-owed', { ruleset, year });
  if (owed.sent !== null) return refuse('annual-report-sent', { ruleset, year });
  const { sendableFrom, dueOn } = owed;
  if (documentDate < sendableFrom) return refuse('annual-report-too-early', { sendableFrom });
  return accept({ type: 'AnnualReportSent', ...body, late: documentDate > dueOn });
};
