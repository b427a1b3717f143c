import { publicCard } from '../../shared/contracts/platform-card.ts';
import type { PublicCard } from '../../shared/contracts/platform-card.ts';
import { foldedWords } from '../../shared/domain/folded.ts';
import { readOnce } from '../../shared/lambda/read-once.ts';
import { organisationOf } from '../../shared/register/organisations.ts';
import { searchOver } from '../../shared/register/search/search.ts';
import type { Search } from '../../shared/register/search/search.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';

/** Everything public at an instant, read once and searched often. */
export interface Snapshot {
  readonly cards: readonly PublicCard[];
  readonly search: Search;
}

/** The name, the id, and the initials of a body: `BTTTT` and `TTTT` both find the ministry. */
const namesOf = (owner: string | null): readonly string[] => {
  if (owner === null) return [];
  const nameVi = organisationOf(owner)?.nameVi ?? '';
  const initials = foldedWords(nameVi)
    .filter((word) => word !== 'va')
    .map((word) => word[0] ?? '')
    .join('');
  return [owner, nameVi, initials, initials.slice(1)];
};

const readSnapshot = async ({ reads }: RegisterDeps): Promise<Snapshot> => {
  const cards = (await reads.shelf(shelf.register)).flatMap((item) => publicCard(item) ?? []);
  const search = searchOver(cards.map((card) => ({ ...card, owner: namesOf(card.owner) })));
  return { cards, search };
};

/** One snapshot for several requests: a change shows in lists within twenty seconds; one platform, its seal and its permit are read each time. */
export const snapshots = (deps: RegisterDeps): (() => Promise<Snapshot>) =>
  readOnce(deps.now, () => readSnapshot(deps));
