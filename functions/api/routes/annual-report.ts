import * as z from 'zod';
import { annualPeriod, annualSums, annualYear } from '../../../shared/domain/forms/annual-report.ts';
import type { CountedCase } from '../../../shared/domain/forms/annual-report.ts';
import { statuses } from '../../../shared/domain/moves.ts';
import { mayAct } from '../../../shared/domain/organisation/acts.ts';
import { vietnamDayOf } from '../../../shared/domain/working-days.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { annualReportTerms } from '../../../shared/rulesets/forms.ts';
import { annualRow } from '../../../shared/workflow/forms/annual-row.ts';
import type { AnnualRow } from '../../../shared/workflow/forms/annual-row.ts';
import { nameOf, securityUnitOf } from '../../../shared/workflow/forms/form-source.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { bodyOf } from '../bodies.ts';
import type { ApiDeps } from '../deps.ts';
import { annualReportPage } from '../documents/annual-report-page.ts';
import { documentAnswer } from '../documents/document-answer.ts';
import { formSourceOf } from '../form-source.ts';
import { signedIn } from '../surroundings.ts';

/** How many lines one page of the report has. */
const linesOfAPage = 25;
/** How many cards are read at a time. */
const cardsAtOnce = 100;

const query = z.strictObject({
  period: z.coerce.number().int().min(2000).max(2999).optional(),
  cursor: z.string().max(200).default(''),
});

const card = z.looseObject({
  id: z.string(),
  owner: z.string(),
  appraiser: z.string(),
  platformId: z.string(),
  status: z.enum(statuses),
  synthetic: z.boolean(),
});
type Card = z.infer<typeof card>;

const pointer = z.looseObject({ dossierId: z.string(), openedOn: z.string() });

type Period = ReturnType<typeof annualPeriod>;

/** The ids of the owner's cases that were opened in a period, in their order: a look at two years, whatever else it owns. */
const openedIn = async ({ reads }: ApiDeps, owner: string, { from, until }: Period): Promise<string[]> => {
  const years = [...new Set([from, until].map((day) => keys.opened(owner, day, '').pk))];
  const found = await Promise.all(years.map((pk) => reads.all(pk, 'DAY#')));
  return found
    .flat()
    .map((each) => pointer.parse(each))
    .filter(({ openedOn }) => from <= openedOn && openedOn <= until)
    .map(({ dossierId }) => dossierId)
    .sort();
};

/** The cards of the owner's cases of a period. */
const cardsOf = async (deps: ApiDeps, ids: readonly string[]): Promise<Card[]> => {
  const found: Card[] = [];
  for (let n = 0; n < ids.length; n += cardsAtOnce) {
    const cards = await deps.reads.cards(ids.slice(n, n + cardsAtOnce));
    found.push(...cards.map((each) => card.parse(each)));
  }
  return found;
};

const rowOfCase = async (deps: ApiDeps, { id, appraiser }: Card): Promise<AnnualRow | null> => {
  const found = await deps.reads.dossier(id);
  if (found === null) throw new Error(`dossier ${id} has a card and no state`);
  return annualRow(await formSourceOf(deps, found.state, appraiser));
};

const reportOf = async (deps: ApiDeps, ids: readonly string[], cursor: string) => {
  const cards = (await cardsOf(deps, ids)).filter(({ status }) => status !== 'withdrawn');
  const following = cards.filter(({ id }) => id > cursor);
  const page = following.slice(0, linesOfAPage);
  const rows = await Promise.all(page.map((each) => rowOfCase(deps, each)));
  const counted: readonly CountedCase[] = cards;
  return {
    synthetic: cards.some(({ synthetic }) => synthetic),
    sums: annualSums(counted),
    items: rows.filter((row) => row !== null),
    next: following.length > linesOfAPage ? (page.at(-1)?.id ?? null) : null,
  };
};

/**
 * `GET /organisations/{id}/annual-report`: Form 08 over the cases of an owner that were opened in a period, for its owner and
 * security people and the auditor, 25 lines a page (Decree 331/2026 Art. 35). `period` is the year in which the period ends.
 */
export const getAnnualReport = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations/{id}/annual-report',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const body = await bodyOf(deps, request.parameters['id'] ?? '');
    if (body === undefined) return problem(404, 'no-such-organisation');
    if (!mayAct('read-annual-report', person.actor, body.id)) return problem(403, 'not-your-organisation');
    const today = vietnamDayOf(deps.now());
    const terms = annualReportTerms(today);
    if (terms === null) return problem(404, 'no-such-form');
    const period = annualPeriod(read.asked.period ?? annualYear(today, terms), terms);
    const organisations = { [body.id]: body };
    const report = {
      form: '08',
      article: terms.article,
      organisation: body.id,
      owner: nameOf(organisations, body.id),
      securityUnit: nameOf(organisations, securityUnitOf(organisations, body.id)),
      period,
      ...(await reportOf(deps, await openedIn(deps, body.id, period), read.asked.cursor)),
    };
    return documentAnswer(request, report, (language) => annualReportPage(report, language));
  },
});
