import * as z from 'zod';
import type { Language } from '../../../shared/messages/language.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import { registerList } from '../register-views.ts';
import type { PublicPage } from '../visit.ts';
import { bodyName, titleIn } from './platform-rows.ts';
import { listCard, listCards } from './platform-views.ts';

const listView = listCard.extend({
  former: z.array(listCard.shape.edition),
  members: z.array(z.object({ platformId: z.string(), source: z.string(), since: z.string() })),
});

/** As many as the register answers at once. */
const perPage = 200;
/** More pages than a list can fill: what stops a list that never ends. */
const mostPages = 50;

/** The names of the public platforms on a list. */
const namesOn = async (
  { api }: WebDeps,
  list: string,
  language: Language,
): Promise<ReadonlyMap<string, string>> => {
  const names = new Map<string, string>();
  const query = new URLSearchParams({ list, limit: String(perPage) });
  for (let page = 0; page < mostPages; page += 1) {
    const { body } = await api({ language, path: `/register?${query.toString()}` });
    const { items, next } = registerList.parse(body);
    for (const item of items) names.set(item.id, titleIn(language, item));
    if (next === null) break;
    query.set('cursor', next);
  }
  return names;
};

/** `GET /lists`: every list of platforms, with what its publisher counted beside what the register knows. */
export const listsPage = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/lists',
  show: async ({ language }) => {
    const { body } = await api({ language, path: '/register/lists' });
    const items = listCards.parse(body).items.map((card) => ({ ...card, title: titleIn(language, card) }));
    return { template: 'lists.njk', data: { items } };
  },
});

/** `GET /lists/{id}`: a list with its editions, the newest first, and its members, each with who says so. */
export const listPage = (deps: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/lists/{id}',
  show: async ({ language, parameters, query }) => {
    const id = parameters['id'] ?? '';
    const read = shown(
      await deps.api({ language, path: `/register/lists/${encodeURIComponent(id)}` }),
      listView,
    );
    if ('answer' in read) return read.answer;
    const list = read.value;
    const names = await namesOn(deps, id, language);
    const data = {
      list,
      title: titleIn(language, list),
      editions: [list.edition, ...list.former.toReversed()].map((edition) => ({
        ...edition,
        parts: Object.entries(edition.parts).map(([part, count]) => ({
          part: bodyName(language, part),
          count,
        })),
      })),
      members: list.members
        .map((member) => ({ ...member, name: names.get(member.platformId) ?? member.platformId }))
        .toSorted((one, other) => one.name.localeCompare(other.name, language)),
      done: query.get('done'),
    };
    return { template: 'list.njk', data };
  },
});
