import * as z from 'zod';
import { platformCategories } from '../../../shared/domain/platform/platform.ts';
import { ok, problem } from '../../../shared/lambda/http-answer.ts';
import type { Route } from '../../../shared/lambda/http-endpoint.ts';
import { readQuery } from '../../../shared/lambda/http-query.ts';
import { keys, shelf } from '../../../shared/workflow/keys.ts';
import type { RegisterDeps } from '../deps.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { registerEntry } from '../register-entry.ts';

const query = z.strictObject({
  q: z.string().trim().max(200).optional(),
  owner: z.string().max(80).optional(),
  category: z.enum(platformCategories).optional(),
  list: z.string().max(80).optional(),
  standing: z.enum(['no-dossier-here', 'published']).optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(80).optional(),
});
type Query = z.infer<typeof query>;

/** A name without marks and case, so that `dia chi so` finds `Địa chỉ số`. */
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();

const named = ({ nameVi, nameEn, id }: RegisterEntry, q: string): boolean =>
  folded(`${nameVi} ${nameEn ?? ''} ${id}`).includes(folded(q));

/** One test per filter; a filter that is not asked for lets everything through. */
const filters: readonly ((asked: Query, entry: RegisterEntry) => boolean)[] = [
  ({ q }, entry) => q === undefined || named(entry, q),
  ({ owner }, entry) => owner === undefined || entry.owner === owner,
  ({ category }, entry) => category === undefined || entry.category === category,
  ({ list }, entry) => list === undefined || entry.lists.includes(list),
  ({ standing }, entry) => standing === undefined || entry.standing === standing,
  ({ level }, entry) => level === undefined || entry.conclusion?.level === level,
];

const matches = (asked: Query, entry: RegisterEntry): boolean => filters.every((fits) => fits(asked, entry));

/** `GET /register`: the platforms by id, filtered; the cursor is the last id of the page. */
export const listRegister = ({ reads, now }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/register',
  handle: async (request) => {
    const read = readQuery(request, query);
    if ('problem' in read) return read;
    const { cursor = '', limit } = read.asked;
    const at = now();
    const all = (await reads.shelf(shelf.register)).flatMap((item) => registerEntry(item, at) ?? []);
    const fitting = all.filter((entry) => matches(read.asked, entry));
    const items = fitting.filter(({ id }) => id > cursor).slice(0, limit);
    const last = items.at(-1);
    const next = last !== undefined && last.id !== fitting.at(-1)?.id ? last.id : null;
    return ok({ items, next, total: fitting.length });
  },
});

const notice = z.object({ at: z.string(), fields: z.array(z.string()) });

/** `GET /register/{id}`: one platform, with what was changed of its record and when. */
export const getEntry = ({ reads, now }: RegisterDeps): Route => ({
  method: 'GET',
  path: '/register/{id}',
  handle: async (request) => {
    const { pk, sk } = keys.card('platform', request.parameters['id'] ?? '');
    const [item, notices] = await Promise.all([reads.item({ pk, sk }), reads.all(pk, 'NOTICE#')]);
    const entry = item && registerEntry(item, now());
    return entry === null
      ? problem(404, 'no-such-platform')
      : ok({ ...entry, history: notices.map((stored) => notice.parse(stored)) });
  },
});
