import { importedFields } from '../../../shared/contracts/imports.ts';
import type { ImportedFields } from '../../../shared/contracts/imports.ts';
import type { FieldCode } from '../../../shared/messages/field-messages.ts';
import { organisationByName } from '../../../shared/register/organisations.ts';
import { fieldFaults } from '../../../shared/lambda/field-problems.ts';
import { readers } from './columns.ts';
import { provinceFault } from './province-fault.ts';
import type { ImportRow, Wrong } from './read-rows.ts';

/** What is known beside the file. */
interface Known {
  readonly isOrganisation: (id: string) => boolean;
  readonly isList: (id: string) => boolean;
  /** Whether the register has a platform with this id, or another row brings it. */
  readonly isPlatform: (id: string) => boolean;
}

const ownerOf = (owner: string, known: Known): { readonly id: string } | { readonly code: FieldCode } => {
  if (known.isOrganisation(owner)) return { id: owner };
  const named = organisationByName(owner);
  if (named !== undefined) return { id: named.id };
  return { code: provinceFault(owner, known.isOrganisation) ?? 'body-unknown' };
};

/** Columns that are no field of a platform by themselves. */
const apart = ['id', 'differs', 'ndxp', 'ndxpSince'];

const partsIn = (parts: ImportRow['parts'], column: string): readonly string[] =>
  Object.entries(parts).find(([name]) => name === column)?.[1] ?? [];

const valuesOf = ({ cells, parts }: ImportRow): Record<string, unknown> => {
  const { ndxp, ndxpSince } = cells;
  const values: Record<string, unknown> = {};
  for (const [column, cell] of Object.entries(cells)) {
    if (apart.includes(column)) continue;
    const reader = Object.entries(readers).find(([name]) => name === column)?.[1];
    values[column] = reader?.(cell, partsIn(parts, column));
  }
  return ndxp === undefined ? values : { ...values, ndxp: { status: ndxp, since: ndxpSince ?? null } };
};

const strangeLists = (row: number, fields: ImportedFields, { isList }: Known): Wrong[] =>
  (fields.lists ?? [])
    .filter((list) => !isList(list))
    .map(() => ({ row, column: 'lists', code: 'list-unknown' }));

const strangeSolution = (row: number, { solution }: ImportedFields, { isPlatform }: Known): Wrong[] =>
  typeof solution !== 'string' || isPlatform(solution)
    ? []
    : [{ row, column: 'solution', code: 'solution-unknown' }];

const strangeIn = ({ row }: ImportRow, fields: ImportedFields, known: Known): Wrong[] => [
  ...strangeLists(row, fields, known),
  ...strangeSolution(row, fields, known),
];

/** What a row says of a platform, checked field by field, its owner found by id or by name; and everything that is wrong. */
export const fieldsOf = (
  row: ImportRow,
  known: Known,
): { readonly fields: ImportedFields; readonly wrong: readonly Wrong[] } => {
  const values = valuesOf(row);
  const owner = typeof values['owner'] === 'string' ? ownerOf(values['owner'], known) : null;
  const isFound = owner !== null && 'id' in owner;
  const read = importedFields.safeParse(
    { ...values, ...(isFound && { owner: owner.id }) },
    { reportInput: true },
  );
  const ofOwner: Wrong[] =
    owner !== null && 'code' in owner ? [{ row: row.row, column: 'owner', code: owner.code }] : [];
  if (read.success) return { fields: read.data, wrong: [...ofOwner, ...strangeIn(row, read.data, known)] };
  const wrong = fieldFaults(read.error.issues).map(({ field, code, values: filled }): Wrong => ({
    row: row.row,
    column: field.split('.')[0] ?? null,
    code,
    values: filled,
  }));
  return {
    fields: {},
    wrong: ofOwner.length > 0 ? [...ofOwner, ...wrong.filter(({ column }) => column !== 'owner')] : wrong,
  };
};
