import * as z from 'zod';
import { bodiesNamedIn, shownCard } from '../../../shared/contracts/platform-card.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { canonical } from '../../../shared/workflow/hash.ts';
import { keys } from '../../../shared/workflow/keys.ts';
import { cacheable } from '../cacheable.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import type { Filters, Place } from '../cursor.ts';
import type { RegisterDeps } from '../deps.ts';
import { registerEntry } from '../../../shared/contracts/register-entry.ts';
import { bodyNames } from '../names.ts';
import type { NamesOf } from '../names.ts';
import { compareKeys, filtersShape, fits, sortKey } from '../register-query.ts';
import type { Asked } from '../register-query.ts';
import type { Snapshot } from '../snapshot.ts';

const query = filtersShape.extend({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(4000).optional(),
});

const asFilters = (asked: Asked): Filters =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      value === '' || value === undefined ? [] : [[name, String(value)]],
    ),
  );

/** The filters of the request or, with a cursor, those that it holds; null where both say something and not the same. */
const placeOf = (given: Filters, cursor: string | undefined): Place | null => {
  if (cursor === undefined) return { filters: given, after: ['', ''] };
  const place = readCursor(cursor);
  if (place === null) return null;
  const isSame = Object.entries(given).every(([name, value]) => place.filters[name] === value);
  return isSame ? place : null;
};

const pageOf = (
  { cards, search }: Snapshot,
  { filters, after }: Place,
  { limit, now }: { limit: number; now: string },
) => {
  const read = filtersShape.safeParse(filters);
  if (!read.success) return null;
  const { q = '', sort = q === '' ? 'id' : 'relevance' } = read.data;
  const found = q === '' ? null : search(q);
  const fitting = cards
    .filter(({ id }) => found === null || found.has(id))
    .map((card) => registerEntry(card, now))
    .filter((entry) => fits(read.data, entry))
    .map((entry) => ({ entry, key: sortKey(sort, entry, found?.get(entry.id) ?? 0) }))
    .toSorted((one, other) => compareKeys(one.key, other.key));
  const later = fitting.filter(({ key }) => compareKeys(key, [after[0], after[1]]) > 0);
  const shown = later.slice(0, limit);
  const last = shown.at(-1);
  const next =
    last === undefined || later.length === shown.length ? null : writeCursor({ filters, after: last.key });
  return { items: shown.map(({ entry }) => entry), next, total: fitting.length };
};

/** `GET /register`: the public platforms that fit the words and the filters, with what their owners are called; the cursor keeps both. */
export const listRegister = (
  deps: RegisterDeps,
  snapshot: () => Promise<Snapshot>,
  namesOf: NamesOf = bodyNames(deps),
): Route => ({
  method: 'GET',
  path: '/register',
  handle: async (request) => {
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const { cursor, limit, ...asked } = read.asked;
    const place = placeOf(asFilters(asked), cursor);
    const page = place && pageOf(await snapshot(), place, { limit, now: deps.now() });
    if (page === null) return problem(400, 'cursor-invalid');
    const names = await namesOf(page.items.map(({ owner }) => owner));
    return ok({ ...page, names }, { 'cache-control': 'public, max-age=10' });
  },
});

const notice = z.object({ at: z.string(), fields: z.array(z.string()) });

/** `GET /register/{id}`: one platform, with what was changed of its record and when, and what owner and users are called; read each time. */
export const getEntry = (deps: RegisterDeps, namesOf: NamesOf = bodyNames(deps)): Route => ({
  method: 'GET',
  path: '/register/{id}',
  handle: async (request) => {
    const { reads, now } = deps;
    const { pk, sk } = keys.card('platform', request.parameters['id'] ?? '');
    const [item, notices] = await Promise.all([reads.item({ pk, sk }), reads.all(pk, 'NOTICE#')]);
    const card = item && shownCard(item);
    if (card === null) return problem(404, 'no-such-platform');
    const names = await namesOf(bodiesNamedIn(card));
    const history = notices.map((stored) => notice.parse(stored));
    const entry = { ...registerEntry(card, now()), history, names };
    return cacheable(request, canonical(entry), 'application/json');
  },
});
