import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { byCategory, byLevel, byPermit } from '../public/charts.ts';
import { statisticsView } from '../public/statistics-view.ts';
import type { StatisticsView } from '../public/statistics-view.ts';
import type { PublicPage } from '../visit.ts';
import { addressIn } from '../visit.ts';

/** The figures of the home page, each with the filter of the register that shows what was counted. */
const figures = ({
  platforms,
  published,
}: StatisticsView): readonly (readonly [WebKey, number, string])[] => [
  ['home.figure.all', platforms, ''],
  ['home.figure.published', published.total, '?standing=published'],
  ['home.figure.waiting', platforms - published.total, '?standing=no-dossier-here'],
];

/** `GET /`: what this is, a search, and the figures that the register has now. */
export const home = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/',
  show: async ({ language }) => {
    const { body } = await api({ language, path: '/register/statistics' });
    const statistics = statisticsView.parse(body);
    const charts = [byPermit, byLevel, byCategory].map((chart) => chart(language, statistics));
    const data = {
      figures: figures(statistics).map(([label, value, filter]) => ({
        label: webText(language, label),
        value,
        href: addressIn(language, `/register${filter}`),
      })),
      charts: charts.filter(({ rows }) => rows.length > 0),
    };
    return { template: 'home.njk', data };
  },
});
