import nd3312026Levels from './nd331-2026/levels.json' with { type: 'json' };
import nd852016Levels from './nd85-2016/levels.json' with { type: 'json' };

/** Written by bin/rulesets.mjs from the folders beside it: a ruleset is a folder of data, and no code. */
export const levelFiles: readonly unknown[] = [nd3312026Levels, nd852016Levels];
