import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { bodyName } from '../public/platform-rows.ts';
import { listCards } from '../public/platform-views.ts';
import { filterNames, filtersIn } from '../public/register-filters.ts';
import { shown } from '../refusal.ts';
import { registerList } from '../register-views.ts';
import type { PublicPage } from '../visit.ts';
import { addressIn } from '../visit.ts';

const perPage = 20;

/** What was asked for, as pairs of filter and word; what is empty asks for nothing. */
const askedIn = (query: URLSearchParams): [string, string][] =>
  filterNames.flatMap((filter): [string, string][] => {
    const value = (query.get(filter) ?? '').trim().slice(0, 200);
    return value === '' ? [] : [[filter, value]];
  });

/** `GET /register`: platforms by name and by filters, in the order asked for, a page at a time. */
export const registerPage = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/register',
  show: async ({ language, query }) => {
    const given = askedIn(query);
    const wanted = new URLSearchParams([...given, ['limit', String(perPage)]]);
    const cursor = query.get('cursor');
    if (cursor !== null) wanted.set('cursor', cursor);
    const [found, lists] = await Promise.all([
      api({ language, path: `/register?${wanted.toString()}` }),
      api({ language, path: '/register/lists' }),
    ]);
    const read = shown(found, registerList);
    if ('answer' in read) return read.answer;
    const { items, next, total, names } = read.value;
    const asked = Object.fromEntries(given);
    const { first, more } = filtersIn(language, listCards.parse(lists.body).items, asked['q'] !== undefined);
    const { owner } = asked;
    const nextPage = new URLSearchParams([...given, ['cursor', next ?? '']]);
    const data = {
      items,
      total,
      asked,
      filters: first,
      more,
      isMore: more.some((filter) => asked[filter.name] !== undefined),
      owner: owner && webText(language, 'register.owner', { owner: bodyName(language, owner, names) }),
      next: next === null ? null : addressIn(language, `/register?${nextPage.toString()}`),
    };
    return { template: 'register.njk', data, names };
  },
});
