import * as z from 'zod';
import { organisationOf } from '../../../../shared/register/organisations.ts';
import type { Desk } from '../desk.ts';
import type { Enrolled } from '../enrolment.ts';
import { inFlight } from '../in-flight.ts';
import { documentName } from '../texts.ts';
import { forgetsFirstReport } from './fates.ts';

const auditor = 'auditor.KTNN';
const reportShape = z.object({
  ruleset: z.string(),
  year: z.number(),
  sendableFrom: z.string(),
  missed: z.boolean(),
  sent: z.object({ late: z.boolean() }).nullable(),
});
const bodyShape = z.object({ reports: z.array(reportShape) });

type Report = z.infer<typeof reportShape>;
type OwnedReport = Report & { readonly owner: string };

/** What became of the yearly reports that could be sent in these years. */
export interface Reports {
  /** Owners of platforms, those of them that owe reports, and for how many years (of each law). */
  readonly owners: number;
  readonly owing: number;
  readonly years: number;
  readonly kept: number;
  readonly missed: number;
  /** Of those that were missed: by bodies that exist. */
  readonly realMissed: number;
  /** Forgotten on purpose, by bodies that do not exist. */
  readonly forgotten: number;
  /** Past their day, and still to be sent. */
  readonly left: number;
}

const ownersOf = (enrolled: readonly Enrolled[]): readonly string[] => [
  ...new Set(enrolled.map(({ plan }) => plan.owner)),
];

/** The reports on the list of an owner, in the order of their last days, as the running system tells an auditor. */
const listOf = async ({ client }: Desk, owner: string): Promise<readonly Report[]> =>
  (await client.read(`/organisations/${owner}`, bodyShape, auditor)).reports;

const send = (desk: Desk, owner: string, { ruleset, year }: Report) =>
  desk.send(`owner.${owner}`, {
    method: 'POST',
    path: `/organisations/${owner}/annual-reports`,
    body: { ruleset, year, documentNumber: documentName('report', { year, owner }), documentDate: desk.day },
    key: desk.keyFor(owner, 'annual-report', ruleset, year),
  });

/**
 * Every owner sends the reports that may be sent and were not; who forgets the first sends it once it was told of as missed. Answers
 * the next day on which one of them may be sent; null where the lists name none.
 */
export async function sendReports(desk: Desk, enrolled: readonly Enrolled[]): Promise<string | null> {
  const later = await inFlight(ownersOf(enrolled), async (owner) => {
    const open = (await listOf(desk, owner)).map((report, place) => ({ ...report, isFirst: place === 0 }));
    for (const report of open.filter(({ sent, sendableFrom }) => sent === null && sendableFrom <= desk.day)) {
      const isForgotten = report.isFirst && forgetsFirstReport(owner) && !report.missed;
      if (!isForgotten) await send(desk, owner, report);
    }
    return open.map(({ sendableFrom }) => sendableFrom).filter((day) => day > desk.day);
  });
  return later.flat().toSorted()[0] ?? null;
}

/** What became of all that could be sent by the day of the desk. */
export async function reportsIn(desk: Desk, enrolled: readonly Enrolled[]): Promise<Reports> {
  const owners = ownersOf(enrolled);
  const lists = await inFlight(owners, async (owner): Promise<readonly OwnedReport[]> =>
    (await listOf(desk, owner)).map((report) => ({ ...report, owner })),
  );
  const all = lists.flat().filter(({ sendableFrom }) => sendableFrom <= desk.day);
  const missed = all.filter((report) => report.missed || report.sent?.late === true);
  return {
    owners: owners.length,
    owing: new Set(all.map(({ owner }) => owner)).size,
    years: new Set(all.map(({ ruleset, year }) => `${ruleset} ${String(year)}`)).size,
    kept: all.filter(({ sent }) => sent?.late === false).length,
    missed: missed.length,
    realMissed: missed.filter(({ owner }) => organisationOf(owner)?.synthetic !== true).length,
    forgotten: owners.filter(forgetsFirstReport).length,
    left: all.filter((report) => report.missed).length,
  };
}
