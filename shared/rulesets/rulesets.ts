import type { Level, RulesetId, RulesetRef } from '../domain/level.ts';
import { contents } from './content-registry.ts';
import { criterionAt } from './criterion.ts';
import { levelRulesFrom } from './level-criteria.ts';
import type { Provenance } from './ruleset-schema.ts';
import { rulesetFolder } from './ruleset-schema.ts';
import { pickRuleset, termsFrom } from './ruleset-terms.ts';
import type { Criterion, Ruleset } from './ruleset.ts';

/** A ruleset with its criteria, and where its data comes from. */
export interface LoadedRuleset extends Ruleset {
  readonly dataProvenance: Provenance;
}

/** A ruleset out of the three files of its folder; anything that the schema does not know is thrown. */
export const rulesetFrom = (folder: unknown): LoadedRuleset => {
  const { manifest, criteria, provenance, levels } = rulesetFolder.parse(folder);
  const terms = termsFrom(manifest);
  const perLevel = new Map<Level, readonly Criterion[]>();
  const listAt = (level: Level): readonly Criterion[] =>
    criteria.filter((entry) => entry.levels.includes(level)).map(criterionAt(level, terms));
  return {
    ...terms,
    ...levelRulesFrom(levels),
    dataProvenance: provenance,
    criteriaOf: (level) => {
      const known = perLevel.get(level) ?? listAt(level);
      perLevel.set(level, known);
      return known;
    },
  };
};

/** What every other version that is known asks of the cases of this one. */
const withTransitions = (one: LoadedRuleset, all: readonly LoadedRuleset[]): LoadedRuleset => ({
  ...one,
  transitions: all.flatMap(({ id, affects }) =>
    affects
      .filter(({ ruleset, version }) => ruleset === one.id && (version ?? one.version) === one.version)
      .map(({ whoHolds, until }) => ({ by: id, whoHolds, until })),
  ),
});

const loadAll = (): readonly LoadedRuleset[] => {
  const all = contents.map(rulesetFrom);
  return all.map((one) => withTransitions(one, all));
};

let loaded: readonly LoadedRuleset[] | undefined;

/** Every version of every registered ruleset; a dossier under way keeps to its own, so old versions stay in the data. */
export const everyRuleset = (): readonly LoadedRuleset[] => (loaded ??= loadAll());

/** A ruleset with its criteria, the newest version unless one is named; bundles without criteria take `rulesetTermsOf`. */
export const rulesetOf = (id: RulesetId, version?: string): LoadedRuleset =>
  pickRuleset(everyRuleset(), id, version);

/** The law of a case, in the version that it keeps. */
export const rulesOfCase = ({ ruleset, rulesetVersion }: RulesetRef): LoadedRuleset =>
  rulesetOf(ruleset, rulesetVersion);
