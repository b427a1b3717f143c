import { mostDuplicates } from '../likeness/duplicates.ts';
import type { Duplicate } from '../likeness/duplicates.ts';

/** Why a platform is another one than the one that is named, in the words of whoever says so. */
export interface Difference {
  readonly platformId: string;
  readonly reason: string;
}

/** What a wish knows of platforms like its own: those that the door has found, and what its author says of them. */
export interface Compared {
  readonly duplicates?: readonly Duplicate[] | undefined;
  readonly differs?: readonly Difference[] | undefined;
}

/** The platforms that were found like the one of a case, and of which it was said why they are others. */
export interface Overlap {
  readonly named: readonly { readonly platformId: string; readonly answered: boolean }[];
  /** The instant at which one was first found; null where none ever was. */
  readonly since: string | null;
}

export const noOverlap: Overlap = { named: [], since: null };

/** The platforms that are found now and of which nobody has said why they are others, before or with this wish. */
export const unansweredIn = ({ named }: Overlap, { duplicates = [], differs = [] }: Compared): string[] => {
  const answered = new Set([
    ...named.filter((one) => one.answered).map(({ platformId }) => platformId),
    ...differs.map(({ platformId }) => platformId),
  ]);
  return duplicates.map(({ platformId }) => platformId).filter((id) => !answered.has(id));
};

/** What a wish leaves in the event that it becomes; nothing where nothing was found or said. */
export const comparedIn = ({ duplicates = [], differs = [] }: Compared): Compared => ({
  ...(duplicates.length > 0 && { duplicates }),
  ...(differs.length > 0 && { differs }),
});

/** What is known after platforms were found, or told apart; of more than twenty the latest count. */
export const overlapAfter = (
  { named, since }: Overlap,
  { duplicates = [], differs = [] }: Compared,
  at: string,
): Overlap => {
  const answered = new Map(named.map((one) => [one.platformId, one.answered]));
  for (const { platformId } of duplicates) answered.set(platformId, answered.get(platformId) ?? false);
  for (const { platformId } of differs) answered.set(platformId, true);
  return {
    named: [...answered].map(([platformId, is]) => ({ platformId, answered: is })).slice(-mostDuplicates),
    since: since ?? (duplicates.length > 0 ? at : null),
  };
};
