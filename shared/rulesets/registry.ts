import nd3312026Manifest from './nd331-2026/ruleset.json' with { type: 'json' };
import nd852016Manifest from './nd85-2016/ruleset.json' with { type: 'json' };

/** Written by bin/rulesets.mjs from the folders beside it: a ruleset is a folder of data, and no code. */
export const manifests: readonly unknown[] = [nd3312026Manifest, nd852016Manifest];
