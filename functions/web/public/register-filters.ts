import { permitStatuses } from '../../../shared/domain/moves.ts';
import { ownerKinds, platformCategories } from '../../../shared/domain/platform/platform.ts';
import { connectionStatuses } from '../../../shared/domain/platform/record.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { organisations } from '../../../shared/register/organisations.ts';
import { bodyName, titleIn } from './platform-rows.ts';
import type { ListCard } from './platform-views.ts';

/** What the register page may be asked for, by the names that the API has for it. */
export const filterNames = [
  ...([
    'q',
    'category',
    'standing',
    'level',
    'status',
    'list',
    'locality',
    'connected',
    'ownerKind',
  ] as const),
  ...(['owner', 'sort'] as const),
];

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A filter with its choices; those that are used less stand behind a fold. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly items: readonly Choice[];
}

const ordersOf = (words: boolean): readonly string[] => [
  ...(words ? ['relevance'] : []),
  ...['id', 'name', 'updated', 'validity'],
];

const provincesIn = (language: Language): readonly Choice[] =>
  organisations()
    .filter(({ kind, scheme }) => kind === 'province' && scheme === '2025')
    .map(({ id }) => ({ value: id, text: `${bodyName(language, id)} (${id})` }))
    .toSorted((one, other) => one.text.localeCompare(other.text, language));

const choices = <Value extends string | number>(
  values: readonly Value[],
  text: (value: Value) => string,
): readonly Choice[] => values.map((value) => ({ value: String(value), text: text(value) }));

const plain = (language: Language) => {
  const say = (key: string): string => webText(language, key);
  return {
    category: choices(platformCategories, (value) => say(`category.${value}`)),
    standing: choices(['published', 'no-dossier-here'] as const, (value) =>
      name(language, 'standings', value),
    ),
    level: choices([1, 2, 3, 4] as const, (level) => name(language, 'levels', level)),
    status: choices(permitStatuses, (value) => name(language, 'permitStatuses', value)),
    connected: choices(connectionStatuses, (value) => say(`connection.${value}`)),
    ownerKind: choices(ownerKinds, (value) => say(`word.${value}`)),
  };
};

/** The filters that stand in sight, and those behind the fold, the way to sort among them. */
export const filtersIn = (
  language: Language,
  lists: readonly ListCard[],
  hasWords: boolean,
): { readonly first: readonly Filter[]; readonly more: readonly Filter[] } => {
  const say = (key: string): string => webText(language, key);
  const any = { value: '', text: say('register.any') };
  const words = plain(language);
  const filter = (key: keyof typeof words): Filter => ({
    name: key,
    label: say(`register.${key}`),
    items: [any, ...words[key]],
  });
  const listed = lists.map((list) => ({ value: list.id, text: titleIn(language, list) }));
  return {
    first: [filter('category'), filter('standing'), filter('level')],
    more: [
      filter('status'),
      { name: 'list', label: say('register.list'), items: [any, ...listed] },
      { name: 'locality', label: say('register.locality'), items: [any, ...provincesIn(language)] },
      filter('connected'),
      filter('ownerKind'),
      {
        name: 'sort',
        label: say('register.sort'),
        items: choices(ordersOf(hasWords), (order) => say(`sort.${order}`)),
      },
    ],
  };
};
