import nd3312026Forms from './nd331-2026/forms.json' with { type: 'json' };
import nd852016Forms from './nd85-2016/forms.json' with { type: 'json' };

/** Written by bin/rulesets.mjs from the folders beside it: a ruleset is a folder of data, and no code. */
export const formFiles: readonly unknown[] = [nd3312026Forms, nd852016Forms];
