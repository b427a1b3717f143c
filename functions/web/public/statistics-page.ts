import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { isoDayIn } from '../forms/field.ts';
import { shown } from '../refusal.ts';
import { registerItem } from '../register-views.ts';
import type { PublicPage } from '../visit.ts';
import { addressIn } from '../visit.ts';
import { dayText } from '../written.ts';
import { chartsOf, chartsOfList } from './charts.ts';
import { bodyName, titleIn } from './platform-rows.ts';
import { listCards } from './platform-views.ts';
import type { ListCard } from './platform-views.ts';
import { figuresOfWork, reportedFigures } from './work-charts.ts';
import { statisticsView } from './statistics-view.ts';
import type { StatisticsView } from './statistics-view.ts';

/** How many platforms the chart of adoptions shows: each is looked up by its id. */
const mostAdopted = 20;

const namesOf = async (
  { api }: WebDeps,
  language: Language,
  { localities }: StatisticsView,
): Promise<ReadonlyMap<string, string>> => {
  const ids = Object.entries(localities.byPlatform)
    .toSorted(([one, few], [other, many]) => many - few || one.localeCompare(other))
    .slice(0, mostAdopted)
    .map(([id]) => id);
  const found = await Promise.all(
    ids.map(async (id): Promise<[string, string]> => {
      const { status, body } = await api({ language, path: `/register/${encodeURIComponent(id)}` });
      return [id, status === 200 ? titleIn(language, registerItem.parse(body)) : id];
    }),
  );
  return new Map(found);
};

const partName = (language: Language, part: string): string =>
  ['state', 'enterprise', 'government', 'economy', 'society'].includes(part)
    ? webText(language, `part.${part}`)
    : bodyName(language, part);

/** What publishers counted, each list with its parts and its source, beside what the register knows of it. */
const listRows = (language: Language, { lists, names }: StatisticsView, cards: readonly ListCard[]) =>
  lists.map((counted) => {
    const { list, reported, known } = counted;
    const card = cards.find(({ id }) => id === list);
    return {
      id: list,
      title: card === undefined ? list : titleIn(language, card),
      ...reported,
      known,
      charts: chartsOfList(language, counted, names),
      parts: Object.entries(reported.parts).map(([part, count]) => ({
        part: partName(language, part),
        count,
      })),
    };
  });

const figuresOf = (language: Language, { platforms, published, localities }: StatisticsView) => [
  { label: webText(language, 'home.figure.all'), value: platforms, href: addressIn(language, '/register') },
  {
    label: webText(language, 'home.figure.published'),
    value: published.total,
    href: addressIn(language, '/register?standing=published'),
  },
  { label: webText(language, 'chart.ministries'), value: published.ministries },
  {
    label: webText(language, 'chart.localities'),
    value: localities.total,
    href: addressIn(language, '/localities'),
  },
];

/** The files of the register, and these figures, each by its own name. */
const openData = (asOf: string) =>
  [
    '/register.json',
    '/register.csv',
    '/register.jsonld',
    '/register/feed.json',
    `/register/statistics?asOf=${asOf}`,
  ].map((href) => ({
    href,
    text: href.slice(1),
  }));

/** `GET /statistics`: the register in figures on a day, as charts whose rows are tables, and as publishers reported them. */
export const statisticsPage = (deps: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/statistics',
  show: async ({ language, query }) => {
    const given = (query.get('asOf') ?? '').trim().slice(0, 40);
    const day = given === '' ? null : isoDayIn(given);
    const wrong = given !== '' && day === null;
    const asked = day === null ? '' : `?asOf=${day}`;
    const [figures, cards] = await Promise.all([
      deps.api({ language, path: `/register/statistics${asked}` }),
      deps.api({ language, path: '/register/lists' }),
    ]);
    const read = shown(figures, statisticsView);
    if ('answer' in read) return read.answer;
    const statistics = read.value;
    const title = webText(language, 'form.notADay');
    const data = {
      given: wrong ? given : dayText('vi', statistics.asOf),
      asOf: statistics.asOf,
      figures: figuresOf(language, statistics),
      charts: chartsOf(language, statistics, await namesOf(deps, language, statistics)),
      work: figuresOfWork(language, statistics),
      reported: reportedFigures(language, statistics),
      openData: openData(statistics.asOf),
      lists: listRows(language, statistics, listCards.parse(cards.body).items),
      ...(wrong && {
        problem: { title, next: '', list: [{ text: `${given}: ${title}`, href: '#asOf' }] },
      }),
    };
    return { template: 'statistics.njk', data, status: wrong ? 422 : 200 };
  },
});
