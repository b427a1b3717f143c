/** How a cell becomes a value: one text, its several parts, or what a word of the sources means here. */
type Reader = (cell: string, parts: readonly string[]) => unknown;

const one: Reader = (cell) => cell;
const several: Reader = (_, parts) => parts;
const ownerKinds: Readonly<Record<string, string>> = { business: 'enterprise', locality: 'province' };

/** Every column of an import and how its cells are read; names are part of the public contract. */
export const readers = {
  id: one,
  nameVi: one,
  nameEn: one,
  owner: one,
  ownerKind: (cell) => ownerKinds[cell] ?? cell,
  category: one,
  platformType: one,
  scope: one,
  address: one,
  contact: one,
  purpose: one,
  functions: several,
  informationClasses: several,
  legalBasis: one,
  ndxp: one,
  ndxpSince: one,
  solution: one,
  lists: several,
  sources: several,
  differs: one,
} as const satisfies Readonly<Record<string, Reader>>;
export type Column = keyof typeof readers;

/** What the carried data and the lists of the sources call a column. */
const otherNames: Readonly<Record<string, Column>> = {
  name_vi: 'nameVi',
  name_en: 'nameEn',
  owner_org: 'owner',
  owner_kind: 'ownerKind',
  url: 'address',
  source: 'sources',
  more_sources: 'sources',
};

/** Columns of the carried data that say nothing which the register keeps. */
const passedOver = ['developer', 'candidate_lists', 'other_lists', 'verified', 'unverified_fields', 'notes'];

const isColumn = (name: string): name is Column => Object.hasOwn(readers, name);

/** The column of a name; `null` for one that is passed over, undefined for one that is unknown. */
export const columnOf = (name: string): Column | null | undefined => {
  if (isColumn(name)) return name;
  return passedOver.includes(name) ? null : otherNames[name];
};
