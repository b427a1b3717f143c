import type { Level, RulesetId } from '../domain/level.ts';
import type { Move } from '../domain/moves.ts';
import type { Manifest } from './ruleset-schema.ts';
import { manifest } from './ruleset-schema.ts';
import { manifests } from './registry.ts';
import type { LegalBasis, RulesetTerms } from './ruleset.ts';

const basisOf = ({ articles }: Manifest, move: Move): LegalBasis => {
  const found = articles[move];
  if (found === undefined) throw new Error(`ruleset: ${move} has no article`);
  return found;
};

/** What a `ruleset.json` says; anything that the schema does not know is thrown, so that bad data never loads. */
export const termsFrom = (file: unknown): RulesetTerms => {
  const { appraisers, approvers, ...terms } = manifest.parse(file);
  const whole: Manifest = { ...terms, appraisers, approvers };
  return {
    ...terms,
    appraiserOf: (level: Level) => appraisers[level],
    approverOf: (level: Level) => approvers[level],
    articleOf: (move: Move) => basisOf(whole, move),
  };
};

/** Later versions first, so that the first that fits is the newest. */
const newestFirst = (one: RulesetTerms, other: RulesetTerms): number =>
  (other.takenFrom ?? '').localeCompare(one.takenFrom ?? '');

/** The one with this name in this version; without a version the newest. Throws where there is none. */
export const pickRuleset = <T extends RulesetTerms>(
  all: readonly T[],
  id: RulesetId,
  version?: string,
): T => {
  const found = all
    .filter((terms) => terms.id === id && (version === undefined || terms.version === version))
    .sort(newestFirst)[0];
  if (found === undefined) throw new Error(`there is no ruleset ${id} in version ${version ?? 'any'}`);
  return found;
};

let loaded: readonly RulesetTerms[] | undefined;

/** The terms of every version of every registered ruleset. */
export const everyTerms = (): readonly RulesetTerms[] => (loaded ??= manifests.map(termsFrom));

/** The numbers and articles of a ruleset; small, for bundles that must not carry the criteria. */
export const rulesetTermsOf = (id: RulesetId, version?: string): RulesetTerms =>
  pickRuleset(everyTerms(), id, version);
