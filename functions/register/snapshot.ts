import { bodiesNamedIn, publicCard } from '../../shared/contracts/platform-card.ts';
import type { PublicCard } from '../../shared/contracts/platform-card.ts';
import { foldedWords } from '../../shared/domain/folded.ts';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { organisationOf } from '../../shared/register/organisations.ts';
import { searchOver } from '../../shared/register/search/search.ts';
import type { Search } from '../../shared/register/search/search.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';
import { bodyNames } from './names.ts';
import type { NamesOf } from './names.ts';
import type { Names } from '../../shared/register/body-names.ts';

/** Everything public at an instant, read once and searched often. */
export interface Snapshot {
  readonly cards: readonly PublicCard[];
  readonly search: Search;
  /** What those are called whom the cards name. */
  readonly names: Names;
}

const initialsOf = (text: string): string =>
  foldedWords(text)
    .filter((word) => word !== 'va')
    .map((word) => word[0] ?? '')
    .join('');

/** What people call a body beside its name: by its initials, with and without the first (`BTTTT`, `TTTT`), and by those of its parts (`TT&TT`). */
const shortNames = (nameVi: string): readonly string[] => {
  const initials = initialsOf(nameVi);
  const [, ...rest] = nameVi.split(' ');
  const parts = rest.join(' ').split(/,| và /u);
  return [initials, initials.slice(1), ...(parts.length > 1 ? parts.map(initialsOf) : [])];
};

/** Who acts for a province. */
const ofProvince = ['Ủy ban nhân dân', 'UBND'];

/** By what a platform is found by its owner: the name, the id, what people call it. */
const wordsOf = (owner: string | null, names: Names): readonly string[] => {
  if (owner === null) return [];
  const { nameVi = '' } = names[owner] ?? {};
  const isProvince = organisationOf(owner)?.kind === 'province';
  return [owner, nameVi, ...shortNames(nameVi), ...(isProvince ? ofProvince : [])];
};

const readSnapshot = async ({ reads }: RegisterDeps, namesOf: NamesOf): Promise<Snapshot> => {
  const cards = (await reads.shelf(shelf.register)).flatMap((item) => publicCard(item) ?? []);
  const names = await namesOf(cards.flatMap(bodiesNamedIn));
  const search = searchOver(cards.map((card) => ({ ...card, owner: wordsOf(card.owner, names) })));
  return { cards, search, names };
};

/** One snapshot for several requests: a change shows in lists within twenty seconds; one platform, its seal and its permit are read each time. */
export const snapshots = (
  deps: RegisterDeps,
  namesOf: NamesOf = bodyNames(deps),
): (() => Promise<Snapshot>) => readOnce(deps.now, () => readSnapshot(deps, namesOf));
