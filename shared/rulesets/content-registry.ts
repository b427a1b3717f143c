import nd3312026Manifest from './nd331-2026/ruleset.json' with { type: 'json' };
import nd852016Manifest from './nd85-2016/ruleset.json' with { type: 'json' };
import nd3312026Criteria from './nd331-2026/criteria.json' with { type: 'json' };
import nd3312026Provenance from './nd331-2026/provenance.json' with { type: 'json' };
import nd852016Criteria from './nd85-2016/criteria.json' with { type: 'json' };
import nd852016Provenance from './nd85-2016/provenance.json' with { type: 'json' };
import nd3312026Levels from './nd331-2026/levels.json' with { type: 'json' };
import nd852016Levels from './nd85-2016/levels.json' with { type: 'json' };

/** Written by bin/rulesets.mjs from the folders beside it: a ruleset is a folder of data, and no code. */
export const contents: readonly unknown[] = [
  {
    manifest: nd3312026Manifest,
    criteria: nd3312026Criteria,
    provenance: nd3312026Provenance,
    levels: nd3312026Levels,
  },
  {
    manifest: nd852016Manifest,
    criteria: nd852016Criteria,
    provenance: nd852016Provenance,
    levels: nd852016Levels,
  },
];
