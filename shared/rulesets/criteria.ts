import { type Level, type RulesetId, levels } from '../domain/level.ts';
import nd331 from './nd331-2026/criteria.json' with { type: 'json' };
import nd85 from './nd85-2016/criteria.json' with { type: 'json' };
import { oneOf } from '../domain/one-of.ts';
import { type Criterion, type CriterionKind, criterionKinds } from './ruleset.ts';

/** The criteria of a ruleset at one level, in the order of the data; no level inherits from another (TCVN 14423:2026 is not cumulative). */
export const criteriaOf = (id: RulesetId, level: Level): readonly Criterion[] => {
  const key = `${id} ${level}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const criteria = files[id].filter((entry) => levelsOf(entry).includes(level)).map(criterionAt(level));
  loaded.set(key, criteria);
  return criteria;
};

type TextPerLevel = Readonly<Record<string, string | undefined>>;

/** An entry as it stands in a criteria file. */
interface CriterionInFile {
  readonly id: string;
  readonly group: string;
  readonly kind: string;
  readonly title_vi: string;
  readonly title_en: string;
  readonly levels: readonly number[];
  readonly source: string;
  readonly verified: boolean;
  readonly levels_verified?: boolean | undefined;
  readonly clauses?: TextPerLevel | undefined;
  readonly min_interval?: TextPerLevel | undefined;
  readonly tags?: readonly string[] | undefined;
}

const files: Readonly<Record<RulesetId, readonly CriterionInFile[]>> = { ND331_2026: nd331, ND85_2016: nd85 };
const loaded = new Map<string, readonly Criterion[]>();

const levelsOf = (entry: CriterionInFile): readonly Level[] =>
  entry.levels.map((level) => oneOf(levels, level));

const criterionAt =
  (level: Level) =>
  (entry: CriterionInFile): Criterion => ({
    id: entry.id,
    group: entry.group,
    kind: oneOf<CriterionKind>(criterionKinds, entry.kind),
    vi: entry.title_vi,
    en: entry.title_en,
    clause: entry.clauses?.[level] ?? null,
    minInterval: entry.min_interval?.[level] ?? null,
    tags: entry.tags ?? [],
    provenance: {
      source: entry.source,
      verified: entry.verified,
      levelsVerified: entry.levels_verified ?? entry.verified,
    },
  });
