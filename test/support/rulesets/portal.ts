import criteria from './portal-fictional/criteria.json' with { type: 'json' };
import provenance from './portal-fictional/provenance.json' with { type: 'json' };
import manifest from './portal-fictional/ruleset.json' with { type: 'json' };

/** A third ruleset that nobody issued: a public-service portal, assessed by scored groups. Data alone, as its folder has it. */
export const portalFolder = { manifest, criteria, provenance };
