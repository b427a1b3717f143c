import * as z from 'zod';
import { permitStatuses } from '../../shared/domain/moves.ts';
import { ownerKinds, platformCategories } from '../../shared/domain/platform/platform.ts';
import { connectionStatuses } from '../../shared/domain/platform/record.ts';
import { mergedInto, organisationOf } from '../../shared/register/organisations.ts';
import type { RegisterEntry } from '../../shared/contracts/register-entry.ts';

export const orders = ['relevance', 'id', 'name', 'updated', 'validity'] as const;
export type Order = (typeof orders)[number];

/** What the register may be asked for; unknown parameters are refused. */
export const filtersShape = z.strictObject({
  q: z.string().trim().max(200).optional(),
  owner: z.string().max(80).optional(),
  ownerKind: z.enum(ownerKinds).optional(),
  category: z.enum(platformCategories).optional(),
  list: z.string().max(80).optional(),
  standing: z.enum(['no-dossier-here', 'published']).optional(),
  status: z.enum(permitStatuses).optional(),
  level: z.coerce.number().int().min(1).max(5).optional(),
  connected: z.enum(connectionStatuses).optional(),
  /** Scheme and code of a province that uses it. */
  locality: z
    .string()
    .max(10)
    .refine((locality) => locality.includes(':'), 'province-scheme-missing')
    .refine(
      (locality) => !locality.includes(':') || organisationOf(locality)?.kind === 'province',
      'locality-unknown',
    )
    .optional(),
  /** The standard solution of which it is a local instance. */
  solution: z.string().max(80).optional(),
  sort: z.enum(orders).optional(),
});
export type Asked = z.infer<typeof filtersShape>;

/** Whether a province is the other one, was merged into it, or is the one that it was merged into. */
const standsFor = (one: string, other: string): boolean =>
  one === other || organisationOf(one)?.successor === other || mergedInto(one).includes(other);

/** One test per filter; a filter that is not asked for lets everything through. */
const filters: readonly ((asked: Asked, entry: RegisterEntry) => boolean)[] = [
  ({ owner }, entry) => owner === undefined || entry.owner === owner,
  ({ ownerKind }, entry) => ownerKind === undefined || entry.ownerKind === ownerKind,
  ({ category }, entry) => category === undefined || entry.category === category,
  ({ list }, entry) => list === undefined || entry.lists.includes(list),
  ({ standing }, entry) => standing === undefined || entry.standing === standing,
  ({ status }, entry) => status === undefined || entry.conclusion?.permit === status,
  ({ level }, entry) => level === undefined || entry.conclusion?.level === level,
  ({ locality }, entry) =>
    locality === undefined ||
    entry.adoptions.some((one) => one.status !== 'ended' && standsFor(one.locality, locality)),
  ({ solution }, entry) => solution === undefined || entry.solution === solution,
  ({ connected }, entry) => connected === undefined || entry.ndxp?.status === connected,
];

/** True for an entry that every filter lets through; the words are not looked at. */
export const fits = (asked: Asked, entry: RegisterEntry): boolean =>
  filters.every((filter) => filter(asked, entry));

/** A number that sorts as a text, largest first. */
const falling = (value: number): string => String(1e12 - Math.round(value * 1e6)).padStart(13, '0');

const keyOf: Readonly<Record<Order, (entry: RegisterEntry, score: number) => string>> = {
  relevance: (_, score) => falling(score),
  id: () => '',
  name: ({ nameVi }) => nameVi.normalize('NFD').toLowerCase().slice(0, 300),
  updated: ({ updatedAt }) => falling(Date.parse(updatedAt) / 1e6),
  validity: ({ conclusion }) => conclusion?.validUntil ?? '9',
};

/** By what an entry is sorted: two texts, the second its id. */
export const sortKey = (order: Order, entry: RegisterEntry, score: number): readonly [string, string] => [
  keyOf[order](entry, score),
  entry.id,
];

/** Which of two keys comes first. */
export const compareKeys = (one: readonly [string, string], other: readonly [string, string]): number => {
  if (one[0] !== other[0]) return one[0] < other[0] ? -1 : 1;
  if (one[1] === other[1]) return 0;
  return one[1] < other[1] ? -1 : 1;
};
