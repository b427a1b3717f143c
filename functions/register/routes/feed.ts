import * as z from 'zod';
import type { PublicCard } from '../../../shared/contracts/platform-card.ts';
import { publicRulingKinds } from '../../../shared/domain/public-ruling.ts';
import type { Item } from '../../../shared/aws/reads.ts';
import { problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import type { Language } from '../../../shared/messages/language.ts';
import { name } from '../../../shared/messages/messages.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { cacheable } from '../cacheable.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { FeedDeps } from '../deps.ts';
import type { NamesOf } from '../names.ts';
import type { Names } from '../../../shared/register/body-names.ts';
import type { Snapshot } from '../snapshot.ts';

/** So many changes are looked through for one page; those of what is not public now are left out of it. */
const pageSize = 50;

const query = z.strictObject({
  lang: z.enum(['vi', 'en']).default('vi'),
  cursor: z.string().max(4000).optional(),
});

const change = z.object({
  sk: z.string(),
  kind: z.enum([...publicRulingKinds, 'termination']),
  at: z.string(),
  platformId: z.string(),
  releaseId: z.string().nullable(),
  dossierId: z.string().nullable(),
  /** False of a case that renews a release: it is told while another case has the release on the list. */
  isPublished: z.boolean(),
  documentNumber: z.string().nullable(),
  documentDate: z.string().nullable(),
  legalBasis: z.string().nullable(),
  by: z.string().nullable(),
  synthetic: z.boolean(),
});
type Told = z.infer<typeof change>;

/** Of a platform that nothing makes public any more only that it was taken off the list is told, by its id. */
const isPublic = (
  { kind, isPublished, releaseId, dossierId }: Told,
  card: PublicCard | undefined,
): boolean => {
  if (card === undefined) return kind === 'delisting';
  return (
    isPublished ||
    card.standings.some(
      (other) => other.published && other.releaseId === releaseId && other.dossierId !== dossierId,
    )
  );
};

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/gu, (_, key: string) => values[key] ?? '');

/** The name of a body in the language of the reader, where it has one in that language; else its id. */
const bodyName = ({ language, names }: Pick<Page, 'language' | 'names'>, id: string): string => {
  const body = names[id];
  return (language === 'en' ? body?.nameEn : null) ?? body?.nameVi ?? id;
};

const dayText = (language: Language, day: string): string =>
  language === 'en' ? day : day.split('-').toReversed().join('/');

const textOf = ({ documentNumber, documentDate, by }: Told, { language, names }: Page): string =>
  documentNumber === null || documentDate === null || by === null
    ? name(language, 'feed', 'byTime')
    : filled(name(language, 'feed', 'document'), {
        number: documentNumber,
        day: dayText(language, documentDate),
        by: bodyName({ language, names }, by),
      });

/** One change as an item of the feed; our own fields stand under `_chot`, as JSON Feed 1.1 has extensions. */
const itemOf = (told: Told, card: PublicCard | undefined, page: Page) => {
  const { language, publicUrl } = page;
  const { sk, at, kind, platformId, releaseId, documentNumber, documentDate, legalBasis, by } = told;
  const title = (language === 'en' ? card?.nameEn : null) ?? card?.nameVi ?? platformId;
  const place = card === undefined ? '' : `/${encodeURIComponent(platformId)}`;
  const synthetic = told.synthetic ? ` (${name(language, 'notices', 'synthetic')})` : '';
  return {
    id: `urn:chot:change:${sk}`,
    url: `${publicUrl}/${language}/register${place}`,
    title: `${name(language, 'publicRulings', kind)}: ${title}`,
    content_text: `${textOf(told, page)}${synthetic}`,
    date_published: at,
    _chot: {
      ...{ kind, platformId, releaseId, documentNumber, documentDate, legalBasis, by },
      synthetic: told.synthetic,
    },
  };
};

interface Page {
  readonly language: Language;
  readonly publicUrl: string;
  /** What those are called who ruled. */
  readonly names: Names;
}

/** What a feed is made of beside the changes, and the address that it is read at. */
interface Around {
  readonly snapshot: () => Promise<Snapshot>;
  readonly namesOf: NamesOf;
  readonly publicUrl: string;
}

const feedOf = async (
  found: readonly Item[],
  language: Language,
  { snapshot, namesOf, publicUrl }: Around,
) => {
  const byId = new Map((await snapshot()).cards.map((card) => [card.id, card]));
  const told = found.map((item) => change.parse(item));
  const shown = told.filter((one) => isPublic(one, byId.get(one.platformId)));
  const names = await namesOf(shown.map(({ by }) => by));
  const items = shown.map((one) => itemOf(one, byId.get(one.platformId), { language, publicUrl, names }));
  const last = found.length < pageSize ? undefined : found.at(-1);
  const address = `${publicUrl}/register/feed.json?lang=${language}`;
  const next = last && writeCursor({ filters: { feed: language }, after: [String(last['sk']), ''] });
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: name(language, 'feed', 'name'),
    description: name(language, 'feed', 'about'),
    home_page_url: `${publicUrl}/${language}/register`,
    feed_url: address,
    language,
    ...(next !== undefined && { next_url: `${address}&cursor=${encodeURIComponent(next)}` }),
    items,
  };
};

/**
 * `GET /register/feed.json?lang=vi|en`: what the public heard of all platforms, newest first, as JSON Feed 1.1
 * (jsonfeed.org/version/1.1); `next_url` goes on. Nothing of level 5, of what was never published, or of who is not public.
 * A cursor that was changed is refused `cursor-invalid`.
 */
export const getFeed = ({ reads }: FeedDeps, around: Around): Route => ({
  method: 'GET',
  path: '/register/feed.json',
  handle: async (request) => {
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const { lang: language, cursor } = read.asked;
    const place = cursor === undefined ? null : readCursor(cursor);
    const isOurs = cursor === undefined || place?.filters['feed'] === language;
    if (!isOurs) return problem(400, 'cursor-invalid');
    const { pk } = keys.publicRuling('', { id: '', version: 0, n: 0 });
    const after = place?.after[0] ?? '';
    const found = await reads.part(pk, { limit: pageSize, after, newestFirst: true });
    const feed = await feedOf(found, language, around);
    return cacheable(request, JSON.stringify(feed), 'application/feed+json');
  },
});
