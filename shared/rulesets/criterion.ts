import type { Level } from '../domain/level.ts';
import type { CriterionInFile } from './ruleset-schema.ts';
import type { Criterion, RulesetTerms } from './ruleset.ts';

/** Whole months of an ISO 8601 duration in years or months; null for a word. */
const monthsOf = (interval: string | null): number | null => {
  const [, count, unit] = /^P(\d+)([YM])$/u.exec(interval ?? '') ?? [];
  return count === undefined ? null : Number(count) * (unit === 'Y' ? 12 : 1);
};

/** An entry of a criteria file as it stands at one level; no level inherits from another (TCVN 14423:2026 is not cumulative). */
export const criterionAt =
  (level: Level, { dueUnlessSaid }: Pick<RulesetTerms, 'dueUnlessSaid'>) =>
  (entry: CriterionInFile): Criterion => {
    const minInterval = entry.min_interval?.[level] ?? null;
    const { when, ...dueBasis } = entry.due ?? dueUnlessSaid;
    const { conditions = [], ...appliesBasis } = entry.applies_when ?? {};
    const tags = entry.tags ?? [];
    return {
      id: entry.id,
      group: entry.group,
      kind: entry.kind,
      vi: entry.title_vi,
      en: entry.title_en,
      clause: entry.clauses?.[level] ?? null,
      due: when,
      gate: tags.includes('gate'),
      appliesWhen: conditions,
      minInterval,
      periodic: minInterval !== null,
      freshForMonths: monthsOf(minInterval),
      points: entry.points ?? null,
      tags,
      provenance: {
        source: entry.source,
        verified: entry.verified,
        levelsVerified: entry.levels_verified ?? entry.verified,
        due: dueBasis,
        appliesWhen: 'article' in appliesBasis ? appliesBasis : null,
      },
    };
  };
