import type { CriterionShown } from '../cases/criteria-views.ts';
import type { CaseShown } from '../cases/case-views.ts';

/** How criteria may stand that somebody looks for. */
export const standings = [
  'open',
  'failed',
  'not-applicable',
  'without-evidence',
  'stale',
  'finding',
  'former',
] as const;
type Standing = (typeof standings)[number];

/** Which criteria a page shows; it stands in the address. */
export interface Filter {
  /** Null is every group. */
  readonly group: string | null;
  readonly state: Standing | null;
  /** From 1. */
  readonly page: number;
}

/** As many as one command records. */
const perPage = 50;

const verdictOf = ({ result }: CriterionShown): string | null => result?.verdict ?? null;

const fits: Readonly<Record<Standing, (item: CriterionShown, found: ReadonlySet<string>) => boolean>> = {
  open: (item) => verdictOf(item) === null,
  failed: (item) => ['not-satisfied', 'partially-satisfied'].includes(verdictOf(item) ?? ''),
  'not-applicable': (item) => verdictOf(item) === 'not-applicable',
  'without-evidence': ({ lacksEvidence }) => lacksEvidence,
  stale: ({ stale }) => stale,
  finding: ({ id }, found) => found.has(id),
  former: ({ former }) => former !== null,
};

/** The filter of an address: of nothing, the first group; of a criterion, its group; of a state alone, all groups. */
export const filterIn = (query: URLSearchParams, items: readonly CriterionShown[]): Filter => {
  const state = standings.find((each) => each === query.get('state')) ?? null;
  const named = items.find(({ id }) => id === query.get('criterion'));
  if (named !== undefined) return { group: named.group, state: null, page: 1 };
  return { group: groupIn(query, items, state !== null), state, page: pageIn(query) };
};

const groupIn = (query: URLSearchParams, items: readonly CriterionShown[], isFiltered: boolean) => {
  const asked = items.find(({ group }) => group === query.get('group'))?.group;
  if (asked !== undefined) return asked;
  return isFiltered || query.get('group') === 'all' ? null : (items[0]?.group ?? null);
};

const pageIn = (query: URLSearchParams): number =>
  Math.max(Number(/^\d{1,3}$/u.exec(query.get('page') ?? '')?.[0] ?? '1'), 1);

/** The query of a filter. */
export const queryOf = ({ group, state, page }: Filter): string =>
  new URLSearchParams({
    group: group ?? 'all',
    ...(state !== null && { state }),
    ...(page > 1 && { page: String(page) }),
  }).toString();

/** The criteria that a filter leaves: those of its page, how many in all, and of how many pages. */
export const filtered = (
  items: readonly CriterionShown[],
  { group, state, page }: Filter,
  { findings }: Pick<CaseShown, 'findings'>,
) => {
  const found = new Set(Object.values(findings).map(({ criterion }) => criterion));
  const all = items.filter(
    (item) => (group === null || item.group === group) && (state === null || fits[state](item, found)),
  );
  const pages = Math.max(Math.ceil(all.length / perPage), 1);
  const at = Math.min(page, pages);
  return { rows: all.slice((at - 1) * perPage, at * perPage), count: all.length, pages, page: at };
};

/** Which state shows the criteria of an obstacle. */
export const stateOfObstacle: Readonly<Record<string, Standing>> = {
  'criteria-unanswered': 'open',
  'criteria-not-satisfied': 'failed',
  'gate-not-satisfied': 'failed',
  'partial-without-finding': 'failed',
  'not-applicable-not-accepted': 'not-applicable',
  'evidence-missing': 'without-evidence',
  'evidence-stale': 'stale',
  'findings-open': 'finding',
  'results-not-taken-over': 'former',
};
