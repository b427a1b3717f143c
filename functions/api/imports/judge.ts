import type { ImportedFields } from '../../../shared/contracts/imports.ts';
import { exactKeys } from '../../../shared/domain/likeness/exact-keys.ts';
import type { Duplicate } from '../../../shared/domain/likeness/duplicates.ts';
import type { PlatformDetails } from '../../../shared/domain/platform/platform.ts';
import { unknownRecord } from '../../../shared/domain/platform/record.ts';
import { canonical, digestOf } from '../../../shared/workflow/hash.ts';
import type { ImportRow, Wrong } from './read-rows.ts';

export const outcomes = ['created', 'changed', 'unchanged', 'likely-duplicate', 'wrong'] as const;

/** What a row would come to. */
export interface Judged {
  readonly row: number;
  readonly outcome: (typeof outcomes)[number];
  readonly platformId: string;
  readonly details: PlatformDetails | null;
  readonly changes: Partial<PlatformDetails>;
  readonly candidates: readonly Duplicate[];
  /** Why it is another one than all of these, as the row says. */
  readonly differs?: string;
  readonly wrong: readonly Wrong[];
}

/** A platform of the register, as an import compares with it. */
export type KnownPlatform = PlatformDetails & { readonly id: string };

/** What a row is compared with. */
export interface Register {
  readonly byId: ReadonlyMap<string, KnownPlatform>;
  readonly byName: ReadonlyMap<string, KnownPlatform>;
  readonly isOrganisation: (id: string) => boolean;
  readonly likeTo: (platform: KnownPlatform) => readonly Duplicate[];
}

/** The exact key of a name. */
export const nameKeyOf = (nameVi: string): string =>
  exactKeys({ nameVi, nameEn: null, address: null }, [])[0] ?? '';

const blank = (nameVi: string): PlatformDetails => ({
  nameVi,
  nameEn: null,
  owner: null,
  ownerKind: null,
  vendor: null,
  category: null,
  lists: [],
  sources: [],
  unverified: [],
  fictional: false,
  ...unknownRecord,
});

const union = (one: readonly string[], other: readonly string[] = []): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** The fields that a row changes of a platform that is there; lists and sources are only added to. */
const changesOf = (known: KnownPlatform, given: ImportedFields): Partial<PlatformDetails> => {
  const wanted: Partial<PlatformDetails> = {
    ...given,
    lists: union(known.lists, given.lists),
    sources: union(known.sources, given.sources),
  };
  const before = new Map<string, unknown>(Object.entries(known));
  return Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => canonical(before.get(field)) !== canonical(value)),
  );
};

const judgeNew = (row: ImportRow, given: ImportedFields, { likeTo }: Register): Omit<Judged, 'row'> => {
  const { nameVi = '' } = given;
  const platformId = row.cells.id ?? `pf-${digestOf(['import', nameKeyOf(nameVi)]).slice(7, 23)}`;
  const details = { ...blank(nameVi), ...given };
  const candidates = likeTo({ ...details, id: platformId });
  const isDoubtful = candidates.length > 0 && row.cells.differs === undefined;
  return {
    outcome: isDoubtful ? 'likely-duplicate' : 'created',
    ...{ platformId, details, changes: {}, candidates },
    ...(row.cells.differs !== undefined && { differs: row.cells.differs }),
    wrong: isDoubtful ? [{ row: row.row, column: 'nameVi', code: 'likely-duplicate' }] : [],
  };
};

const columnOfCode = {
  missing: 'nameVi',
  'name-of-another': 'nameVi',
  'solution-is-itself': 'solution',
} as const;

const wrongIn = (row: number, platformId: string, code: keyof typeof columnOfCode): Judged => ({
  ...{ row, platformId, outcome: 'wrong', details: null, changes: {}, candidates: [] },
  wrong: [{ row, column: columnOfCode[code], code }],
});

const judgeKnown = (row: number, known: KnownPlatform, given: ImportedFields): Judged => {
  const changes = changesOf(known, given);
  const outcome = Object.keys(changes).length === 0 ? 'unchanged' : 'changed';
  return { row, platformId: known.id, outcome, details: null, changes, candidates: [], wrong: [] };
};

/** The faults of a row that is good in itself, beside the register: whose name it bears, and whose instance it is. */
const faultBeside = (
  id: string,
  given: ImportedFields,
  { named, known }: Readonly<Record<'named' | 'known', KnownPlatform | undefined>>,
): keyof typeof columnOfCode | null => {
  if (id !== '' && named !== undefined && named.id !== id) return 'name-of-another';
  if (given.solution !== undefined && given.solution === (known?.id ?? id)) return 'solution-is-itself';
  return known === undefined && given.nameVi === undefined ? 'missing' : null;
};

/** What a row comes to that is good in itself: by its id, else by its name, else as a new platform. */
export const judgeRow = (row: ImportRow, given: ImportedFields, register: Register): Judged => {
  const { id = '' } = row.cells;
  const { nameVi } = given;
  const named = nameVi === undefined ? undefined : register.byName.get(nameKeyOf(nameVi));
  const known = register.byId.get(id) ?? named;
  const fault = faultBeside(id, given, { named, known });
  if (fault !== null) return wrongIn(row.row, id === '' ? (known?.id ?? '') : id, fault);
  return known === undefined
    ? { row: row.row, ...judgeNew(row, given, register) }
    : judgeKnown(row.row, known, given);
};
