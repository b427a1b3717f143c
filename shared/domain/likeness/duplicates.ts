import { exactKeys } from './exact-keys.ts';
import type { ExactKey, ExactKind } from './exact-keys.ts';
import { likenessAmong } from './likeness.ts';
import type { Comparable } from './likeness.ts';
import type { PlatformDetails } from '../platform/platform.ts';

/** By what two platforms are taken for one: the very same key, or likeness of the name or of what is done. */
export const duplicateGrounds = [
  'same-name',
  'same-address',
  'same-purl',
  'same-digest',
  'name',
  'function',
] as const;
export type DuplicateGround = (typeof duplicateGrounds)[number];

/** A platform that may do the same, and why it is named; 1 is the same. */
export interface Duplicate {
  readonly platformId: string;
  readonly score: number;
  readonly grounds: readonly DuplicateGround[];
}

/** A platform as it is compared: what it is called and does, and the packages and digests of its releases. */
export interface Compared extends Comparable, Pick<PlatformDetails, 'address'> {
  readonly purls: readonly string[];
  readonly digests: readonly string[];
}

/** No more are named of one platform: who has so many reads none of them. */
export const mostDuplicates = 20;

const keysOf = (platform: Compared): readonly ExactKey[] =>
  exactKeys(platform, [
    ...platform.purls.map((purl) => ({ purl, digests: [] })),
    { purl: null, digests: platform.digests },
  ]);

const sameKinds: Readonly<Record<ExactKind, DuplicateGround>> = {
  name: 'same-name',
  address: 'same-address',
  purl: 'same-purl',
  digest: 'same-digest',
};

const groundOf = (key: ExactKey): DuplicateGround[] => {
  const kind = Object.entries(sameKinds).find(([name]) => key.startsWith(`${name} `));
  return kind === undefined ? [] : [kind[1]];
};

const sharersOf = (all: readonly Compared[]): ReadonlyMap<ExactKey, readonly string[]> => {
  const sharers = new Map<ExactKey, string[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) {
      const having = sharers.get(key);
      if (having === undefined) sharers.set(key, [one.id]);
      else having.push(one.id);
    }
  return sharers;
};

/**
 * Finds the platforms that are probably the same as one, most alike first, at most `mostDuplicates`: those that share a key
 * (name without marks, address, package, digest), and those that are alike by name or by what they do. `places` are names of
 * localities, folded, which part no two platforms.
 */
export const duplicatesAmong = (all: readonly Compared[], places: readonly string[]) => {
  const alikeTo = likenessAmong(all, places);
  const sharers = sharersOf(all);
  return (platform: Compared): Duplicate[] => {
    const found = new Map<string, Duplicate>();
    for (const { platformId, score, grounds } of alikeTo(platform))
      found.set(platformId, { platformId, score, grounds });
    for (const key of keysOf(platform))
      for (const platformId of sharers.get(key) ?? []) {
        const known = found.get(platformId)?.grounds ?? [];
        const grounds = [...new Set([...groundOf(key), ...known])];
        if (platformId !== platform.id) found.set(platformId, { platformId, score: 1, grounds });
      }
    return [...found.values()]
      .toSorted((one, other) => other.score - one.score || one.platformId.localeCompare(other.platformId))
      .slice(0, mostDuplicates);
  };
};
