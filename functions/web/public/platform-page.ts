import type { Language } from '../../../shared/messages/language.ts';
import { webText } from '../../../shared/messages/web-messages.ts';
import type { WebDeps } from '../deps.ts';
import { validityLine } from '../pictures/validity-line.ts';
import { shown } from '../refusal.ts';
import { registerList } from '../register-views.ts';
import type { PublicPage } from '../visit.ts';
import { keyOf } from './record-fields.ts';
import { bodyName, listRows, platformRows, titleIn } from './platform-rows.ts';
import { listCards, platformView, rulingsView } from './platform-views.ts';
import type { PlatformView, RulingsView } from './platform-views.ts';

/** The line of the permit that the register tells of; null where level and dates are not public, or there is none. */
const lineOf = ({ conclusion }: PlatformView, { items, permits }: RulingsView, now: string) => {
  const { releaseId, validUntil = null } = conclusion ?? {};
  const issuedAt = permits.find((each) => each.releaseId === releaseId)?.issuedAt ?? null;
  if (issuedAt === null || validUntil === null) return null;
  const turns = items.filter((each) => each.releaseId === releaseId);
  return { ...validityLine({ issuedAt, validUntil }, turns, now), issuedAt, validUntil };
};

const strongest = ['in-use', 'piloting', 'planned', 'ended'];

/** Who uses a platform, the furthest first, each locality by its name and with who says so. */
const adoptionRows = ({ adoptions, names }: Pick<PlatformView, 'adoptions' | 'names'>, language: Language) =>
  adoptions
    .map((one) => ({
      ...one,
      name: bodyName(language, one.locality, names),
      isDeclared: one.source === null,
    }))
    .toSorted(
      (one, other) =>
        strongest.indexOf(one.status) - strongest.indexOf(other.status) ||
        one.name.localeCompare(other.name, language),
    );

/** True where nothing is published, and what was ruled last of that was that the platform leaves the list. */
const isDelisted = ({ conclusion }: PlatformView, { items }: RulingsView): boolean =>
  conclusion === null &&
  items.findLast(({ kind }) => kind === 'publication' || kind === 'delisting')?.kind === 'delisting';

const rulingRows = ({ items, permits }: RulingsView) =>
  items
    .map((each) => ({
      ...each,
      version: permits.find(({ releaseId }) => releaseId === each.releaseId)?.version ?? null,
    }))
    .toReversed();

const namesOf = (language: Language, fields: readonly string[]): string =>
  [...new Set(fields.map(keyOf))].map((key) => webText(language, `recordField.${key}`)).join(', ');

/** The seal speaks the language of the page that it stands on. */
const sealOf = (language: Language, id: string): string =>
  `/register/${encodeURIComponent(id)}/seal.svg?lang=${language}`;

/** What a platform puts on its own pages to show its seal; no name in it needs escaping. */
const embedOf = (publicUrl: string, language: Language, id: string): string =>
  `<a href="${publicUrl}/${language}/register/${encodeURIComponent(id)}"><img src="${publicUrl}${sealOf(language, id)}" width="440" height="132" alt="${encodeURIComponent(id)}"></a>`;

const readAll = async ({ api }: WebDeps, language: Language, id: string) => {
  const path = `/register/${encodeURIComponent(id)}`;
  const local = new URLSearchParams({ solution: id, limit: '200' });
  const [item, rulings, lists, instances] = await Promise.all([
    api({ language, path }),
    api({ language, path: `${path}/rulings` }),
    api({ language, path: '/register/lists' }),
    api({ language, path: `/register?${local.toString()}` }),
  ]);
  const read = shown(item, platformView);
  if ('answer' in read) return read;
  return {
    item: read.value,
    rulings: rulingsView.parse(rulings.body),
    lists: listCards.parse(lists.body).items,
    instances: registerList.parse(instances.body).items,
  };
};

/** `GET /register/{id}`: a platform: what it is, whose, how its permit stands and stood, who uses it, and who ruled what. */
export const platformPage = (deps: WebDeps): PublicPage => ({
  method: 'GET',
  path: '/register/{id}',
  show: async ({ language, parameters }) => {
    const read = await readAll(deps, language, parameters['id'] ?? '');
    if ('answer' in read) return read.answer;
    const { item, rulings, lists, instances } = read;
    const { history, unverified, sources } = item;
    const data = {
      item,
      title: titleIn(language, item),
      conclusion: item.conclusion,
      isDelisted: isDelisted(item, rulings),
      line: lineOf(item, rulings, deps.now()),
      today: deps.now(),
      rows: platformRows(item, language),
      adoptions: adoptionRows(item, language),
      rulings: rulingRows(rulings),
      permits: rulings.permits,
      lists: listRows(item, lists, language),
      instances: instances.map((each) => ({ id: each.id, title: titleIn(language, each) })),
      history: history.map(({ at, fields }) => ({ at, fields: namesOf(language, fields) })).toReversed(),
      unverified: namesOf(language, unverified),
      sources,
      seal: sealOf(language, item.id),
      embed: embedOf(deps.publicUrl, language, item.id),
    };
    return { template: 'platform.njk', data, names: rulings.names };
  },
});
