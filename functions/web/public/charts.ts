import { permitStatuses } from '../../../shared/domain/moves.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import { barsOf } from '../pictures/bars.ts';
import type { Bar } from '../pictures/bars.ts';
import type { BodyNames } from '../register-views.ts';
import { addressIn } from '../visit.ts';
import { bodyName } from './platform-rows.ts';
import type { StatisticsView } from './statistics-view.ts';

/** A chart: its title, what its rows are of, and the rows. */
export interface Chart {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly Bar[];
  readonly note?: string;
}

const unknown = 'unknown';
const levels = ['1', '2', '3', '4', '5'];
/** The most owners that one chart shows. */
const mostOwners = 20;

const registerBy =
  (language: Language, filter: string, extra = '') =>
  (key: string): string | null =>
    key === unknown ? null : addressIn(language, `/register?${filter}=${encodeURIComponent(key)}${extra}`);

const orUnknown =
  (language: Language, label: (key: string) => string) =>
  (key: string): string =>
    key === unknown ? webText(language, 'platform.unknown') : label(key);

const levelName = (language: Language, key: string): string => {
  const level = ([1, 2, 3, 4, 5] as const).find((each) => String(each) === key);
  return level === undefined ? webText(language, 'platform.unknown') : name(language, 'levels', level);
};

/** Platforms by field. */
export const byCategory = (
  language: Language,
  { byCategory: counts }: Pick<StatisticsView, 'byCategory'>,
  extra = '',
): Chart => ({
  title: webText(language, 'chart.byCategory'),
  head: webText(language, 'platform.category'),
  rows: barsOf(counts, {
    label: orUnknown(language, (key) => webText(language, `category.${key}`)),
    order: ['government', 'economy', 'society', unknown],
    href: registerBy(language, 'category', extra),
  }),
});

/** Published platforms by level; of level 5 none is public. */
export const byLevel = (language: Language, { published }: StatisticsView): Chart => ({
  title: webText(language, 'chart.byLevel'),
  head: webText(language, 'register.level'),
  rows: barsOf(published.byLevel, {
    label: (key) => (key === unknown ? webText(language, 'chart.notPublic') : levelName(language, key)),
    order: [...levels, unknown],
    href: registerBy(language, 'level'),
  }),
});

/** Published platforms by how their permit stands. */
export const byPermit = (language: Language, { published }: StatisticsView): Chart => ({
  title: webText(language, 'chart.byPermit'),
  head: webText(language, 'case.permit'),
  rows: barsOf(published.byPermit, {
    label: orUnknown(language, (key) => {
      const status = permitStatuses.find((each) => each === key);
      return status === undefined ? key : name(language, 'permitStatuses', status);
    }),
    order: [...permitStatuses, unknown],
    href: registerBy(language, 'status'),
  }),
});

const byOwner = (
  language: Language,
  { byOwner: counts, names }: Pick<StatisticsView, 'byOwner' | 'names'>,
  extra = '',
): Chart => ({
  title: webText(language, 'chart.byOwner'),
  head: webText(language, 'platform.owner'),
  rows: barsOf(counts, {
    label: orUnknown(language, (key) => bodyName(language, key, names)),
    href: registerBy(language, 'owner', extra),
    most: mostOwners,
  }),
});

const byOwnerKind = (language: Language, { byOwnerKind: counts }: KnownOfList): Chart => ({
  title: webText(language, 'chart.byOwnerKind'),
  head: webText(language, 'platform.ownerKind'),
  rows: barsOf(counts, {
    label: orUnknown(language, (key) => webText(language, `word.${key}`)),
    order: ['ministry', 'province', 'enterprise', unknown],
  }),
});

type KnownOfList = StatisticsView['lists'][number];

/** What the register knows of the platforms on a list: by field, by owner and by kind of owner. */
export const chartsOfList = (language: Language, list: KnownOfList, names: BodyNames): readonly Chart[] => {
  const onList = `&list=${encodeURIComponent(list.list)}`;
  return [
    byCategory(language, list, onList),
    byOwnerKind(language, list),
    byOwner(language, { ...list, names }, onList),
  ].filter(({ rows }) => rows.length > 0);
};

const byConnection = (language: Language, { byConnection: counts }: StatisticsView): Chart => ({
  title: webText(language, 'chart.byConnection'),
  head: webText(language, 'platform.ndxp'),
  rows: barsOf(counts, {
    label: orUnknown(language, (key) => webText(language, `connection.${key}`)),
    order: ['connected', 'planned', 'none', unknown],
    href: registerBy(language, 'connected'),
  }),
});

/** A month as people of either language write it: `11/2026`. */
const monthText = (month: string): string => month.split('-').toReversed().join('/');

const runningOut = (language: Language, { runningOut: counts }: StatisticsView): Chart => ({
  title: webText(language, 'chart.runningOut'),
  head: webText(language, 'chart.month'),
  rows: barsOf(counts, { label: monthText, order: Object.keys(counts).toSorted() }),
});

const byBasis = (language: Language, { localities }: StatisticsView): Chart => ({
  title: webText(language, 'chart.byBasis'),
  head: webText(language, 'field.basis'),
  rows: barsOf(localities.byBasis, {
    label: (key) => webText(language, `word.${key}`),
    order: ['separate-document', 'in-plan', 'contract', 'not-stated'],
  }),
  note: webText(language, 'chart.byBasisNote', {
    total: localities.total,
    declared: localities.declared,
    reported: localities.total - localities.declared,
  }),
});

const byPlatform = (
  language: Language,
  { localities }: StatisticsView,
  names: ReadonlyMap<string, string>,
): Chart => ({
  title: webText(language, 'chart.byPlatform'),
  head: webText(language, 'chart.platform'),
  rows: barsOf(localities.byPlatform, {
    label: (key) => names.get(key) ?? key,
    href: (key) => addressIn(language, `/register/${encodeURIComponent(key)}`),
    most: names.size,
  }),
});

/** Every chart of the register, in the order in which they are read; `names` are of the platforms whose use is shown. */
export const chartsOf = (
  language: Language,
  statistics: StatisticsView,
  names: ReadonlyMap<string, string>,
): readonly Chart[] =>
  [
    byCategory(language, statistics),
    byLevel(language, statistics),
    byPermit(language, statistics),
    runningOut(language, statistics),
    byOwner(language, statistics),
    byConnection(language, statistics),
    byBasis(language, statistics),
    byPlatform(language, statistics, names),
  ].filter(({ rows }) => rows.length > 0);
