import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebKey } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { registerList } from '../register-views.ts';
import type { PublicPage } from '../visit.ts';
import { addressIn } from '../visit.ts';

/** The figures of the home page: each is how many platforms a filter of the register leaves. */
const figures: readonly (readonly [WebKey, string])[] = [
  ['home.figure.all', ''],
  ['home.figure.published', 'standing=published'],
  ['home.figure.waiting', 'standing=no-dossier-here'],
];

/** `GET /`: what this is, a search, and the figures that the register has now. */
export const home = ({ api }: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/',
  show: async ({ language }) => {
    const counted = await Promise.all(
      figures.map(async ([label, filter]) => {
        const { body } = await api({ language, path: `/register?limit=1&${filter}` });
        const href = addressIn(language, `/register${filter === '' ? '' : `?${filter}`}`);
        return { label: webText(language, label), value: registerList.parse(body).total, href };
      }),
    );
    return { template: 'home.njk', data: { figures: counted } };
  },
});
