import type { Level } from '../domain/level.ts';
import type { CriterionInFile } from './ruleset-schema.ts';
import type { Criterion, RulesetTerms } from './ruleset.ts';

type Terms = Pick<RulesetTerms, 'dueUnlessSaid'>;

/** Whole months of an ISO 8601 duration in years or months; null for a word. */
const monthsOf = (interval: string | null): number | null => {
  const [, count, unit] = /^P(\d+)([YM])$/u.exec(interval ?? '') ?? [];
  return count === undefined ? null : Number(count) * (unit === 'Y' ? 12 : 1);
};

type Said = Pick<Criterion, 'due' | 'appliesWhen'> & {
  readonly basis: Pick<Criterion['provenance'], 'due' | 'appliesWhen'>;
};

/** When an entry is due and when it applies: what it says itself, else what the ruleset says of all. */
const saidOf = ({ due, applies_when }: CriterionInFile, { dueUnlessSaid }: Terms): Said => {
  const { when, ...dueBasis } = due ?? dueUnlessSaid;
  if (applies_when === undefined)
    return { due: when, appliesWhen: [], basis: { due: dueBasis, appliesWhen: null } };
  const { conditions, ...appliesBasis } = applies_when;
  return { due: when, appliesWhen: conditions, basis: { due: dueBasis, appliesWhen: appliesBasis } };
};

const provenanceOf = ({ source, verified, levels_verified }: CriterionInFile) => ({
  source,
  verified,
  levelsVerified: levels_verified ?? verified,
});

/** An entry of a criteria file as it stands at one level; no level inherits from another (TCVN 14423:2026 is not cumulative). */
export const criterionAt =
  (level: Level, terms: Terms) =>
  (entry: CriterionInFile): Criterion => {
    const minInterval = entry.min_interval?.[level] ?? null;
    const tags = entry.tags ?? [];
    const { due, appliesWhen, basis } = saidOf(entry, terms);
    return {
      id: entry.id,
      group: entry.group,
      kind: entry.kind,
      vi: entry.title_vi,
      en: entry.title_en,
      clause: entry.clauses?.[level] ?? null,
      due,
      establishedBy: entry.established_by ?? null,
      gate: tags.includes('gate'),
      appliesWhen,
      minInterval,
      periodic: minInterval !== null,
      freshForMonths: monthsOf(minInterval),
      points: entry.points ?? null,
      tags,
      provenance: { ...provenanceOf(entry), ...basis },
    };
  };
