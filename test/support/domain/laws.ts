import { pickRuleset } from '../../../shared/rulesets/ruleset-terms.ts';
import type { LoadedRuleset } from '../../../shared/rulesets/rulesets.ts';
import { everyRuleset, rulesetFrom } from '../../../shared/rulesets/rulesets.ts';
import { portalFolder } from '../rulesets/portal.ts';

const portal = rulesetFrom(portalFolder);

/** The ruleset of that name, be it registered or the fictional one of the tests. */
export const lawOf = (id: string): LoadedRuleset => pickRuleset([...everyRuleset(), portal], id);
