import type { Level } from '../level.ts';

/** What the facts of a dossier came to, as short as the decision state keeps it. */
export type LevelFound =
  | {
      readonly kind: 'determined';
      readonly level: Level;
      readonly criteria: readonly string[];
      /** Facts that nobody has stated and that could raise the level, as paths; at most ten. */
      readonly couldRaise: readonly string[];
    }
  | { readonly kind: 'no-criterion-matched' | 'facts-contradict'; readonly facts: readonly string[] };

/** Why a proposed level does not stand against the facts. */
export type LevelObjection =
  | {
      readonly code: 'level-below-determined' | 'level-grounds-missing';
      readonly proposed: Level;
      readonly determined: Level;
      readonly criteria: readonly string[];
    }
  | { readonly code: 'no-criterion-matched' | 'facts-contradict'; readonly facts: readonly string[] };
