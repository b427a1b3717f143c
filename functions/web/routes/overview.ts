import { webText } from '../../../shared/messages/web-messages.ts';
import { timeOfRow } from '../cases/case-rows.ts';
import { namesOf } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { casesSeen, mostCounted } from '../overview/cases-seen.ts';
import type { SeenCard } from '../overview/cases-seen.ts';
import { incidentsOverseen } from '../incidents/read-incidents.ts';
import { bodyShown } from '../organisations/body-views.ts';
import { counted } from '../overview/counted.ts';
import { adoptionsOverdue, deploymentsOverdue } from '../overview/overdue-seen.ts';
import type { SignedInVisit, StaffPage } from '../visit.ts';

/** As many rows as a part of the page shows by name. */
const mostNamed = 20;

/** A case by name, with its time. */
const rowsOf = async (deps: WebDeps, visit: SignedInVisit, cards: readonly SeenCard[]) => {
  const shown = cards.slice(0, mostNamed);
  const names = await namesOf(
    deps,
    visit,
    shown.map(({ platformId }) => platformId),
  );
  return shown.map((card) => ({
    ...card,
    title: names.get(card.platformId) ?? card.platformId,
    ...timeOfRow(visit.language, card, deps.now()),
  }));
};

/** The yearly reports of the reader's own organisation that are still to be sent; none for who may not read them. */
const reportsIn = async ({ api }: WebDeps, { language, session }: SignedInVisit) => {
  const place = `/organisations/${encodeURIComponent(session.organisation)}`;
  const { status, body } = await api({ language, token: session.token, path: place });
  if (status !== 200) return { place, open: [], mayRecord: false };
  const { reports, allowed } = bodyShown.parse(body);
  return {
    place,
    open: reports.filter(({ sent }) => sent === null),
    mayRecord: allowed.includes('record-annual-report'),
  };
};

const monthText = ({ language }: SignedInVisit, month: string): string =>
  webText(language, 'overview.monthText', { month: month.slice(5), year: month.slice(0, 4) });

/** `GET /overview`: what waits, what is late, what runs out, and what runs without a valid permit. */
export const overviewPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/overview',
  showTo: async (visit) => {
    const [seen, mine, overdue, adoptions, reports, incidents] = await Promise.all([
      casesSeen(deps, visit, null),
      casesSeen(deps, visit, 'mine'),
      deploymentsOverdue(deps, visit),
      adoptionsOverdue(deps, visit),
      reportsIn(deps, visit),
      incidentsOverseen(deps, visit),
    ]);
    if ('answer' in seen) return seen.answer;
    if ('answer' in mine) return mine.answer;
    const { waiting, late, runningOut, lapsed } = counted(seen.cards, deps.now());
    const [queue, lateRows, lapsedRows] = await Promise.all(
      [mine.cards, late, lapsed].map((cards) => rowsOf(deps, visit, cards)),
    );
    const data = {
      now: deps.now(),
      total: seen.cards.length,
      capped: seen.isWhole ? null : mostCounted,
      waiting,
      counts: { queue: mine.cards.length, late: late.length, lapsed: lapsed.length },
      ...{ queue, late: lateRows, lapsed: lapsedRows },
      runningOut: runningOut.map(({ month, cards }) => ({
        text: monthText(visit, month),
        count: cards.length,
      })),
      ...{ overdue, adoptions, reports, incidents },
    };
    return { template: 'overview.njk', data };
  },
});
