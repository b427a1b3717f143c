import * as z from 'zod';
import { annualPeriod, annualSums } from '../../../shared/domain/forms/annual-report.ts';
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

const card = z.looseObject({
  id: z.string(),
  owner: z.string(),
  appraiser: z.string(),
  platformId: z.string(),
  status: z.enum(statuses),
  synthetic: z.boolean(),
});
type Card = z.infer<typeof card>;

/** The cards of all cases of which the organisation is the owner, by the id of the dossier. */
const ownCards = async (deps: ApiDeps, owner: string): Promise<Card[]> => {
  const found: Card[] = [];
  let after = '';
  for (let isLast = false; !isLast;) {
    const members = await deps.reads.members(owner, cardsAtOnce, after);
    const ids = members.map(({ dossierId }) => String(dossierId));
    const cards = await deps.reads.cards(ids);
    found.push(...cards.map((each) => card.parse(each)).filter((each) => each.owner === owner));
    isLast = ids.length < cardsAtOnce;
    after = ids.at(-1) ?? after;
  }
  return found;
};

const rowOfCase = async (deps: ApiDeps, { id, appraiser }: Card): Promise<AnnualRow | null> => {
  const found = await deps.reads.dossier(id);
  if (found === null) throw new Error(`dossier ${id} has a card and no state`);
  return annualRow(await formSourceOf(deps, found.state, appraiser));
};

const reportOf = async (deps: ApiDeps, owner: string, cursor: string) => {
  const cards = (await ownCards(deps, owner)).filter(({ status }) => status !== 'withdrawn');
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
 * `GET /organisations/{id}/annual-report`: Form 08 over the cases of an owner, for its owner and security people and the
 * auditor, 25 lines a page (Decree 331/2026 Art. 35).
 */
export const getAnnualReport = (deps: ApiDeps): Route => ({
  method: 'GET',
  path: '/organisations/{id}/annual-report',
  handle: async (request) => {
    const person = await signedIn(deps, request);
    if ('problem' in person) return person;
    const { cursor = '', ...others } = request.query;
    if (Object.keys(others).length > 0) return problem(400, 'query-invalid');
    const body = await bodyOf(deps, request.parameters['id'] ?? '');
    if (body === undefined) return problem(404, 'no-such-organisation');
    if (!mayAct('read-annual-report', person.actor, body.id)) return problem(403, 'not-your-organisation');
    const terms = annualReportTerms();
    const organisations = { [body.id]: body };
    const report = {
      form: '08',
      article: terms.article,
      organisation: body.id,
      owner: nameOf(organisations, body.id),
      securityUnit: nameOf(organisations, securityUnitOf(organisations, body.id)),
      period: annualPeriod(vietnamDayOf(deps.now()), terms),
      ...(await reportOf(deps, body.id, cursor)),
    };
    return documentAnswer(request, report, (language) => annualReportPage(report, language));
  },
});
