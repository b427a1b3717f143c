import * as z from 'zod';
import { parseList } from '../../../shared/contracts/lists.ts';
import { platformDetails } from '../../../shared/contracts/platform-bodies.ts';
import type { ImportedMembers } from '../../../shared/domain/import/import.ts';
import type { PlatformList } from '../../../shared/domain/list/list.ts';
import { duplicatesAmong } from '../../../shared/domain/likeness/duplicates.ts';
import { namesThatTellNothing } from '../../../shared/register/places.ts';
import { keys, shelf } from '../../../shared/workflow/keys.ts';
import type { ApiDeps } from '../deps.ts';
import { fieldsOf } from './fields-of-row.ts';
import { judgeRow, nameKeyOf } from './judge.ts';
import type { Judged, KnownPlatform, Register } from './judge.ts';
import type { ImportRow } from './read-rows.ts';

/** The fields of a list that come from its members are not told again by the platform. */
const card = platformDetails.strip().extend({ id: z.string() });

const compared = (platform: KnownPlatform) => ({ ...platform, purls: [], digests: [] });

/** The register as an import compares with it, as it is now. */
export const readForImport = async ({ reads, carriedIds }: ApiDeps): Promise<Register> => {
  const [cards, stored] = await Promise.all([reads.shelf(shelf.register), reads.shelf(shelf.organisations)]);
  const organisations = new Set<unknown>([...carriedIds(), ...stored.map(({ id }) => id)]);
  const platforms: KnownPlatform[] = cards.map((item) => card.parse(item));
  const find = duplicatesAmong(platforms.map(compared), namesThatTellNothing());
  return {
    byId: new Map(platforms.map((platform) => [platform.id, platform])),
    byName: new Map(platforms.map((platform) => [nameKeyOf(platform.nameVi), platform])),
    isOrganisation: (id) => organisations.has(id),
    likeTo: (platform) => find(compared(platform)),
  };
};

const listsOf = async ({ reads }: ApiDeps, rows: readonly ImportRow[]): Promise<PlatformList[]> => {
  const named = new Set(rows.flatMap(({ parts }) => parts.lists ?? []));
  const items = await Promise.all([...named].map((id) => reads.item(keys.state('list', id))));
  return items.flatMap((item) => (item === null ? [] : [parseList(item['state'])]));
};

/** A platform that two rows tell of: which of them counts nobody knows. */
const withTwice = (rows: readonly Judged[]): Judged[] => {
  const first = new Map<string, number>();
  return rows.map((judged) => {
    const { platformId, row } = judged;
    const before = platformId === '' ? undefined : first.get(platformId);
    if (before === undefined) first.set(platformId, row);
    return before === undefined || platformId === ''
      ? judged
      : { ...judged, outcome: 'wrong', wrong: [{ row, column: null, code: 'row-twice' }] };
  });
};

const mostAtOnce = 50;

/** Which lists take in which platforms, as far as they do not have them; at most fifty to a command. */
const membersOf = (rows: readonly Judged[], lists: readonly PlatformList[]): ImportedMembers[] =>
  lists.flatMap((list) => {
    const members = rows.flatMap(({ platformId, details, changes }) => {
      const { lists: named = [], sources = [] } = details ?? changes;
      const isNew = named.includes(list.id) && !Object.hasOwn(list.members, platformId);
      return isNew ? [{ platformId, source: sources[0] ?? list.edition.source }] : [];
    });
    return Array.from({ length: Math.ceil(members.length / mostAtOnce) }, (_, n) => ({
      list: list.id,
      members: members.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
    }));
  });

/** Lists that would have more platforms than their publisher counted. */
const overfull = (members: readonly ImportedMembers[], lists: readonly PlatformList[]): string[] =>
  lists
    .filter(({ id, edition: { total }, members: known }) => {
      const more = members.filter(({ list }) => list === id).flatMap((part) => part.members).length;
      return total !== null && more > 0 && Object.keys(known).length + more > total;
    })
    .map(({ id }) => id);

/** What a whole file would do. */
export interface Plan {
  readonly rows: readonly Judged[];
  readonly members: readonly ImportedMembers[];
}

/** Judges every row of a file against the register, which `read` reads; nothing is changed. */
export const planOf = async (
  deps: ApiDeps,
  rows: readonly ImportRow[],
  read: () => Promise<Register>,
): Promise<Plan> => {
  const [register, lists] = await Promise.all([read(), listsOf(deps, rows)]);
  const brought = new Set(rows.map(({ cells }) => cells.id));
  const known = {
    isOrganisation: register.isOrganisation,
    isList: (id: string): boolean => lists.some((list) => list.id === id),
    isPlatform: (id: string): boolean => register.byId.has(id) || brought.has(id),
  };
  const judged = rows.map((row): Judged => {
    const { fields, wrong } = fieldsOf(row, known);
    const all = [...row.wrong, ...wrong];
    const nothing = { platformId: row.cells.id ?? '', details: null, changes: {}, candidates: [] };
    return all.length > 0
      ? { row: row.row, outcome: 'wrong', ...nothing, wrong: all }
      : judgeRow(row, fields, register);
  });
  const once = withTwice(judged);
  const members = membersOf(once, lists);
  const full = overfull(members, lists);
  const marked = once.map((row): Judged => {
    const isOver = full.some((list) => (row.details ?? row.changes).lists?.includes(list));
    return isOver
      ? { ...row, outcome: 'wrong', wrong: [{ row: row.row, column: 'lists', code: 'list-overfull' }] }
      : row;
  });
  return { rows: marked, members };
};
