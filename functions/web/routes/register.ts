import { platformCategories } from '../../../shared/domain/platform/platform.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { organisationOf } from '../../../shared/register/organisations.ts';
import type { WebDeps } from '../deps.ts';
import { shown } from '../refusal.ts';
import type { RegisterItem } from '../register-views.ts';
import { registerItem, registerList } from '../register-views.ts';
import type { PublicPage } from '../visit.ts';
import { addressIn } from '../visit.ts';
import { dayText } from '../written.ts';

const filterNames = ['q', 'category', 'standing', 'level'] as const;
const perPage = 20;

const any = (language: Language) => ({ value: '', text: webText(language, 'register.any') });

/** The filters with their choices. */
const filtersIn = (language: Language) => [
  {
    name: 'category',
    label: webText(language, 'register.category'),
    items: [
      any(language),
      ...platformCategories.map((value) => ({ value, text: webText(language, `category.${value}`) })),
    ],
  },
  {
    name: 'standing',
    label: webText(language, 'register.standing'),
    items: [
      any(language),
      ...(['published', 'no-dossier-here'] as const).map((value) => ({
        value,
        text: name(language, 'standings', value),
      })),
    ],
  },
  {
    name: 'level',
    label: webText(language, 'register.level'),
    items: [
      any(language),
      ...([1, 2, 3, 4] as const).map((level) => ({
        value: String(level),
        text: name(language, 'levels', level),
      })),
    ],
  },
];

/** `GET /register`: platforms by name and by filters, a page at a time. */
export const registerPage = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/register',
  show: async ({ language, query }) => {
    const given = filterNames.flatMap((filter): [string, string][] => {
      const value = (query.get(filter) ?? '').trim().slice(0, 200);
      return value === '' ? [] : [[filter, value]];
    });
    const asked = new URLSearchParams([...given, ['limit', String(perPage)]]);
    const cursor = query.get('cursor');
    if (cursor !== null) asked.set('cursor', cursor);
    const read = shown(await api({ language, path: `/register?${asked.toString()}` }), registerList);
    if ('answer' in read) return read.answer;
    const { items, next, total } = read.value;
    const nextPage = new URLSearchParams([...given, ['cursor', next ?? '']]);
    const data = {
      items,
      total,
      asked: Object.fromEntries(given),
      filters: filtersIn(language),
      next: next === null ? null : addressIn(language, `/register?${nextPage.toString()}`),
    };
    return { template: 'register.njk', data };
  },
});

const ownerName = (language: Language, id: string): string => {
  const found = organisationOf(id);
  return (language === 'en' ? found?.nameEn : null) ?? found?.nameVi ?? id;
};

const rowsOf = (item: RegisterItem, language: Language) => {
  const say = (key: string) => webText(language, key);
  const rows: readonly (readonly [string, string | null])[] = [
    ['platform.id', item.id],
    ['platform.owner', item.owner === null ? null : ownerName(language, item.owner)],
    ['platform.category', item.category === null ? null : say(`category.${item.category}`)],
    ['platform.lists', item.lists.join(', ')],
    ['platform.otherName', language === 'en' ? item.nameVi : item.nameEn],
    ['platform.updated', dayText(language, item.updatedAt)],
  ];
  return rows.map(([key, value]) => ({
    key: { text: say(key) },
    value: { text: value === null || value === '' ? say('platform.unknown') : value },
  }));
};

/** `GET /register/{id}`: one platform: what it is, whose, and how its permit stands. */
export const platformPage = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/register/{id}',
  show: async ({ language, parameters }) => {
    const path = `/register/${encodeURIComponent(parameters['id'] ?? '')}`;
    const read = shown(await api({ language, path }), registerItem);
    if ('answer' in read) return read.answer;
    const item = read.value;
    const title = language === 'en' && item.nameEn !== null ? item.nameEn : item.nameVi;
    const data = { item, title, conclusion: item.conclusion, rows: rowsOf(item, language) };
    return { template: 'platform.njk', data };
  },
});
