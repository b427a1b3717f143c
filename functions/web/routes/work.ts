import type { CaseCard } from '../cases/case-views.ts';
import { caseList } from '../cases/case-views.ts';
import { timeOfRow } from '../cases/case-rows.ts';
import { namesOf } from '../cases/read-case.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { PageAnswer, SignedInVisit, StaffPage } from '../visit.ts';
import { addressIn } from '../visit.ts';

const perPage = 20;

/** Who has an overview of many cases. */
const overseers = ['ministry', 'owner', 'registrar', 'auditor'];

type Read =
  { readonly cards: readonly CaseCard[]; readonly next: string | null } | { readonly answer: PageAnswer };

const cardsOf = async (
  { api }: WebDeps,
  { language, session, query }: SignedInVisit,
  isMine: boolean,
): Promise<Read> => {
  const asked = new URLSearchParams({ limit: String(perPage), ...(isMine && { turn: 'mine' }) });
  const cursor = query.get('cursor');
  if (cursor !== null) asked.set('cursor', cursor);
  const read = shown(
    await api({ language, token: session.token, path: `/dossiers?${asked.toString()}` }),
    caseList,
  );
  return 'answer' in read ? read : { cards: read.value.items, next: read.value.next };
};

/** `GET /work`: the cases that wait for the reader by their clocks, or (`all=1`) every case that the reader has a part in. */
export const workPage = (deps: WebDeps): StaffPage => ({
  method: 'GET',
  path: '/work',
  showTo: async (visit) => {
    const { language, session, query } = visit;
    const isAll = query.has('all');
    const read = await cardsOf(deps, visit, !isAll);
    if ('answer' in read) return read.answer;
    const names = await namesOf(
      deps,
      visit,
      read.cards.map(({ platformId }) => platformId),
    );
    const rows = read.cards.map((card) => ({
      ...card,
      platform: names.get(card.platformId) ?? card.platformId,
      ...timeOfRow(language, card, deps.now()),
    }));
    const more = new URLSearchParams({ ...(isAll && { all: '1' }), cursor: read.next ?? '' });
    const data = {
      rows,
      isAll,
      mayRegister: session.roles.some((role) => ['vendor', 'owner', 'registrar'].includes(role)),
      mayOversee: session.roles.some((role) => overseers.includes(role)),
      mayAudit: session.roles.some((role) => ['ministry', 'auditor'].includes(role)),
      next: read.next === null ? null : addressIn(language, `/work?${more.toString()}`),
    };
    return { template: 'work.njk', data };
  },
});
