import { foldedWords } from '../../shared/domain/folded.ts';
import { organisationOf } from '../../shared/register/organisations.ts';
import { searchOver } from '../../shared/register/search/search.ts';
import type { Search } from '../../shared/register/search/search.ts';
import { shelf } from '../../shared/workflow/keys.ts';
import type { RegisterDeps } from './deps.ts';
import { publicCard } from './register-entry.ts';
import type { PublicCard } from './register-entry.ts';

/** Everything public at an instant, read once and searched often. */
export interface Snapshot {
  readonly cards: readonly PublicCard[];
  readonly search: Search;
}

/** A change shows in lists within so many milliseconds; one platform, its seal and its permit are read each time. */
const longest = 20_000;
const timesAsLong = 20;

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

/**
 * Keeps one snapshot for twenty times as long as it took to read, and no longer than twenty seconds: a small register is
 * always as it is now, and a large one does not spend its time on being read.
 */
export const snapshots = (deps: RegisterDeps): (() => Promise<Snapshot>) => {
  const clock = (): number => Date.parse(deps.now());
  let kept: Promise<Snapshot> | null = null;
  let until = 0;
  const read = async (): Promise<Snapshot> => {
    const started = clock();
    until = started + longest;
    const snapshot = await readSnapshot(deps);
    until = started + Math.min(longest, timesAsLong * (clock() - started));
    return snapshot;
  };
  return () => {
    if (kept === null || clock() >= until) {
      kept = read().catch((error: unknown) => {
        kept = null;
        throw error;
      });
    }
    return kept;
  };
};
